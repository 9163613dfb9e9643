import { epochMs } from "../../kernel/brand.ts";
import type { GatePoint } from "../bench/unit-view.ts";
import { contradicted, freshMs, type GateContext, missing, sealLimitMs, shown } from "./gate-context.ts";
import { isReportedSuccess } from "./report-point.ts";

/** Point 1: success screen seen, Reseal pressed and screen off, said by a person for this run. */
export function confirmationsPoint({ attempt }: GateContext): GatePoint {
  const { success, reseal, powerOff } = attempt;
  if (success === undefined)
    return missing("confirmations", { code: "point.confirmations.missing", params: { missing: "success" } });
  if (reseal === undefined)
    return missing("confirmations", { code: "point.confirmations.missing", params: { missing: "reseal" } });
  if (powerOff === undefined)
    return missing("confirmations", { code: "point.confirmations.missing", params: { missing: "powerOff" } });
  const params = { successAt: success.at, resealAt: reseal.at, powerOffAt: powerOff.at, actor: reseal.actor };
  return shown("confirmations", { code: "point.confirmations.shown", params }, powerOff.at, "E-TEC");
}

/** Point 8: label and hand-over card printed, the same label scanned on the box, and the seal not too old. */
export function labelledPoint({ attempt, now }: GateContext): GatePoint {
  const { label, box, success } = attempt;
  if (success !== undefined && now - success.at >= sealLimitMs) {
    const params = { at: success.at };
    return contradicted("labelled", { code: "stop.sealExpired", params }, success.at, "E-TEC");
  }
  if (label === undefined) return missing("labelled", { code: "point.labelled.missing", params: { missing: "print" } });
  if (box === undefined) return missing("labelled", { code: "point.labelled.missing", params: { missing: "scan" } });
  if (box.boxCode !== label.boxCode) {
    return contradicted(
      "labelled",
      { code: "point.labelled.contradicted", params: { boxCode: box.boxCode } },
      box.at,
      "E-SCN",
    );
  }
  return shown(
    "labelled",
    { code: "point.labelled.shown", params: { printedAt: label.at, scannedAt: box.at } },
    box.at,
    "E-SCN",
  );
}

/** Point 9: what was observed for points 2, 3 and 7 is no older than 24 hours. */
export function freshPoint({ attempt, now }: GateContext): GatePoint {
  const reportAt = isReportedSuccess(attempt) ? attempt.event?.seenAt : attempt.reportAccepted?.at;
  const managedAt = attempt.managed?.seenAt;
  if (reportAt === undefined || managedAt === undefined)
    return missing("fresh", { code: "point.fresh.missing", params: {} });
  const oldestAt = Math.min(reportAt, managedAt);
  const isFresh = now - oldestAt < freshMs;
  return isFresh
    ? shown("fresh", { code: "point.fresh.shown", params: { oldestAt } }, epochMs(oldestAt), "E-MD")
    : missing("fresh", { code: "point.fresh.missing", params: { oldestAt } });
}
