import type { TextRef } from "../bench/board-view.ts";
import type { TextCode } from "../bench/text-code.ts";
import type { Unit } from "../unit/unit.ts";
import type { ReadinessCheckName } from "./readiness-check.ts";
import { unitReadiness } from "./unit-readiness.ts";

/** Failed checks with a sentence of their own. */
const ownStop: Readonly<Partial<Record<ReadinessCheckName, TextCode>>> = {
  tpmPresent: "stop.noTpm",
  tpmVersion: "stop.tpmBelow2",
  edition: "stop.homeEdition",
  physicalDevice: "stop.virtualMachine",
  previousEnrolment: "stop.previouslyEnrolled",
};

/**
 * Why this unit must not be started, from what was read on the device itself: the first check that failed. Undefined
 * when nothing speaks against it; unknown is not no.
 */
export function readinessStop(unit: Unit): TextRef | undefined {
  const failed = unitReadiness(unit).find((check) => check.state === "fail");
  if (failed === undefined) return undefined;
  const { check, raw, params, advice } = failed;
  const code = ownStop[check];
  if (code !== undefined) return { code, params };
  return { code: "stop.notReady", params: { ...params, check, raw, advice: advice ?? "" } };
}
