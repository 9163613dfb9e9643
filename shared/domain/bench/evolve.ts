import type { EpochMs, SlotNumber, UnitId } from "../../kernel/brand.ts";
import { mapGet, mapSet, mapValues } from "../../kernel/persistent-map.ts";
import { beginClearing, interruptClearings } from "../clearing/evolve-bench.ts";
import { type Evidence, isUnitEvidence, type UnitEvidence } from "../evidence/evidence.ts";
import { withdrawableKinds } from "../evidence/unit-facts.ts";
import type { Order } from "../order/order.ts";
import { evolveUploads, interruptUploads, noteSent } from "../partner-center/evolve-uploads.ts";
import { queueTag } from "../partner-center/tag-queue.ts";
import { queueUpload } from "../partner-center/upload-queue.ts";
import { evolveUnit, unitAtFirstSight, withStage } from "../unit/evolve-unit.ts";
import type { Unit } from "../unit/unit.ts";
import { addEspReading } from "../verdict/esp-reading.ts";
import { withReadyToShipSince } from "../verdict/ready-to-ship-since.ts";
import type { BenchState, LastConfirmation } from "./bench-state.ts";
import { evolveChanges, interruptChanges } from "./evolve-changes.ts";
import { queueImport, queueTidying } from "./import-queue.ts";
import { indexUnit, removeUnit } from "./index-unit.ts";
import { currentUnitId, withMerged } from "./merged-units.ts";
import { queueName } from "./name-queue.ts";
import { changeDemand } from "./tenant-demand.ts";

/** Folds one piece of evidence into the bench. Answers the same object when it changes nothing. */
export function evolve(state: BenchState, evidence: Evidence): BenchState {
  if (isUnitEvidence(evidence)) return evolveUnits(state, evidence);
  switch (evidence.kind) {
    case "orderOpened":
      return { ...state, order: evidence.order };
    case "benchStarted":
      return { ...interrupted(state, evidence.at), startedAt: evidence.at };
    case "benchNetworkChecked":
      return { ...state, network: { value: evidence.results, seenAt: evidence.at } };
    case "intakeFileRead": {
      const file = { fileName: evidence.fileName, sha256: evidence.sha256, at: evidence.at };
      return { ...state, files: [...state.files, file] };
    }
    case "tenantConfigurationSeen": {
      const { organization, profiles, espConfigurations, groups, seenAt } = evidence;
      const espReadings = addEspReading(state.configuration?.espReadings ?? [], espConfigurations, seenAt);
      return { ...state, configuration: { organization, profiles, espConfigurations, groups, seenAt, espReadings } };
    }
    case "tenantChangeOpened":
    case "tenantChangeSent":
    case "tenantChangeAnswered":
    case "tenantChangeSeen":
    case "tenantChangeDecided":
      return evolveChanges(state, evidence, replaceUnit);
    case "partnerCustomerChosen":
    case "partnerUploadAnswered":
    case "partnerBatchLookedUp":
    case "partnerJobSeen":
      return evolveUploads(state, evidence, replaceUnit);
    default:
      // A journal may hold kinds of a later version: they are kept, and say nothing to this one.
      return state;
  }
}

function evolveUnits(state: BenchState, said: UnitEvidence): BenchState {
  const id = currentUnitId(state, said.unitId);
  const evidence = id === said.unitId ? said : { ...said, unitId: id };
  const before = mapGet(state.units, id);
  if (evidence.kind === "unitMerged") return before === undefined ? state : mergeUnit(state, before, evidence);
  const folded = before === undefined ? firstSight(evidence, state.order) : evolveUnit(before, evidence);
  if (folded === undefined) return state;
  const after = withReadyToShipSince(folded, state.order, state.configuration);
  const noted = evidence.kind === "partnerSent" ? noteSent(state, evidence) : state;
  const vacated = evidence.kind === "unitPlaced" ? vacate(noted, evidence.slot, after.id) : noted;
  return remember(beginClearing(replaceUnit(vacated, before, after), evidence), evidence);
}

/** What is said of the merged unit later is said of the other; a serial number that was scanned on it stays known. */
function mergeUnit(
  state: BenchState,
  unit: Unit,
  evidence: UnitEvidence & { readonly kind: "unitMerged" },
): BenchState {
  const into = currentUnitId(state, evidence.into);
  if (into === unit.id) return state;
  const without = removeUnit({ ...state, merged: withMerged(state.merged, unit, into) }, unit);
  const other = mapGet(without.units, into);
  const { scannedSerial, scannedBy } = unit;
  if (other === undefined || scannedSerial === "" || other.scannedSerial !== "") return without;
  const scanned = { ...other, scannedSerial, ...(scannedBy === undefined ? {} : { scannedBy }) };
  return replaceUnit(without, other, withStage(scanned, evidence.at));
}

/** A slot holds one unit: whoever still has it (a shipped unit, as a rule) has left it. */
function vacate(state: BenchState, slot: SlotNumber, newcomer: UnitId): BenchState {
  const holder = mapGet(state.bySlot, String(slot));
  const unit = holder === undefined || holder === newcomer ? undefined : mapGet(state.units, holder);
  if (unit === undefined) return state;
  const { slot: _left, ...rest } = unit;
  return replaceUnit(state, unit, rest);
}

/** Puts a changed unit in place with its indexes and demands; also used for neighbours that share its identity. */
function replaceUnit(state: BenchState, before: Unit | undefined, after: Unit): BenchState {
  const indexed = indexUnit({ ...state, units: mapSet(state.units, after.id, after) }, before, after);
  const current = mapGet(indexed.units, after.id) ?? after;
  return {
    ...indexed,
    demand: changeDemand(indexed.demand, before, after),
    toImport: queueImport(indexed.toImport, current),
    toTidy: queueTidying(indexed.toTidy, current),
    toUpload: queueUpload(indexed.toUpload, current, indexed.order),
    toTag: queueTag(indexed.toTag, current),
    toName: queueName(indexed.toName, current, indexed.order),
  };
}

/** Evidence about a unit that was never seen changes nothing: a unit exists from first sight on. */
function firstSight(evidence: UnitEvidence, order: Order | undefined): Unit | undefined {
  return evidence.kind === "unitSeen" ? unitAtFirstSight(evidence, order) : undefined;
}

/** After a start nothing is known of what was on its way. */
function interrupted(state: BenchState, at: EpochMs): BenchState {
  const uploads = interruptUploads(interruptImports(state, at), at, replaceUnit);
  return interruptClearings(interruptChanges(uploads, at), at, replaceUnit);
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
