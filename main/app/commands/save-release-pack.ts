import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { currentUnit } from "../../../shared/domain/bench/merged-units.ts";
import { releasePack } from "../../../shared/domain/clearing/release-pack.ts";
import { writeImportFiles } from "../../../shared/domain/intake/write-import-files.ts";
import { serialOf, type Unit } from "../../../shared/domain/unit/unit.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { releasePackText } from "../../../shared/text/lists/release-pack-text.ts";
import type { BenchStore } from "../ports/bench-store.ts";
import type { Media } from "../ports/media.ts";

/** What writing an evidence pack needs. */
export type ReleasePackPorts = {
  readonly store: Pick<BenchStore, "getHardwareHash">;
  readonly media: Pick<Media, "writeOutput">;
};

/**
 * Writes the evidence for the release of a unit; the hash goes into a file of its own, and only where a person asked for
 * it. Errors: `unit.notFound`, `export.nothing` where no other tenant has it, `unit.hashNotStored`, `file.notWritten`.
 */
export async function saveReleasePack(
  { store, media }: ReleasePackPorts,
  state: BenchState,
  input: { readonly unitId: string; readonly withHash: boolean },
  now: EpochMs,
): Promise<Result<{ paths: string[] }>> {
  const unit = currentUnit(state, input.unitId);
  if (unit === undefined || state.order === undefined) return err(appError("notFound", "unit.notFound"));
  const pack = releasePack(unit, state.order, now);
  if (pack === undefined) return err(appError("refused", "export.nothing"));
  const hash = input.withHash ? hashFile(store, unit) : ok(undefined);
  if (!hash.ok) return hash;
  const time = new Date(now).toISOString().replace(/\..*|[-:]/g, "");
  const name = `release-${serialOf(unit).replace(/[^A-Za-z0-9._-]/g, "_")}-${time}`;
  const written = await media.writeOutput(`${name}.txt`, releasePackText(pack));
  if (!written.ok) return written;
  if (hash.value === undefined) return ok({ paths: [written.value] });
  const withHash = await media.writeOutput(`${name}-hardware-hash.csv`, hash.value);
  return withHash.ok ? ok({ paths: [written.value, withHash.value] }) : withHash;
}

/** The hash as Intune's import takes it, without tag and user: it is for whoever has to find the device. */
function hashFile(store: ReleasePackPorts["store"], unit: Unit): Result<string> {
  const digest = unit.hash?.value.digest;
  const text = digest === undefined ? ok(undefined) : store.getHardwareHash(digest);
  if (!text.ok) return text;
  if (text.value === undefined) return err(appError("notFound", "unit.hashNotStored"));
  const row = { productId: "", groupTag: "", assignedUser: "", manufacturer: "", model: "" };
  const { files } = writeImportFiles("intune", [
    { ...row, unitId: unit.id, serialNumber: serialOf(unit), hardwareHash: text.value },
  ]);
  const [file] = files;
  return file === undefined ? err(appError("refused", "export.nothing")) : ok(file.text);
}
