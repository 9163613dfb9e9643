import type { EpochMs } from "../../kernel/brand.ts";
import { mapDelete, mapGet, mapSet, mapValues } from "../../kernel/persistent-map.ts";
import { type Evidence, isUnitEvidence, type UnitEvidence } from "../evidence/evidence.ts";
import { withdrawableKinds } from "../evidence/unit-facts.ts";
import { absenceProvenFrom } from "../registration/absence.ts";
import { importOutcome } from "../registration/import-outcome.ts";
import { evolveUnit, unitAtFirstSight } from "../unit/evolve-unit.ts";
import type { Unit } from "../unit/unit.ts";
import type { BenchState, LastConfirmation } from "./bench-state.ts";
import { indexUnit } from "./index-unit.ts";
import { changeDemand } from "./tenant-demand.ts";

/** Folds one piece of evidence into the bench. Answers the same object when it changes nothing. */
export function evolve(state: BenchState, evidence: Evidence): BenchState {
  if (isUnitEvidence(evidence)) return evolveUnits(state, evidence);
  switch (evidence.kind) {
    case "orderOpened":
      return { ...state, order: evidence.order };
    case "benchStarted":
      return { ...interruptImports(state, evidence.at), startedAt: evidence.at };
    case "intakeFileRead": {
      const file = { fileName: evidence.fileName, sha256: evidence.sha256, at: evidence.at };
      return { ...state, files: [...state.files, file] };
    }
    case "tenantConfigurationSeen": {
      const { organization, profiles, espConfigurations, groups, seenAt } = evidence;
      return { ...state, configuration: { organization, profiles, espConfigurations, groups, seenAt } };
    }
    default:
      // A journal may hold kinds of a later version: they are kept, and say nothing to this one.
      return state;
  }
}

function evolveUnits(state: BenchState, evidence: UnitEvidence): BenchState {
  const before = mapGet(state.units, evidence.unitId);
  const after = before === undefined ? firstSight(evidence) : evolveUnit(before, evidence);
  if (after === undefined) return state;
  return remember(replaceUnit(state, before, after), evidence);
}

/** Puts a changed unit in place with its indexes and demands; also used for neighbours that share its identity. */
export function replaceUnit(state: BenchState, before: Unit | undefined, after: Unit): BenchState {
  const indexed = indexUnit({ ...state, units: mapSet(state.units, after.id, after) }, before, after);
  const current = mapGet(indexed.units, after.id) ?? after;
  return {
    ...indexed,
    demand: changeDemand(indexed.demand, before, after),
    toImport:
      current.stage === "checked" || wantsAnotherTry(current)
        ? markWaiting(indexed, current)
        : mapDelete(indexed.toImport, after.id),
  };
}

/** A storage error of the service is tried again with the same import id, at most three times (workflow 3.8). */
function wantsAnotherTry(unit: Unit): boolean {
  if (unit.stage !== "registering" || unit.import === undefined) return false;
  const outcome = importOutcome(unit.import);
  if (outcome.kind === "retryable") return unit.import.attempt < 4;
  return outcome.kind === "unclear" && isProvenAbsent(unit);
}

/** An unclear row counts as not sent once both lists were asked for long enough after it, and neither has the unit. */
function isProvenAbsent(unit: Unit): boolean {
  const provenFrom = absenceProvenFrom(unit);
  return (unit.import?.absentAt ?? 0) >= provenFrom && (unit.registrationAbsentAt ?? 0) >= provenFrom;
}

function markWaiting(state: BenchState, unit: Unit): BenchState["toImport"] {
  return mapGet(state.toImport, unit.id) === undefined
    ? mapSet(state.toImport, unit.id, unit.lastSeenAt)
    : state.toImport;
}

/** Evidence about a unit that was never seen changes nothing: a unit exists from first sight on. */
function firstSight(evidence: UnitEvidence): Unit | undefined {
  return evidence.kind === "unitSeen" ? unitAtFirstSight(evidence) : undefined;
}

/** After a start nothing is known of rows that were on their way. */
function interruptImports(state: BenchState, at: EpochMs): BenchState {
  let next = state;
  for (const id of mapValues(state.byImportId)) {
    const unit = mapGet(state.units, id);
    const trail = unit?.import;
    if (unit !== undefined && trail?.state === "sent")
      next = replaceUnit(next, unit, { ...unit, import: { ...trail, state: "unclear", unclearAt: at } });
  }
  return next;
}

function remember(state: BenchState, evidence: UnitEvidence): BenchState {
  if (evidence.kind === "confirmationWithdrawn") {
    return { ...state, confirmations: state.confirmations.filter((known) => known.evidenceId !== evidence.evidenceId) };
  }
  const kind = withdrawableKinds.find((name) => name === evidence.kind);
  if (kind === undefined) return state;
  const confirmation: LastConfirmation = { unitId: evidence.unitId, evidenceId: evidence.id, kind, at: evidence.at };
  return { ...state, confirmations: [confirmation, ...state.confirmations].slice(0, 20) };
}
