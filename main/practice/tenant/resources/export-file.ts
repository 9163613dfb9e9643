import type { ExportJobRow, ReportRow } from "../../world/tenant-rows.ts";
import type { World } from "../../world/world.ts";
import { zipOf } from "../storage/zip-file.ts";
import { exportColumns } from "./export-columns.ts";

/** The file of a finished export as a ZIP; undefined while there is none. */
export function exportFile(world: World, id: string): Buffer | undefined {
  const job = world.exportJobs.get(id);
  if (job?.status !== "completed") return undefined;
  const rows = world.reports.all().filter((row) => row.visibleAt <= job.requestedAt);
  const records = rows.map((row) => recordOf(job, row));
  const columns = job.columns.flatMap((name) => namesOf(job, name));
  const content = job.format === "json" ? JSON.stringify(records) : csvOf(columns, records);
  return zipOf(`${job.id}.${job.format}`, Buffer.from(content, "utf8"));
}

type ExportRecord = Readonly<Record<string, string | number>>;

function namesOf(job: ExportJobRow, name: string): readonly string[] {
  const hasTwin = exportColumns[name]?.words !== undefined && job.localization === "localizedValuesAsAdditionalColumn";
  return hasTwin ? [name, `${name}_loc`] : [name];
}

function recordOf(job: ExportJobRow, row: ReportRow): ExportRecord {
  return Object.fromEntries(
    job.columns.flatMap((name): (readonly [string, string | number])[] => {
      const column = exportColumns[name];
      if (column === undefined) return [];
      const value = column.value(row);
      if (column.words === undefined) return [[name, value]];
      const word = column.words[Number(value)] ?? "";
      return namesOf(job, name).length === 1
        ? [[name, word]]
        : [
            [name, value],
            [`${name}_loc`, word],
          ];
    }),
  );
}

function csvOf(columns: readonly string[], records: readonly ExportRecord[]): string {
  const cell = (value: string | number | undefined): string => {
    const written = String(value ?? "");
    return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
  };
  const lines = [columns, ...records.map((record) => columns.map((name) => record[name]))];
  return lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}
