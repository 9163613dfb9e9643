import readXlsxFile from "read-excel-file/universal";
import type { IntakePiece } from "../../../../shared/domain/intake/intake-piece.ts";
import type { ContainerItem } from "../container/container-item.ts";
import { shownName } from "../container/entry-name.ts";
import { EntryFailure } from "../entry-failure.ts";
import { type EntrySource, type Reading, trouble } from "../reading.ts";
import { readTable } from "../table/read-table.ts";
import { cellDate, cellNumber } from "./cell-text.ts";
import { collectParts } from "./collect-parts.ts";
import { sheetRecords } from "./sheet-records.ts";
import { storedPackage } from "./stored-package.ts";

/** A value as the library hands it over: its types name the class of dates where it means a date. */
type LibraryCell = string | boolean | Date | null | undefined;
type LibrarySheet = { readonly sheet: string; readonly data?: readonly (readonly LibraryCell[])[] };

/**
 * Reads every sheet of a workbook; formulas count as the value they last had. The parts are unpacked and measured here first,
 * so that the library never sees more than is allowed.
 */
export async function* readWorkbook(
  reading: Reading,
  from: EntrySource,
  items: AsyncIterable<ContainerItem>,
): AsyncGenerator<IntakePiece> {
  const { parts, troubles } = await collectParts(items, reading.budget);
  try {
    for (const item of troubles) yield trouble(from.entry, item.trouble, { ...item.params, format: "xlsx" });
    const sheets = await readSheets(storedPackage(parts));
    yield { kind: "noted", entry: from.entry, fileKind: "workbook" };
    for (const { sheet, data } of sheets) {
      const entry = from.entry === "" ? shownName(sheet) : `${from.entry}/${shownName(sheet)}`;
      const choice = reading.choiceFor(entry);
      const about = { entry, ...(choice === undefined ? {} : { choice }) };
      yield* asWorkbook(readTable(sheetRecords((data ?? []).map((cells) => cells.map(cellText))), about));
    }
  } finally {
    for (const part of parts) reading.budget.release(part.bytes.length);
  }
}

async function readSheets(packed: ArrayBuffer): Promise<readonly LibrarySheet[]> {
  try {
    const sheets: unknown = await readXlsxFile(packed, { parseNumber: cellNumber, trim: false });
    return sheets as readonly LibrarySheet[];
  } catch {
    // The library's messages quote the file.
    throw new EntryFailure("damaged", { format: "xlsx" });
  }
}

function cellText(cell: LibraryCell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return typeof cell === "boolean" ? String(cell).toUpperCase() : cellDate(cell);
}

/** A sheet is a sheet whatever its header says; only what cannot be imported keeps its own name. */
async function* asWorkbook(pieces: AsyncIterable<IntakePiece>): AsyncGenerator<IntakePiece> {
  for await (const piece of pieces) {
    if (piece.kind !== "table" || piece.table.kind === "corporateIdentifiers") yield piece;
    else yield { ...piece, table: { ...piece.table, kind: "workbook" } };
  }
}
