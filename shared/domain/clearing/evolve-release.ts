import type { UnitEvidence } from "../evidence/evidence.ts";
import type { Unit } from "../unit/unit.ts";
import type { ForeignRow, ReleaseTrail } from "./release-trail.ts";

/** Facts about the release. */
export type ReleaseEvidence = UnitEvidence & {
  readonly kind: "clearingReleaseNoted" | "clearingPackWritten" | "clearingReleaseTold";
};

/** Folds what was done for the release. Without a finding there is nothing to release. */
export function evolveRelease(unit: Unit, evidence: ReleaseEvidence): Unit {
  const { release } = unit;
  if (release === undefined) return unit;
  switch (evidence.kind) {
    case "clearingReleaseNoted": {
      const { caseNumber, papers, note, at, actor } = evidence;
      return { ...unit, release: { ...release, caseNumber, papers, note, notedAt: at, notedBy: actor } };
    }
    case "clearingPackWritten": {
      const taken = evidence.withHash ? { hashTakenAt: evidence.at } : {};
      return { ...unit, release: { ...release, packAt: evidence.at, ...taken } };
    }
    case "clearingReleaseTold":
      return {
        ...unit,
        release: { ...release, toldAt: evidence.at, toldBy: evidence.actor },
        sendAgainFrom: evidence.at,
      };
  }
}

/** The unit with each refusal of another tenant noted, from the first one on. */
export function noteForeign(unit: Unit): Unit {
  const record = unit.import?.record;
  if (unit.stage !== "foreignTenant" || unit.import === undefined || record === undefined) return unit;
  const { attempt, importId } = unit.import;
  const { errorCode: code, errorName: name } = record.value;
  const known = unit.release?.rows ?? [];
  if (known.some((row) => row.attempt === attempt && row.importId === importId)) return unit;
  const row: ForeignRow = { code, name, attempt, importId, seenAt: record.seenAt };
  const release: ReleaseTrail = unit.release ?? {
    foundAt: record.seenAt,
    rows: [],
    caseNumber: "",
    papers: [],
    note: "",
  };
  return { ...unit, release: { ...release, rows: [...release.rows, row] } };
}
