import { mapGet } from "../../kernel/persistent-map.ts";
import type { BenchState } from "../bench/bench-state.ts";
import { importOutcome } from "../registration/import-outcome.ts";
import { currentRun } from "../unit/life.ts";
import { normaliseSerial } from "../unit/normalise-serial.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import { type PastReading, type PastRecord, recordsIn } from "./past-record.ts";

/** Why a record is left alone. */
export const recordRefusals = [
  "serialDiffers",
  "makerDiffers",
  "modelDiffers",
  "onlySerial",
  "personal",
  "ofOtherUnit",
  "ofThisRun",
  "registered",
  "stillManaged",
] as const;
export type RecordRefusal = (typeof recordRefusals)[number];

/** A record, and why it must not be touched; without a reason it may be. */
export type AssessedRecord = { readonly record: PastRecord; readonly refusal?: RecordRefusal };

/** Judges every record found under a unit's serial number: two of its identifiers have to agree with the unit. */
export function assessRecords(
  unit: Unit,
  state: Pick<BenchState, "byZtdId">,
  reading: PastReading,
): readonly AssessedRecord[] {
  return reading.records.map((record) => {
    const refusal = refusalOf(unit, state, reading, record);
    return refusal === undefined ? { record } : { record, refusal };
  });
}

function refusalOf(
  unit: Unit,
  state: Pick<BenchState, "byZtdId">,
  reading: PastReading,
  record: PastRecord,
): RecordRefusal | undefined {
  if (record.ownership === "personal" || record.trustType === "Workplace") return "personal";
  const holder = record.ztdId === "" ? undefined : mapGet(state.byZtdId, record.ztdId);
  if (holder !== undefined && holder !== unit.id) return "ofOtherUnit";
  if (record.place === "directoryDevice") return directoryRefusal(unit, reading, record);
  if (!isSame(record.serialNumber, serialOf(unit))) return "serialDiffers";
  if (record.place === "managedDevice" && isOfRun(unit, record)) return "ofThisRun";
  return identityRefusal(unit, record, linkedByRegistration(unit, record));
}

/** The object of a registered device is its anchor and never deleted (workflow rule 7), nor one that is still managed. */
function directoryRefusal(unit: Unit, reading: PastReading, record: PastRecord): RecordRefusal | undefined {
  const named = (other: PastRecord): boolean =>
    record.entraDeviceId !== "" && other.entraDeviceId === record.entraDeviceId;
  if (record.ztdId !== "" || recordsIn(reading, "autopilotDevice").some(named)) return "registered";
  if (record.entraDeviceId !== "" && unit.registration?.value.entraDeviceId.toLowerCase() === record.entraDeviceId)
    return "registered";
  if (recordsIn(reading, "managedDevice").some(named)) return "stillManaged";
  const wasCleared = (unit.past?.clearings ?? []).some(({ steps }) => steps.some(({ record: old }) => named(old)));
  if (!wasCleared && !isSame(record.name, serialOf(unit))) return "serialDiffers";
  return identityRefusal(unit, record, wasCleared || isObjectInTheWay(unit));
}

/** Besides the serial number, maker and model have to agree, or the tenant itself has to link the record to the unit. */
function identityRefusal(unit: Unit, record: PastRecord, isLinked: boolean): RecordRefusal | undefined {
  const maker = unit.hash?.value.manufacturer || unit.listed?.manufacturer || "";
  const model = unit.hash?.value.model || unit.listed?.model || "";
  if (isOther(maker, record.manufacturer)) return "makerDiffers";
  if (isOther(model, record.model)) return "modelDiffers";
  const agrees = isSame(maker, record.manufacturer) || isSame(model, record.model);
  return agrees || isLinked ? undefined : "onlySerial";
}

function linkedByRegistration(unit: Unit, record: PastRecord): boolean {
  const registration = unit.registration?.value;
  if (registration === undefined) return false;
  const sameObject = record.entraDeviceId !== "" && record.entraDeviceId === registration.entraDeviceId.toLowerCase();
  return sameObject || (record.ztdId !== "" && record.ztdId === registration.ztdId.toLowerCase());
}

/** The enrolment of a run that has not failed is what this bench is working for. */
function isOfRun(unit: Unit, record: PastRecord): boolean {
  const run = currentRun(unit);
  if (run === undefined || unit.aside?.kind === "rework") return false;
  const isFailed = run.failure !== undefined || unit.stage === "failed";
  return !isFailed && record.enrolledAt !== undefined && record.enrolledAt >= run.enrolFrom;
}

/** The import service said that an object of the device is there already (code 814). */
export function isObjectInTheWay({ import: trail }: Unit): boolean {
  const outcome = trail === undefined ? undefined : importOutcome(trail);
  if (outcome?.kind !== "refused") return false;
  return outcome.code === 814 || outcome.name.toLowerCase() === "ztddevicealreadyaadregistered";
}

function isSame(one: string, other: string): boolean {
  return one !== "" && normaliseSerial(one) === normaliseSerial(other);
}

function isOther(own: string, other: string): boolean {
  return own !== "" && other !== "" && normaliseSerial(own) !== normaliseSerial(other);
}
