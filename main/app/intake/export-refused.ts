import type { IntakeReading, IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import { csvCell } from "../../../shared/domain/ship/manifest.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { encodeUtf8 } from "../../../shared/kernel/utf8.ts";
import { rowRefusalText } from "../../../shared/text/lists/row-refusal-text.ts";
import type { OutputWriter } from "../ports/media.ts";
import type { IntakePorts } from "./intake-ports.ts";

const columns = ["File", "Entry", "Line", "Column", "Reason", "Found", "Serial number"] as const;

const rowsAtOnce = 500;

/**
 * Writes what was refused of a reading, with the reason in words, for whoever has to deliver it again. Safe to open in a
 * spreadsheet; carries no hash. Errors: `export.nothing`, `file.notWritten`, `store.unreadable`.
 */
export async function exportRefused(
  { ledger, media, turns }: Pick<IntakePorts, "ledger" | "media" | "turns">,
  { readingId, fileName }: IntakeReading,
): Promise<Result<{ path: string; rows: number }>> {
  const page = (offset: number) => ledger.rows(readingId, { choice: "refused", offset, limit: rowsAtOnce });
  const first = page(0);
  if (!first.ok) return first;
  if (first.value.total === 0) return err(appError("refused", "export.nothing"));
  const plainName = fileName.slice(fileName.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
  const output = await media.openOutput(`refused-${plainName}.csv`);
  if (!output.ok) return output;
  const writeAll = async (writer: OutputWriter): Promise<Result<number>> => {
    let written = 0;
    while (written < first.value.total) {
      const rows = page(written);
      if (!rows.ok) return rows;
      if (rows.value.rows.length === 0) break;
      const lines = rows.value.rows.map((row) => cellsOf(fileName, row));
      const text = csvText(written === 0 ? [columns, ...lines] : lines);
      const done = await writer.write(encodeUtf8(text));
      if (!done.ok) return done;
      written += rows.value.rows.length;
      await turns.giveWay();
    }
    return ok(written);
  };
  const rows = await writeAll(output.value);
  if (!rows.ok) {
    await output.value.discard();
    return rows;
  }
  const path = await output.value.finish();
  return path.ok ? ok({ path: path.value, rows: rows.value }) : path;
}

function cellsOf(fileName: string, row: IntakeReadingRow): readonly string[] {
  const { entry, line, column = 0, reason = "", found = "", serialNumber, listedSerial } = row;
  const place = [fileName, entry, String(line), column === 0 ? "" : String(column)];
  return [...place, reasonText(reason), found, serialNumber === "" ? listedSerial : serialNumber];
}

function reasonText(reason: string): string {
  return Object.entries(rowRefusalText).find(([code]) => code === reason)?.[1] ?? reason;
}

function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}
