import type { EpochMs } from "../../../kernel/brand.ts";
import { mapGet, mapValues } from "../../../kernel/persistent-map.ts";
import type { Draft } from "../../evidence/draft.ts";
import { absenceProvenFrom, isVanished } from "../../registration/absence.ts";
import { importOutcome } from "../../registration/import-outcome.ts";
import type { RegistrationRecord } from "../../tenant/records.ts";
import { currentAttempt, type Unit } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import { unitOfRegistration } from "./find-unit.ts";

/** An unchanged reading is journaled again after this long, so that its age stays true. */
export const refreshMs = 60 * 60_000;

/** Absences taken from one reading: an order of a hundred thousand must not become one transaction. The next reading brings more. */
const mostAbsences = 2_000;

/**
 * Evidence from one reading of all Autopilot devices: changes, refreshed readings, and devices that are not there.
 * `askedAt` is when the list was asked for: it says nothing about later.
 */
export function matchRegistrations(
  state: BenchState,
  records: readonly RegistrationRecord[],
  now: EpochMs,
  askedAt: EpochMs,
): readonly Draft[] {
  const drafts: Draft[] = [];
  const candidates = new Map<Unit, readonly RegistrationRecord[]>();
  for (const record of records) {
    const unit = unitOfRegistration(state, record.ztdId, record.serialNumber, record.manufacturer, record.productKey);
    if (unit !== undefined) candidates.set(unit, [...(candidates.get(unit) ?? []), record]);
  }
  for (const [unit, found] of candidates) {
    const record = ownRegistration(unit, found);
    if (record === undefined) {
      if (isRivalryNews(unit, found.length))
        drafts.push({ kind: "registrationsRivalled", source: "E-REG", at: now, unitId: unit.id, count: found.length });
      continue;
    }
    if (!isWorthRecording(unit, record, now)) continue;
    drafts.push({ kind: "registrationSeen", source: "E-REG", at: now, unitId: unit.id, registration: record });
  }
  const present = new Set<string>([...candidates.keys()].map((unit) => unit.id));
  for (const unit of unitsWithoutRegistration(state, present, askedAt)) {
    drafts.push({ kind: "registrationAbsent", source: "E-REG", at: now, unitId: unit.id });
  }
  return drafts;
}

/** Of several rows with one serial number the one known or made by our import counts; else a person has to choose. */
function ownRegistration(unit: Unit, found: readonly RegistrationRecord[]): RegistrationRecord | undefined {
  if (found.length === 1) return found[0];
  const ztdId = unit.registration?.value.ztdId ?? unit.import?.record?.value.registrationId.toLowerCase();
  return found.find((record) => record.ztdId === ztdId);
}

/** While an import of ours is on its way, its outcome will say which one is the unit's. */
function isRivalryNews(unit: Unit, count: number): boolean {
  if (unit.stage === "shipped" || unit.rivalRegistrations?.value === count) return false;
  return unit.import === undefined || ["alreadyHere", "refused"].includes(importOutcome(unit.import).kind);
}

/** Whether a reading of a unit's registration is news, or what was read before is too old to stand for now. */
export function isWorthRecording(unit: Unit, record: RegistrationRecord, now: EpochMs): boolean {
  const known = unit.registration;
  if (known === undefined || now - known.seenAt >= refreshMs) return true;
  const powerOffAt = currentAttempt(unit)?.powerOff?.at;
  if (powerOffAt !== undefined && known.seenAt <= powerOffAt) return true;
  return JSON.stringify({ ...known.value, lastContactedAt: 0 }) !== JSON.stringify({ ...record, lastContactedAt: 0 });
}

/** Units whose absence means something: one that waits to be sent, one of unclear fate, or one that was there before. */
function* unitsWithoutRegistration(state: BenchState, present: ReadonlySet<string>, askedAt: EpochMs): Generator<Unit> {
  yield* unitsToBeSent(state, present, askedAt);
  for (const id of mapValues(state.registeredTwice)) {
    const unit = mapGet(state.units, id);
    if (unit !== undefined && !present.has(id) && unit.stage !== "shipped") yield unit;
  }
  for (const id of mapValues(state.byImportId)) {
    const unit = mapGet(state.units, id);
    if (unit === undefined || present.has(id) || unit.import === undefined) continue;
    const isLost = importOutcome(unit.import).kind === "unclear" || isVanished(unit.import);
    const provenFrom = absenceProvenFrom(unit);
    if (
      unit.stage === "registering" &&
      isLost &&
      askedAt >= provenFrom &&
      (unit.registrationAbsentAt ?? 0) < provenFrom
    )
      yield unit;
  }
  for (const id of mapValues(state.byZtdId)) {
    const unit = mapGet(state.units, id);
    if (unit !== undefined && !present.has(id) && unit.stage !== "shipped") yield unit;
  }
}

/**
 * Checked units that wait for nothing but the word that the tenant does not have them. One that is to be sent again may have
 * been put right in the tenant just before somebody asked for it.
 */
function* unitsToBeSent(state: BenchState, present: ReadonlySet<string>, askedAt: EpochMs): Generator<Unit> {
  if (state.demand.registrations.now === 0) return;
  let found = 0;
  for (const unit of mapValues(state.units)) {
    if (unit.stage !== "checked" || unit.registrationAbsentAt !== undefined || present.has(unit.id)) continue;
    if ((unit.sendAgainFrom ?? 0) > askedAt) continue;
    yield unit;
    found += 1;
    if (found === mostAbsences) return;
  }
}
