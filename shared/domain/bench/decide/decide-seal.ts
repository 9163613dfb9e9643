import { appError, retryLater } from "../../../kernel/app-error.ts";
import { type EpochMs, epochMs } from "../../../kernel/brand.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { Draft } from "../../evidence/draft.ts";
import { currentAttempt, serialOf, type Unit } from "../../unit/unit.ts";
import { userFlowFromMs } from "../../verdict/gate-context.ts";
import { judge } from "../../verdict/judge.ts";
import { reportAcceptableAt } from "../../verdict/report-point.ts";
import { isLabelPrintable, reportRefusal } from "../actions.ts";
import type { BenchState } from "../bench-state.ts";
import type { Command, CommandContext } from "./command.ts";

/** The text in a label's QR code: it names order and serial, so that a box can be matched to its unit. Colons part them. */
export function boxCodeOf(orderNumber: string, unit: Unit): string {
  return `RESEAL:${orderNumber.replaceAll(":", "-")}:${serialOf(unit)}`;
}

/** The latest start of the user flow: six calendar months after the technician flow (workflow rule 4). */
export function latestUserFlowStart(successAt: EpochMs): EpochMs {
  const date = new Date(successAt);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + 6);
  // A month that is shorter would roll over into the next: then its last day counts.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return epochMs(date.getTime());
}

/** Printing is recorded with what is printed: box code and both dates of the user flow. */
export function decideLabel(state: BenchState, unit: Unit, { actor, now }: CommandContext): Result<readonly Draft[]> {
  const success = currentAttempt(unit)?.success;
  if (!isLabelPrintable(unit) || success === undefined) {
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "printLabel" }));
  }
  const dates = { useFrom: epochMs(success.at + userFlowFromMs), useBefore: latestUserFlowStart(success.at) };
  const boxCode = boxCodeOf(state.order?.number ?? "", unit);
  return ok([{ kind: "labelPrinted", source: "E-TEC", at: now, actor, unitId: unit.id, boxCode, ...dates }]);
}

/** The label on the box must be this unit's; a wrong one is refused and nothing is recorded. */
export function decideBox(unit: Unit, boxCode: string, { actor, now }: CommandContext): Result<readonly Draft[]> {
  const label = isLabelPrintable(unit) ? currentAttempt(unit)?.label : undefined;
  if (label === undefined) return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "scanBox" }));
  if (label.boxCode !== boxCode.trim())
    return err(appError("conflict", "unit.wrongBox", { serialNumber: serialOf(unit) }));
  return ok([{ kind: "boxScanned", source: "E-SCN", at: now, actor, unitId: unit.id, boxCode: label.boxCode }]);
}

/** After the waiting time a named person may accept that the deployment report was not updated. */
export function decideAcceptReport(
  unit: Unit,
  { name, reason }: Command & { readonly kind: "acceptReport" },
  { now }: CommandContext,
): Result<readonly Draft[]> {
  const refusal = reportRefusal(unit, now);
  if (refusal?.code === "action.reportNotDue") {
    const attempt = currentAttempt(unit);
    const untilAt = (attempt === undefined ? undefined : reportAcceptableAt(attempt)) ?? now;
    return err(retryLater(appError("refused", "report.tooEarly", { untilAt }), untilAt - now));
  }
  if (refusal !== undefined)
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "acceptReport" }));
  return ok([{ kind: "reportAccepted", source: "E-ADM", at: now, actor: name, unitId: unit.id, reason }]);
}

/** A unit leaves only when the verdict is *ready* at this moment and its own box is in hand. */
export function decideShip(
  state: BenchState,
  unit: Unit,
  boxCode: string,
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  if (unit.shipped !== undefined) return ok([]);
  if (state.order === undefined) return err(appError("refused", "order.notOpen"));
  const verdict = judge(unit, state.order, state.configuration, now);
  if (verdict.kind !== "ready") {
    const missing = verdict.kind === "notYet" ? verdict.missing.length : 0;
    return err(
      appError("refused", "unit.notReadyToShip", { serialNumber: serialOf(unit), verdict: verdict.kind, missing }),
    );
  }
  const label = currentAttempt(unit)?.label;
  if (label?.boxCode !== boxCode.trim())
    return err(appError("conflict", "unit.wrongBox", { serialNumber: serialOf(unit) }));
  return ok([{ kind: "shipped", source: "E-LOG", at: now, actor, unitId: unit.id }]);
}
