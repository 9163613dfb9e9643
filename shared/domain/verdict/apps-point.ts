import type { GatePoint } from "../bench/unit-view.ts";
import { signalledEnd } from "../flow/signalled-end.ts";
import { contradicted, type GateContext, missing, shown } from "./gate-context.ts";
import { isReportedSuccess } from "./report-point.ts";

/**
 * Point 6: no blocking app failed. Shown by the device's own signals (every sub-step of device setup done) or by the
 * report's success for this run; a failed sub-step that was not followed by success speaks against it.
 */
export function appsPoint({ attempt }: GateContext): GatePoint {
  const signals = attempt.signals;
  const end = signals === undefined ? undefined : signalledEnd(signals.value);
  if (end?.kind === "failed") {
    const text = { code: "point.noBlockingError.contradicted", params: { errorCode: end.errorCode } } as const;
    return contradicted("noBlockingError", text, signals?.seenAt, "E-BR");
  }
  if (signals !== undefined && end?.kind === "succeeded") {
    const apps = signals.value.categories
      .flatMap((category) => category.steps)
      .find((step) => step.name.toLowerCase().startsWith("app"));
    const text = { code: "point.noBlockingError.shown", params: { apps: apps?.total ?? 0 } } as const;
    return shown("noBlockingError", text, signals.seenAt, "E-BR");
  }
  if (isReportedSuccess(attempt)) {
    return shown(
      "noBlockingError",
      { code: "point.noBlockingError.shown", params: { apps: 0 } },
      attempt.event?.seenAt,
      "E-EVT",
    );
  }
  return missing("noBlockingError", { code: "point.noBlockingError.missing", params: {} });
}
