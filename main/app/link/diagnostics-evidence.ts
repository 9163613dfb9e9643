import { type LinkReport, linkResults } from "../../../shared/contract/link/messages.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { diagnosticsName } from "../../../shared/domain/diagnostics/diagnostics-name.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs, UnitId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { ReportEvidence } from "./link-evidence.ts";
import type { LinkPieces } from "./link-pieces.ts";

/** What diagnostics of a device are taken with. */
export type DiagnosticsEvidenceParts = { readonly pieces: LinkPieces; readonly state: () => BenchState };

/** The diagnostics that a device announces, with the files it handed over before, as evidence. Error: `badResult`. */
export async function diagnosticsEvidence(
  { pieces, state }: DiagnosticsEvidenceParts,
  report: LinkReport,
  { visit, unitId, at }: { readonly visit: string; readonly unitId: UnitId; readonly at: EpochMs },
): Promise<Result<ReportEvidence, "badResult" | "notNow">> {
  const envelope = { source: "E-BR", at, unitId } as const;
  if (!report.ok) {
    const { code, detail } = report.error;
    const trouble = appError("unavailable", "bridge.collectFailed", { reason: code }, detail);
    return ok({ unitId, drafts: [{ kind: "diagnosticsFailed", ...envelope, error: trouble }], trouble });
  }
  const announced = linkResults.diagnostics.safeParse(report.result);
  if (!announced.success) return err("badResult");
  const kept = await pieces.finish(visit, announced.data);
  if (!kept.ok) return err("notNow");
  const { units, order } = state();
  const unit = mapGet(units, unitId);
  if (unit === undefined) return err("notNow");
  const files = kept.value.files.map((file) => ({
    ...file,
    name: diagnosticsName(unit, order?.number ?? "", file.name),
  }));
  return ok({ unitId, drafts: [{ kind: "diagnosticsCollected", ...envelope, files, missing: kept.value.missing }] });
}
