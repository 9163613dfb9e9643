import type { GatePoint } from "../bench/unit-view.ts";
import { appCount } from "../flow/app-count.ts";
import { signalledEnd } from "../flow/signalled-end.ts";
import type { FlowAttempt } from "../unit/flow-attempt.ts";
import { espPoint } from "./esp-point.ts";
import { contradicted, type GateContext, missing, shown } from "./gate-context.ts";
import { isReportedSuccess } from "./report-point.ts";

/**
 * Point 6: no blocking app failed. Shown by the device's own signals (every sub-step of device setup done), by the
 * report's success for this run, or, where neither exists any more (a sealed device cannot be asked and the report was
 * not updated), by the page that blocks on apps together with the person who accepted that the report is silent. A
 * failed sub-step that was not followed by success speaks against it.
 */
export function appsPoint(context: GateContext): GatePoint {
  const { attempt } = context;
  const signals = attempt.signals;
  const end = signals === undefined ? undefined : signalledEnd(signals.value);
  if (end?.kind === "failed" && !isReportedLater(attempt)) {
    const text = {
      code: "point.noBlockingError.contradicted",
      params: { errorCode: end.errorCode, phase: end.phase },
    } as const;
    return contradicted("noBlockingError", text, signals?.seenAt, signals?.source ?? "E-BR");
  }
  if (signals !== undefined && end?.kind === "succeeded") {
    const apps = signals.value.categories
      .flatMap((category) => category.steps)
      .find((step) => step.name.toLowerCase().startsWith("app"));
    const total = apps?.total ?? appCount(signals.value)?.total ?? 0;
    const text = { code: "point.noBlockingError.shown", params: { apps: total } } as const;
    return shown("noBlockingError", text, signals.seenAt, signals.source ?? "E-BR");
  }
  if (isReportedSuccess(attempt)) {
    return shown(
      "noBlockingError",
      { code: "point.noBlockingError.shown", params: { apps: 0 } },
      attempt.event?.seenAt,
      "E-EVT",
    );
  }
  const accepted = attempt.reportAccepted;
  if (accepted !== undefined && attempt.success !== undefined && espPoint(context).state === "shown") {
    const text = { code: "point.noBlockingError.accepted", params: { name: accepted.actor } } as const;
    return shown("noBlockingError", text, accepted.at, "E-ADM");
  }
  return missing("noBlockingError", { code: "point.noBlockingError.missing", params: {} });
}

/** Whether the report knows of an end that came after what the device last said: its retry went well. */
function isReportedLater({ event, signals }: FlowAttempt): boolean {
  const endedAt = event?.value.endedAt;
  return (
    event !== undefined && isReportedSuccess({ event }) && endedAt !== undefined && endedAt > (signals?.seenAt ?? 0)
  );
}
