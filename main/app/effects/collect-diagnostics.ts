import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import { diagnosticsChannels } from "../../../shared/domain/diagnostics/diagnostics-channels.ts";
import { diagnosticsName } from "../../../shared/domain/diagnostics/diagnostics-name.ts";
import type { KeptDiagnostics } from "../../../shared/domain/diagnostics/diagnostics-trail.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { Originals } from "../ports/originals.ts";
import type { EffectPorts } from "./effect-ports.ts";

/**
 * Gathers the diagnostics of one device and keeps them encrypted. A failure is a fact of the unit; a person asks again.
 */
export async function runCollectDiagnostics(
  { bridge, originals, clock }: EffectPorts,
  { unitId, address }: Effect & { readonly kind: "collectDiagnostics" },
  state: () => BenchState,
  signal: AbortSignal,
): Promise<EffectOutcome> {
  const envelope = { source: "E-BR", unitId } as const;
  const failed = (error: AppError): EffectOutcome => ({
    drafts: [{ kind: "diagnosticsFailed", ...envelope, at: clock.now(), error }],
  });
  const gathered = await bridge.collectDiagnostics(address, diagnosticsChannels, signal);
  if (!gathered.ok) return failed(gathered.error);
  const { order, units } = state();
  const unit = mapGet(units, unitId);
  if (unit === undefined) return failed(appError("notFound", "unit.notFound"));
  const files: KeptDiagnostics[] = [];
  for (const { name, bytes } of gathered.value.files) {
    const kept = await keep(originals, bytes);
    if (!kept.ok) return failed(kept.error);
    files.push({ name: diagnosticsName(unit, order?.number ?? "", name), ...kept.value });
  }
  const { missing } = gathered.value;
  return { drafts: [{ kind: "diagnosticsCollected", ...envelope, at: clock.now(), files, missing }] };
}

async function keep(originals: Originals, bytes: Uint8Array): Promise<Result<Omit<KeptDiagnostics, "name">>> {
  const writer = await originals.begin();
  if (!writer.ok) return writer;
  const written = await writer.value.write(bytes);
  const kept = written.ok ? await writer.value.finish() : written;
  if (kept.ok) return ok({ sha256: kept.value.sha256, size: kept.value.size });
  await writer.value.discard();
  return err(kept.error);
}
