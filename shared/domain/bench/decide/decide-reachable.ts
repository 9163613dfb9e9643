import { mapGet } from "../../../kernel/persistent-map.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import type { Draft } from "../../evidence/draft.ts";
import type { BenchState } from "../bench-state.ts";
import { unitInSlot } from "../match/find-unit.ts";
import type { Command, CommandContext } from "./command.ts";

/** Devices that the bridge lists become units; known ones are left alone. */
export function decideReachableDevices(
  state: BenchState,
  { devices }: Command & { readonly kind: "addReachableDevices" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  const drafts: Draft[] = [];
  const taken = new Set<number>();
  for (const { address, label, newUnitId, slot } of devices) {
    if (mapGet(state.byAddress, address) !== undefined) continue;
    drafts.push({ kind: "unitSeen", source: "E-BR", at: now, actor, unitId: newUnitId, label, address });
    const isFree = slot !== undefined && slot <= (state.order?.slots ?? 0) && unitInSlot(state, slot) === undefined;
    if (slot === undefined || !isFree || taken.has(slot)) continue;
    taken.add(slot);
    drafts.push({ kind: "unitPlaced", source: "E-BR", at: now, actor, unitId: newUnitId, slot });
  }
  return ok(drafts);
}
