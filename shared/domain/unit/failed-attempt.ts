import { signalledEnd } from "../flow/signalled-end.ts";
import type { FlowAttempt } from "./flow-attempt.ts";

/** Whether an attempt failed, by a person's word or the device's own. */
export function isFailedAttempt({ failure, signals }: Pick<FlowAttempt, "failure" | "signals">): boolean {
  return failure !== undefined || (signals !== undefined && signalledEnd(signals.value).kind === "failed");
}
