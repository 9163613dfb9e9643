import type { EpochMs } from "../../kernel/brand.ts";
import type { FlowCategory, FlowEnding, FlowEvent } from "./flow-signals.ts";

/** An end that the sub-steps show is believed once it has held for this long (device-side d.2). */
const settleMs = 30_000;

/**
 * The end that sub-steps show, carried on from the reading before. Failures settle because the app that caused them shows
 * a moment later, and *Retry* sets them back; a success without the category's own word because sub-steps follow each other.
 * The category's own word and the success event count at once.
 */
export function settledEnding(
  { categories, events }: { readonly categories: readonly FlowCategory[]; readonly events: readonly FlowEvent[] },
  before: FlowEnding | undefined,
  at: EpochMs,
): FlowEnding | undefined {
  const kind = endingKind(categories);
  if (kind === undefined) return undefined;
  const since = before?.kind === kind ? before.since : at;
  const isSaid =
    kind === "succeeded" &&
    (categories.some(({ phase, succeeded }) => phase === "deviceSetup" && succeeded === true) ||
      events.some(({ key }) => key === "flowSucceeded"));
  const wasSettled = before?.kind === kind && before.settled;
  return { kind, since, settled: isSaid || wasSettled || at - since >= settleMs };
}

/** What the sub-steps show at this moment. */
export function endingKind(categories: readonly FlowCategory[]): FlowEnding["kind"] | undefined {
  if (categories.some(({ steps }) => steps.some(({ state }) => state === "failed"))) return "failed";
  const setup = categories.find(({ phase }) => phase === "deviceSetup");
  if (setup === undefined) return undefined;
  const isDone =
    setup.steps.length > 0 && setup.steps.every(({ state }) => state === "succeeded" || state === "notRequired");
  return setup.succeeded === true || (setup.succeeded === null && isDone) ? "succeeded" : undefined;
}
