import type { IdentityRegister, UnitElsewhere } from "../../main/app/ports/identity-register.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { err, ok } from "../../shared/kernel/result.ts";

/** The register without a file, for tests of what lies above it. */
export function createMemoryRegister(): IdentityRegister {
  const units = new Map<string, UnitElsewhere & { readonly keys: ReadonlySet<string> }>();
  let isOpen = true;
  return {
    put: (news) => {
      if (!isOpen) return err(appError("unavailable", "store.writeFailed", { reason: "other" }));
      for (const { keys, ...unit } of news) {
        const id = JSON.stringify([unit.orderId, unit.unitId]);
        units.set(id, { ...unit, keys: new Set([...(units.get(id)?.keys ?? []), ...keys]) });
      }
      return ok(undefined);
    },
    find: (orderId, lists) => {
      if (!isOpen) return err(appError("unavailable", "store.unreadable", { reason: "other" }));
      const elsewhere = [...units.values()]
        .filter((unit) => unit.orderId !== orderId)
        .sort((left, right) => right.seenAt - left.seenAt);
      return ok(
        lists.map((keys) => {
          const unit = elsewhere.find((candidate) => keys.some((key) => candidate.keys.has(key)));
          if (unit === undefined) return undefined;
          const { keys: _keys, ...rest } = unit;
          return rest;
        }),
      );
    },
    close: () => {
      isOpen = false;
    },
  };
}
