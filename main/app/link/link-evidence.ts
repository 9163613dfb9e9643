import type { LinkReport } from "../../../shared/contract/link/messages.ts";
import { linkResults } from "../../../shared/contract/link/messages.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { type DeviceEvidencePorts, deviceEvidence } from "../effects/device-evidence.ts";
import { signalEvidence } from "../effects/signal-evidence.ts";

/** What a report came to: the unit it is of, what is to be recorded, and why nothing could be read when that was so. */
export type ReportEvidence = {
  readonly unitId: UnitId;
  readonly drafts: readonly Draft[];
  readonly trouble?: AppError;
};

/** A report of a device as evidence, judged as what the bridge reads is. Error: `badResult` when it has not the agreed form. */
export function linkEvidence(
  ports: DeviceEvidencePorts,
  report: LinkReport,
  unitId: UnitId,
  state: BenchState,
  at: EpochMs,
): Result<ReportEvidence, "badResult"> {
  const { op } = report;
  if (!report.ok) {
    const { code, detail } = report.error;
    return ok(failed(unitId, op, at, appError("unavailable", "bridge.collectFailed", { reason: code }, detail)));
  }
  switch (op) {
    case "collect": {
      const device = linkResults.collect.safeParse(report.result);
      if (!device.success) return err("badResult");
      const taken = deviceEvidence(ports, device.data, { unitId, at }, state);
      return ok(taken.ok ? taken.value : failed(unitId, op, at, taken.error));
    }
    case "signals": {
      const signals = linkResults.signals.safeParse(report.result);
      return signals.success
        ? ok({ unitId, drafts: signalEvidence(state, { unitId, at }, signals.data) })
        : err("badResult");
    }
    case "readiness":
    case "network":
      return linkResults[op].safeParse(report.result).success ? ok({ unitId, drafts: [] }) : err("badResult");
  }
}

/** A hash that could not be read is a fact of the unit; other readings are only tried again. */
function failed(unitId: UnitId, op: LinkReport["op"], at: EpochMs, trouble: AppError): ReportEvidence {
  const drafts: readonly Draft[] =
    op === "collect" ? [{ kind: "collectFailed", source: "E-BR", at, unitId, error: trouble }] : [];
  return { unitId, drafts, trouble };
}
