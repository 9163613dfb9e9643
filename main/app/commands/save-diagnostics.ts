import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { type WriteOriginalPorts, writeOriginal } from "../intake/write-original.ts";

/**
 * Puts what was gathered of a device into the output folder, one file each. Errors: `unit.notFound`, `export.nothing`
 * when nothing was gathered, and those of `writeOriginal`.
 */
export async function saveDiagnostics(
  ports: WriteOriginalPorts,
  state: BenchState,
  unitId: string,
): Promise<Result<{ paths: string[] }>> {
  const unit = mapGet(state.units, unitId);
  if (unit === undefined) return err(appError("notFound", "unit.notFound"));
  const files = unit.diagnostics?.gathered?.value.files ?? [];
  if (files.length === 0) return err(appError("refused", "export.nothing"));
  const paths: string[] = [];
  for (const { sha256, name } of files) {
    const path = await writeOriginal(ports, sha256, name);
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return ok({ paths });
}
