import type { EpochMs } from "../../kernel/brand.ts";
import type { TenantConfiguration } from "../bench/bench-state.ts";
import type { TextRef } from "../bench/board-view.ts";
import type { GatePoint, GatePointName } from "../bench/unit-view.ts";
import type { Order } from "../order/order.ts";
import type { FlowAttempt } from "../unit/flow-attempt.ts";
import type { Unit } from "../unit/unit.ts";

/** What a point of the gate is judged with. */
export type GateContext = {
  readonly unit: Unit;
  readonly attempt: FlowAttempt;
  readonly order: Order;
  readonly configuration: TenantConfiguration | undefined;
  readonly now: EpochMs;
};

/** Contact later than this after Reseal means the device was switched on again: clocks and the last answer of the running device get this much. */
export const contactMarginMs = 5 * 60_000;
/** How long the deployment report is awaited before a person may accept that it was not updated (workflow gate 3). */
export const reportWaitMs = 60 * 60_000;
/** How long an observation counts as fresh (workflow gate 9). */
export const freshMs = 24 * 60 * 60_000;
/** The seal is not shipped later than this after the technician flow (workflow 3.5: 180 days). */
export const sealLimitMs = 180 * 24 * 60 * 60_000;
/** The user flow starts no sooner than this after the technician flow (workflow rule 4). */
export const userFlowFromMs = 90 * 60_000;

/** A point that is shown. */
export function shown(...point: SeenPoint): GatePoint {
  return seen("shown", ...point);
}

/** A point that the evidence speaks against. */
export function contradicted(...point: SeenPoint): GatePoint {
  return seen("contradicted", ...point);
}

/** A point that is not there yet. */
export function missing(name: GatePointName, text: TextRef, until?: EpochMs): GatePoint {
  return { name, state: "missing", text, ...(until === undefined ? {} : { until }) };
}

/** A point that something was seen of: since when, and by whom. */
type SeenPoint = [name: GatePointName, text: TextRef, at: EpochMs | undefined, source: GatePoint["source"]];

function seen(state: "shown" | "contradicted", ...[name, text, at, source]: SeenPoint): GatePoint {
  const moment = at === undefined ? {} : { at };
  return { name, state, text, ...moment, ...(source === undefined ? {} : { source }) };
}
