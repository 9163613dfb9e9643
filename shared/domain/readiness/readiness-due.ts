import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import { currentRun } from "../unit/life.ts";
import type { LifeStage } from "../unit/life-stage.ts";
import type { Unit } from "../unit/unit.ts";
import { certificateState } from "./assess-attestation.ts";
import type { ReadinessReading } from "./readiness-facts.ts";

/** Firmware TPMs fetch their certificate within a quarter of an hour online (device-side b.2): then it is looked for again. */
const certificateRetryMs = 15 * 60_000;

/** Stages in which a device lies open on the bench or has left it: what it says then is of no start. */
const restingStages: ReadonlySet<LifeStage> = new Set(["seen", "rework", "routedToIt", "shipped"]);
/** Stages that only a person's act ends. */
const standingStages: ReadonlySet<LifeStage> = new Set(["stopped", "foreignTenant"]);

/** Whether a reading has everything that is asked before a start; what comes along with a hash knows less. */
function isWholeReading(reading: ReadinessReading): boolean {
  return reading.remoteAccess !== undefined;
}

/** When somebody last asked for the device to be read, or gave it back from rework; 0 when nobody did. */
export function readinessAskedAt({ collectAskedAt, reworkEndedAt }: Unit): EpochMs {
  return epochMs(Math.max(collectAskedAt ?? 0, reworkEndedAt ?? 0));
}

/** From when on the readiness of a unit is to be read (again); undefined while there is nothing to ask. */
export function readinessDueAt(unit: Unit): EpochMs | undefined {
  const { readiness, hash } = unit;
  if (hash === undefined || restingStages.has(unit.stage) || currentRun(unit) !== undefined) return undefined;
  const askedAt = readinessAskedAt(unit);
  if (readiness === undefined || !isWholeReading(readiness.value) || readiness.seenAt < askedAt) return askedAt;
  const isAwaited = unit.preProvisioning !== false && certificateState(readiness.value.facts.tpm) === "missing";
  return isAwaited && !standingStages.has(unit.stage) ? epochMs(readiness.seenAt + certificateRetryMs) : undefined;
}
