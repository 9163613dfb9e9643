import type { EpochMs } from "../../kernel/brand.ts";
import type { UnitEvidence } from "../evidence/evidence.ts";
import type { Unit } from "../unit/unit.ts";

/** Papers that an owner of the device has, and that Microsoft asks for when the other organisation does not answer. */
export const releasePapers = [
  "invoice",
  "deliveryNote",
  "transferOfOwnership",
  "photoOfLabel",
  "photoOfScreen",
] as const;
export type ReleasePaper = (typeof releasePapers)[number];

/** One time the import service said that another tenant has the device. */
export type ForeignRow = {
  readonly code: number;
  readonly name: string;
  readonly attempt: number;
  readonly importId: string;
  readonly seenAt: EpochMs;
};

/** How the release of a device that another tenant has stands. It outlives restarts and refused tries. */
export type ReleaseTrail = {
  readonly foundAt: EpochMs;
  /** Newest last. */
  readonly rows: readonly ForeignRow[];
  readonly caseNumber: string;
  readonly papers: readonly ReleasePaper[];
  readonly note: string;
  readonly notedAt?: EpochMs;
  readonly notedBy?: string;
  /** The evidence pack as last written. */
  readonly packAt?: EpochMs;
  /** When somebody last took the hash out, for Microsoft. */
  readonly hashTakenAt?: EpochMs;
  /** When somebody said that the owner has released it; the device is then tried again. */
  readonly toldAt?: EpochMs;
  readonly toldBy?: string;
};

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
