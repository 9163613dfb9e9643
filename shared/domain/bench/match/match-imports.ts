import type { EpochMs } from "../../../kernel/brand.ts";
import { mapGet, mapValues } from "../../../kernel/persistent-map.ts";
import type { Draft } from "../../evidence/draft.ts";
import { absenceProvenFrom } from "../../registration/absence.ts";
import type { ImportRecord } from "../../tenant/records.ts";
import type { ImportTrail } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";

/**
 * Evidence from one reading of the imported rows: rows with our import ids that changed, and absence of rows whose
 * fate is unclear. Rows of others are left alone. `askedAt` is when the list was asked for: it says nothing about later.
 */
export function matchImports(
  state: BenchState,
  records: readonly ImportRecord[],
  now: EpochMs,
  askedAt: EpochMs,
): readonly Draft[] {
  const drafts: Draft[] = [];
  const present = new Set<string>();
  for (const record of records) {
    present.add(record.importId);
    const id = mapGet(state.byImportId, record.importId);
    const unit = id === undefined ? undefined : mapGet(state.units, id);
    if (unit === undefined || isSame(unit.import?.record?.value, record) || isOld(unit.import, askedAt)) continue;
    drafts.push({ kind: "importSeen", source: "E-IMP", at: now, unitId: unit.id, record });
  }
  for (const id of mapValues(state.byImportId)) {
    const unit = mapGet(state.units, id);
    const trail = unit?.import;
    if (unit === undefined || trail === undefined || unit.stage !== "registering" || present.has(trail.importId))
      continue;
    if (trail.rowRemovedAt !== undefined) continue;
    const isSettled = trail.state !== "sent" && askedAt >= absenceProvenFrom(unit);
    if (!isSettled || (trail.absentAt ?? 0) >= absenceProvenFrom(unit)) continue;
    drafts.push({ kind: "importAbsent", source: "E-IMP", at: now, unitId: unit.id });
  }
  return drafts;
}

/**
 * Whether a list may show a row from before: one of ours is sent again under the same import id, and what was asked for
 * while that is on its way, or before its answer came, may still have the row that it takes the place of.
 */
function isOld(trail: ImportTrail | undefined, askedAt: EpochMs): boolean {
  return trail?.state === "sent" || askedAt < (trail?.record?.seenAt ?? 0);
}

function isSame(known: ImportRecord | undefined, record: ImportRecord): boolean {
  return (
    known !== undefined &&
    known.status === record.status &&
    known.errorCode === record.errorCode &&
    known.registrationId === record.registrationId
  );
}
