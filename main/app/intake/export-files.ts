import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import {
  type ImportFileForm,
  type ImportFileRow,
  writeImportFiles,
} from "../../../shared/domain/intake/write-import-files.ts";
import { serialOf, type Unit } from "../../../shared/domain/unit/unit.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { mapValues } from "../../../shared/kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { IntakePorts } from "./intake-ports.ts";
import type { WaitingList } from "./waiting-list.ts";

/** Units whose hashes are held in memory at once; a whole number of files of either form. */
const unitsAtOnce = 1_000;

type ExportedFiles = CommandOutput<"intake.exportFiles">;

/**
 * Writes the order's units as files for an importer. A unit that is stopped is left out: nothing unchecked leaves the
 * bench. Errors: `export.nothing`, `order.notOpen`, `file.notWritten`, `store.unreadable`, `secrets.unavailable`.
 */
export async function exportFiles(
  { bench, store, media, turns, clock }: Pick<IntakePorts, "bench" | "store" | "media" | "turns" | "clock">,
  waiting: Pick<WaitingList, "rows">,
  form: ImportFileForm,
): Promise<Result<ExportedFiles>> {
  const state = bench.state();
  const { order } = state;
  if (order === undefined) return err(appError("refused", "order.notOpen"));
  const units = identifiedUnits(state);
  const paths: string[] = [];
  const leftOut: ExportedFiles["leftOut"] = units.flatMap((unit) =>
    isStopped(unit) ? [{ unitId: unit.id, serialNumber: serialOf(unit), reason: "stopped" }] : [],
  );
  const sound = units.filter((unit) => !isStopped(unit));
  // Parts of an earlier export must never be taken for parts of this one.
  const time = new Date(clock.now()).toISOString().replace(/\..*|[-:]/g, "");
  const name = `${form}-${order.number.replace(/[^A-Za-z0-9._-]/g, "_")}-${time}`;
  let rows = 0;
  for (let from = 0; from < sound.length; from += unitsAtOnce) {
    const read = importRows(store, sound.slice(from, from + unitsAtOnce), order.groupTag);
    if (!read.ok) return read;
    const written = writeImportFiles(form, read.value);
    leftOut.push(...written.leftOut);
    for (const file of written.files) {
      const path = await media.writeOutput(`${name}-${paths.length + 1}.csv`, file.text);
      if (!path.ok) return path;
      paths.push(path.value);
      rows += file.rows;
    }
    await turns.giveWay();
  }
  return rows === 0
    ? err(appError("refused", "export.nothing"))
    : ok({ paths, rows, leftOut, waiting: waiting.rows() });
}

function identifiedUnits({ units }: BenchState): readonly Unit[] {
  return [...mapValues(units)]
    .filter((unit) => unit.shipped === undefined && (unit.hash !== undefined || unit.listed !== undefined))
    .toSorted((left, right) => left.seenAt - right.seenAt);
}

function isStopped({ stage }: Unit): boolean {
  return stage === "stopped" || stage === "foreignTenant";
}

function importRows(
  store: Pick<IntakePorts["store"], "getHardwareHash">,
  units: readonly Unit[],
  groupTag: string,
): Result<readonly ImportFileRow[]> {
  const rows: ImportFileRow[] = [];
  for (const unit of units) {
    const text = unit.hash === undefined ? ok("") : store.getHardwareHash(unit.hash.value.digest);
    if (!text.ok) return text;
    const { hash, listed } = unit;
    rows.push({
      unitId: unit.id,
      serialNumber: serialOf(unit),
      productId: listed?.productId ?? "",
      hardwareHash: text.value ?? "",
      groupTag,
      assignedUser: listed?.assignedUser ?? "",
      manufacturer: hash?.value.manufacturer || (listed?.manufacturer ?? ""),
      model: hash?.value.model || (listed?.model ?? ""),
    });
  }
  return ok(rows);
}
