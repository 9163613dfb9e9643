import type { EpochMs } from "../../kernel/brand.ts";
import type { TenantConfiguration } from "../bench/bench-state.ts";
import type { GatePoint, Verdict } from "../bench/unit-view.ts";
import type { Order } from "../order/order.ts";
import { newAttempt } from "../unit/flow-attempt.ts";
import { currentRun } from "../unit/life.ts";
import type { Unit } from "../unit/unit.ts";
import { appsPoint } from "./apps-point.ts";
import { confirmationsPoint, freshPoint, labelledPoint } from "./bench-points.ts";
import { espPoint } from "./esp-point.ts";
import type { GateContext } from "./gate-context.ts";
import { reportPoint } from "./report-point.ts";
import { stopOf } from "./stop-reason.ts";
import { enrolledPoint, noContactPoint, unchangedPoint } from "./tenant-points.ts";

/**
 * Applies the nine-point ready-to-ship gate (workflow 3.7) to one unit. *Ready* needs all nine shown; anything the
 * evidence speaks against is *stop*; everything else is *not yet*. Missing evidence is never green.
 */
export function judge(unit: Unit, order: Order, configuration: TenantConfiguration | undefined, now: EpochMs): Verdict {
  const known = currentRun(unit);
  const attempt = known ?? newAttempt(unit.attempts.length + 1, now);
  const context: GateContext = { unit, attempt, order, configuration, now };
  const points: readonly GatePoint[] = [
    confirmationsPoint(context),
    enrolledPoint(context),
    reportPoint(context),
    espPoint(context),
    unchangedPoint(context),
    appsPoint(context),
    noContactPoint(context),
    labelledPoint(context),
    freshPoint(context),
  ];
  const stop = stopOf(context, points);
  if (stop !== undefined) return { kind: "stop", points, ...stop };
  const absent = points.filter((point) => point.state === "missing").map((point) => point.name);
  if (absent.length === 0) return { kind: "ready", points };
  return { kind: "notYet", points, missing: absent };
}
