import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { boxCodeOf, latestUserFlowStart } from "../../../shared/domain/bench/decide/decide-seal.ts";
import { currentAttempt, serialOf } from "../../../shared/domain/unit/unit.ts";
import { userFlowFromMs } from "../../../shared/domain/verdict/gate-context.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { LabelContent } from "../ports/label-renderer.ts";

/** What a unit's label says: as printed when it was printed, as it would be printed now when the flow has ended. */
export function labelContent(state: BenchState, id: string): Result<LabelContent> {
  const unit = mapGet(state.units, id);
  if (unit === undefined || state.order === undefined) return err(appError("notFound", "unit.notFound"));
  const attempt = currentAttempt(unit);
  if (attempt?.success === undefined)
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "printLabel" }));
  const { order } = state;
  return ok({
    customer: order.customer,
    orderNumber: order.number,
    tenantName: order.tenantName,
    groupTag: order.groupTag,
    model: unit.hash?.value.model ?? "",
    serialNumber: serialOf(unit),
    boxCode: attempt.label?.boxCode ?? boxCodeOf(order.number, unit),
    useFrom: attempt.label?.useFrom ?? attempt.success.at + userFlowFromMs,
    useBefore: attempt.label?.useBefore ?? latestUserFlowStart(attempt.success.at),
  });
}
