import type { ReadinessResult } from "../../../shared/contract/bridge/readiness-result.ts";
import { type LinkReport, linkResults } from "../../../shared/contract/link/messages.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { type DeviceEvidencePorts, deviceEvidence } from "../effects/device-evidence.ts";
import { readinessEvidence } from "../effects/readiness-evidence.ts";
import { signalEvidence } from "../effects/signal-evidence.ts";

/**
 * What a report came to: the unit it is of, what is to be recorded, and why nothing could be read when that was so.
 * `readiness` is kept until the hash is there: then both are judged together.
 */
export type ReportEvidence = {
  readonly unitId: UnitId;
  readonly drafts: readonly Draft[];
  readonly trouble?: AppError;
  readonly readiness?: ReadinessResult;
};

/** Which unit a report is thought to be of, when it came, and what the device told of its readiness before. */
export type ReportedUnit = {
  readonly unitId: UnitId;
  readonly at: EpochMs;
  readonly readiness?: ReadinessResult | undefined;
};

/** A report of a device as evidence, judged as what the bridge reads is. Error: `badResult` when it has not the agreed form. */
export function linkEvidence(
  ports: DeviceEvidencePorts,
  report: LinkReport,
  { unitId, at, readiness }: ReportedUnit,
  state: BenchState,
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
      const taken = deviceEvidence(ports, device.data, { unitId, at }, state, readiness);
      return ok(taken.ok ? taken.value : failed(unitId, op, at, taken.error));
    }
    case "readiness": {
      const told = linkResults.readiness.safeParse(report.result);
      if (!told.success) return err("badResult");
      const isKnown = mapGet(state.units, unitId)?.hash !== undefined;
      if (isKnown) return ok({ unitId, drafts: [readinessEvidence(state, { unitId, askedAt: at, at }, told.data)] });
      return ok({ unitId, drafts: [], readiness: told.data });
    }
    case "signals": {
      const signals = linkResults.signals.safeParse(report.result);
      if (!signals.success) return err("badResult");
      return ok({ unitId, drafts: signalEvidence(state, { unitId, at }, signals.data) });
    }
    case "network": {
      const tried = linkResults.network.safeParse(report.result);
      if (!tried.success) return err("badResult");
      return ok({ unitId, drafts: [{ kind: "networkChecked", source: "E-BR", at, unitId, results: tried.data }] });
    }
    case "diagnostics":
      // Its files came in pieces before it: see `diagnosticsEvidence`.
      return err("badResult");
  }
}

/** A hash that could not be read is a fact of the unit; other readings are only tried again. */
function failed(unitId: UnitId, op: LinkReport["op"], at: EpochMs, trouble: AppError): ReportEvidence {
  const drafts: readonly Draft[] =
    op === "collect" ? [{ kind: "collectFailed", source: "E-BR", at, unitId, error: trouble }] : [];
  return { unitId, drafts, trouble };
}
