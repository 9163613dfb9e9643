import type { IdentityRegister, UnitElsewhere } from "../../main/app/ports/identity-register.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { err, ok } from "../../shared/kernel/result.ts";

type KnownOrder = Pick<UnitElsewhere, "orderNumber" | "customer">;
type KnownUnit = Omit<UnitElsewhere, keyof KnownOrder> & { readonly keys: ReadonlySet<string> };

/** The register without a file, for tests of what lies above it. */
export function createMemoryRegister(): IdentityRegister {
  const orders = new Map<string, KnownOrder>();
  const units = new Map<string, KnownUnit>();
  let isOpen = true;
  return {
    put: (news) => {
      if (!isOpen) return err(appError("unavailable", "store.writeFailed", { reason: "other" }));
      for (const { keys, orderNumber, customer, ...unit } of news) {
        const id = JSON.stringify([unit.orderId, unit.unitId]);
        orders.set(unit.orderId, { orderNumber, customer });
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
          const order = unit === undefined ? undefined : orders.get(unit.orderId);
          if (unit === undefined || order === undefined) return undefined;
          const { keys: _keys, ...rest } = unit;
          return { ...rest, ...order };
        }),
      );
    },
    close: () => {
      isOpen = false;
    },
  };
}
