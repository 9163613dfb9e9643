import type { Evidence } from "../../../shared/domain/evidence/evidence.ts";
import type { HashSummary } from "../../../shared/domain/intake/hash-summary.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";

/**
 * Texts that many units have in common, each kept once: a file of a hundred thousand devices names a handful of models,
 * and every row of it would otherwise keep its own copies of them.
 */
export type SharedWords = {
  /** The same evidence, word for word. */
  readonly ofEvidence: (evidence: Evidence) => Evidence;
  /** The same unit, word for word; for units that are read back and not folded. */
  readonly ofUnit: (unit: Unit) => Unit;
};

/** More than this are no longer words in common but values of their own. */
const mostWords = 4_096;

const none: readonly never[] = [];

/** Builds an empty store of words; whoever folds or reads units owns one. */
export function createSharedWords(): SharedWords {
  const words = new Map<string, string>();
  const word = <T extends string>(text: T): T => {
    const known = words.get(text);
    // Equal texts are of one type, however they are branded.
    if (known !== undefined) return known as T;
    if (words.size < mostWords) words.set(text, text);
    return text;
  };

  const ofSummary = (summary: HashSummary): HashSummary => ({
    ...summary,
    manufacturer: word(summary.manufacturer),
    model: word(summary.model),
    tpm: word(summary.tpm),
    osBuild: word(summary.osBuild),
    grade: word(summary.grade),
    macAddresses: orNone(summary.macAddresses),
    diskSerials: orNone(summary.diskSerials),
    findings: orNone(summary.findings),
  });

  const ofEvidence = (evidence: Evidence): Evidence => {
    if (evidence.kind !== "unitSeen" && evidence.kind !== "hardwareHashRead") return evidence;
    const envelope = { orderId: word(evidence.orderId), source: word(evidence.source) };
    if (evidence.kind === "unitSeen") return { ...evidence, ...envelope };
    const summary = ofSummary(evidence.summary);
    return { ...evidence, ...envelope, summary, reportedSerial: asIn(summary, evidence.reportedSerial) };
  };

  const ofUnit = (unit: Unit): Unit => {
    const common = {
      orderId: word(unit.orderId),
      wantedTag: word(unit.wantedTag),
      stage: word(unit.stage),
      attempts: orNone(unit.attempts),
      shared: orNone(unit.shared),
    };
    if (unit.hash === undefined) return { ...unit, ...common };
    const hash = { ...unit.hash, source: word(unit.hash.source), value: ofSummary(unit.hash.value) };
    return { ...unit, ...common, hash, reportedSerial: asIn(hash.value, unit.reportedSerial) };
  };

  return { ofEvidence, ofUnit };
}

function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list;
}

/** What was reported is as a rule what the hash says. */
function asIn({ serialNumber }: HashSummary, reported: string): string {
  return reported === serialNumber ? serialNumber : reported;
}
