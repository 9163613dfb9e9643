import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { currentUnit } from "../../../shared/domain/bench/merged-units.ts";
import { diagnosticsName } from "../../../shared/domain/diagnostics/diagnostics-name.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { ToldReading } from "../../../shared/domain/intake/told-reading.ts";
import type { Unit } from "../../../shared/domain/unit/unit.ts";
import { type EpochMs, epochMs, type UnitId } from "../../../shared/kernel/brand.ts";
import { signalEvidence } from "../effects/signal-evidence.ts";

/** Of which unit something was told, when it was read in, and the sums of the files that came with it. */
export type ToldOf = { readonly unitId: UnitId; readonly now: EpochMs; readonly kept: ReadonlySet<string> };

/**
 * What a collector told of a device on a stick as evidence of its unit, judged as what a device on the link tells. It
 * happened when the device read it: whatever is known from later counts more, so the same file again says nothing.
 */
export function toldEvidence(state: BenchState, of: ToldOf, told: ToldReading): readonly Draft[] {
  const unit = currentUnit(state, of.unitId);
  if (unit === undefined) return [];
  return [
    ...readinessDrafts(state, unit, of.now, told),
    ...signalDrafts(state, unit, of.now, told),
    ...networkDrafts(unit, of.now, told),
    ...diagnosticsDrafts(state, unit, of, told),
  ];
}

/**
 * When it was told, by the bench's clock as far as the device's is known to differ; never later than now. Undefined for a
 * time that is none.
 */
function toldAt({ readiness }: Unit, observedAt: string, now: EpochMs): EpochMs | undefined {
  const told = Date.parse(observedAt) - (readiness?.value.clockOffsetMs ?? 0);
  return Number.isFinite(told) ? epochMs(Math.min(told, now)) : undefined;
}

/**
 * A unit that was asked itself knows better: only one that nothing is known of takes readiness. Its clock is not compared,
 * because nobody knows how long the stick was on its way.
 */
function readinessDrafts({ order }: BenchState, unit: Unit, at: EpochMs, { readiness }: ToldReading): readonly Draft[] {
  if (readiness === undefined || unit.readiness !== undefined) return [];
  const orderTenantId = order?.tenantId ?? "";
  const reading = { ...readiness, clockOffsetMs: null, previouslyEnrolled: null, orderTenantId };
  return [{ kind: "readinessFactsRead", source: "E-USB", at, unitId: unit.id, reading }];
}

function signalDrafts(state: BenchState, unit: Unit, now: EpochMs, { signals }: ToldReading): readonly Draft[] {
  const at = signals === undefined ? undefined : toldAt(unit, signals.observedAt, now);
  if (signals === undefined || at === undefined) return [];
  return signalEvidence(state, { unitId: unit.id, at, source: "E-USB" }, signals);
}

function networkDrafts(unit: Unit, now: EpochMs, { network }: ToldReading): readonly Draft[] {
  const at = network === undefined ? undefined : toldAt(unit, network.observedAt, now);
  if (network === undefined || at === undefined) return [];
  const { endpoints, proxy, clockOffsetMs } = network;
  const results = { endpoints, proxy, clockOffsetMs };
  const isKnown = unit.network !== undefined && (at <= unit.network.seenAt || isSame(unit.network.value, results));
  return isKnown ? [] : [{ kind: "networkChecked", source: "E-USB", at, unitId: unit.id, results }];
}

function diagnosticsDrafts(
  { order }: BenchState,
  unit: Unit,
  { now, kept }: ToldOf,
  { diagnostics }: ToldReading,
): readonly Draft[] {
  const at = diagnostics === undefined ? undefined : toldAt(unit, diagnostics.observedAt, now);
  if (diagnostics === undefined || at === undefined) return [];
  const files = diagnostics.files.map(({ name, bytes, sha256 }) => ({
    name: diagnosticsName(unit, order?.number ?? "", name),
    sha256,
    size: bytes,
  }));
  const absent = files.filter(({ sha256 }) => !kept.has(sha256));
  const missing = [
    ...diagnostics.missing,
    ...absent.map(({ name }) => ({ part: name, reason: "notOnStick: the file did not come with the stick." })),
  ];
  const gathered = { files: files.filter(({ sha256 }) => kept.has(sha256)), missing };
  const known = unit.diagnostics?.gathered;
  if (known !== undefined && (at <= known.seenAt || isSame(known.value, gathered))) return [];
  return [{ kind: "diagnosticsCollected", source: "E-USB", at, unitId: unit.id, ...gathered }];
}

function isSame(left: object, right: object): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
