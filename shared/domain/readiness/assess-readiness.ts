import { assessAttestation } from "./assess-attestation.ts";
import { assessComputer } from "./assess-computer.ts";
import { assessLeftovers } from "./assess-leftovers.ts";
import { assessSupply } from "./assess-supply.ts";
import { assessTpm } from "./assess-tpm.ts";
import { assessWindows } from "./assess-windows.ts";
import { settled } from "./check.ts";
import {
  type ReadinessCheck,
  type ReadinessCheckName,
  type ReadinessContext,
  readinessCheckNames,
} from "./readiness-check.ts";
import type { ReadinessReading } from "./readiness-facts.ts";

const order: ReadonlyMap<ReadinessCheckName, number> = new Map(
  readinessCheckNames.map((check, index) => [check, index] as const),
);

/**
 * What the facts of a device say about starting it: one check each, in the order in which they are shown. What could not
 * be read is unknown, which is neither pass nor a reason to stop.
 */
export function assessReadiness(reading: ReadinessReading, context: ReadinessContext): readonly ReadinessCheck[] {
  const { facts, clockOffsetMs, remoteAccess } = reading;
  const ofTpm = [...assessTpm(facts.tpm, context), ...assessAttestation(facts)];
  return [
    ...(context.forPreProvisioning ? ofTpm : ofTpm.map(({ check, raw }) => settled(check, "notApplicable", raw))),
    ...assessComputer(facts.computer, context),
    ...assessWindows(facts, context),
    ...assessSupply(facts.supply, clockOffsetMs, remoteAccess),
    ...assessLeftovers(reading, context),
  ].toSorted((left, right) => (order.get(left.check) ?? 0) - (order.get(right.check) ?? 0));
}
