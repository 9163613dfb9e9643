import type { EpochMs, UnitId } from "../../kernel/brand.ts";
import { mapDelete, mapEntries, mapGet, mapSet, type PersistentMap } from "../../kernel/persistent-map.ts";
import type { ChangeItem } from "../assignment/tenant-change.ts";
import type { BenchState } from "../bench/bench-state.ts";
import type { BenchDraft } from "../evidence/draft.ts";
import type { Unit } from "../unit/unit.ts";

/** Units that one change by the order gives its tag. */
const mostTags = 500;

/**
 * Puts a unit into the queue that Partner Center registered and that has no group tag yet, and takes every other out:
 * Partner Center cannot set one. It is done once; another tag than none is somebody's decision.
 */
export function queueTag(queue: PersistentMap<EpochMs>, unit: Unit): PersistentMap<EpochMs> {
  if (!isToTag(unit)) return mapDelete(queue, unit.id);
  return mapGet(queue, unit.id) === undefined ? mapSet<EpochMs>(queue, unit.id, unit.lastSeenAt) : queue;
}

function isToTag({ stage, partner, registration, wantedTag, change }: Unit): boolean {
  if (partner === undefined || partner.tagAskedAt !== undefined || change !== undefined) return false;
  if (stage !== "registered" && stage !== "assigned") return false;
  return wantedTag !== "" && registration?.value.groupTag === "";
}

/** The order's tag for the units that wait for it, as one change of the tenant that is read back like any other. */
export function planTags(state: BenchState, now: EpochMs): BenchDraft | undefined {
  if (state.order === undefined || state.toTag.size === 0) return undefined;
  const items: ChangeItem[] = [];
  for (const [id] of mapEntries(state.toTag)) {
    const unit = mapGet(state.units, id);
    const registration = unit?.registration?.value;
    if (unit === undefined || registration === undefined) continue;
    const { ztdId, serialNumber, groupTag: before } = registration;
    items.push({ ztdId, serialNumber, unitId: id as UnitId, field: "groupTag", before, after: unit.wantedTag });
    if (items.length === mostTags) break;
  }
  if (items.length === 0) return undefined;
  const chosen = { devices: items.length, unchanged: 0, refused: 0 };
  // The same until it is folded, so that planning twice opens it once.
  const changeId = `tags-${state.changes.length + 1}`;
  return { kind: "tenantChangeOpened", source: "E-RUN", at: now, change: { changeId, reason: "order", items, chosen } };
}
