import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { manifestCsv, manifestRows } from "../../../shared/domain/ship/manifest.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Media } from "../ports/media.ts";

/** Writes the manifest of everything that was shipped. Errors: `manifest.empty`, `file.notWritten`. */
export async function exportManifest(
  state: BenchState,
  media: Pick<Media, "writeOutput">,
): Promise<Result<{ readonly path: string; readonly rows: number }>> {
  const { order } = state;
  if (order === undefined) return err(appError("refused", "order.notOpen"));
  const rows = manifestRows(state, order);
  if (rows.length === 0) return err(appError("refused", "manifest.empty", { number: order.number }));
  const name = `manifest-${order.number.replace(/[^A-Za-z0-9._-]/g, "_")}.csv`;
  const written = await media.writeOutput(name, manifestCsv(rows));
  return written.ok ? ok({ path: written.value, rows: rows.length }) : written;
}
