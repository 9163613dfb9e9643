import type { EvidenceId } from "../../kernel/brand.ts";
import type { UnitEvidence } from "../evidence/evidence.ts";
import type { WithdrawableKind } from "../evidence/unit-facts.ts";
import type { FlowAttempt } from "./flow-attempt.ts";
import { currentAttempt, type Unit } from "./unit.ts";

/** Which part of an attempt holds which confirmation. */
const partOf = {
  successConfirmed: "success",
  failureConfirmed: "failure",
  resealConfirmed: "reseal",
  powerOffConfirmed: "powerOff",
  labelPrinted: "label",
  boxScanned: "box",
  reportAccepted: "reportAccepted",
} as const satisfies Partial<Record<WithdrawableKind, keyof FlowAttempt>>;

/** Takes one confirmation back, if it is still the one in force; the journal keeps both rows (workflow rule G11). */
export function withdraw(unit: Unit, evidence: UnitEvidence & { readonly kind: "confirmationWithdrawn" }): Unit {
  if (evidence.withdrawn === "shipped")
    return unit.shipped?.evidenceId === evidence.evidenceId ? withoutShipped(unit) : unit;
  if (evidence.withdrawn === "identityDecided" || evidence.withdrawn === "identityScanned")
    return withdrawIdentity(unit, evidence.evidenceId);
  const attempt = currentAttempt(unit);
  if (attempt === undefined) return unit;
  if (evidence.withdrawn === "startConfirmed") return withdrawStart(unit, attempt, evidence.evidenceId);
  const part = partOf[evidence.withdrawn];
  if (attempt[part]?.evidenceId !== evidence.evidenceId) return unit;
  const { [part]: _withdrawn, ...rest } = attempt;
  return { ...unit, attempts: unit.attempts.with(-1, rest) };
}

/** Without its start mark a run stays only when the device or the tenant showed it too. */
function withdrawStart(unit: Unit, attempt: FlowAttempt, id: EvidenceId): Unit {
  if (attempt.start?.evidenceId !== id) return unit;
  const { start: _start, ...rest } = attempt;
  return { ...unit, attempts: wasObserved(unit, attempt) ? unit.attempts.with(-1, rest) : unit.attempts.slice(0, -1) };
}

/** A retry takes over enrolment and report row of the run before: then only signals that differ from that run's show it. */
function wasObserved(unit: Unit, attempt: FlowAttempt): boolean {
  const before = unit.attempts.at(-2);
  const isRetry = before !== undefined && before.enrolFrom === attempt.enrolFrom;
  if (!isRetry) return attempt.signals !== undefined || attempt.managed !== undefined || attempt.event !== undefined;
  const { signals } = attempt;
  const shown = (known: FlowAttempt["signals"]): string => JSON.stringify(known?.value.categories);
  return signals !== undefined && shown(signals) !== shown(before.signals);
}

/** A decision or the scan of a label: what was known before it counts again. */
function withdrawIdentity(unit: Unit, id: EvidenceId): Unit {
  const { decision, scannedBy, ...rest } = unit;
  if (decision?.evidenceId === id) return scannedBy === undefined ? rest : { ...rest, scannedBy };
  if (scannedBy !== id) return unit;
  return { ...rest, ...(decision === undefined ? {} : { decision }), scannedSerial: "" };
}

function withoutShipped(unit: Unit): Unit {
  const { shipped: _shipped, ...rest } = unit;
  return rest;
}
