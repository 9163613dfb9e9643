import type { IntakePiece } from "../../../../shared/domain/intake/intake-piece.ts";
import type { ContainerItem } from "../container/container-item.ts";
import { createEntryNames, shownName } from "../container/entry-name.ts";
import { type EntrySource, type Reading, trouble } from "../reading.ts";
import { readTable } from "../table/read-table.ts";
import { cellNumber } from "./cell-text.ts";
import { type CollectedParts, collectParts } from "./collect-parts.ts";
import { sheetPackages } from "./sheet-packages.ts";
import { type LibraryCell, sheetRecords } from "./sheet-records.ts";
import { storedPackage } from "./stored-package.ts";

/** A sheet as the library hands it over; charts have no data. */
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
  const { sheets, troubles } = await unpackSheets(reading, items);
  for (const item of troubles) yield trouble(from.entry, item.trouble, { ...item.params, format: "xlsx" });
  if (sheets.length === 0) return;
  yield { kind: "noted", entry: from.entry, fileKind: "workbook" };
  const uniqueName = createEntryNames();
  for (const { sheet, data } of sheets) {
    const name = uniqueName(shownName(sheet));
    const entry = from.entry === "" ? name : `${from.entry}/${name}`;
    const choice = reading.choiceFor(entry);
    const about = { entry, ...(choice === undefined ? {} : { choice }) };
    yield* asWorkbook(readTable(sheetRecords(data ?? []), about));
  }
}

async function unpackSheets(
  { budget }: Reading,
  items: AsyncIterable<ContainerItem>,
): Promise<Pick<CollectedParts, "troubles"> & { readonly sheets: readonly LibrarySheet[] }> {
  const { parts, troubles } = await collectParts(items, budget);
  try {
    const whole = troubles.length === 0 ? await readSheets(storedPackage(parts)) : undefined;
    if (whole !== undefined) return { sheets: whole, troubles };
    const sheets: LibrarySheet[] = [];
    for (const packed of sheetPackages(parts)) sheets.push(...((await readSheets(packed)) ?? []));
    return { sheets, troubles: onceEach([damaged, ...troubles]) };
  } finally {
    for (const part of parts) budget.release(part.bytes.length);
  }
}

const damaged = { kind: "trouble", trouble: "damaged", params: { format: "xlsx" } } as const;

/** What is wrong with several parts is told once for the workbook. */
function onceEach(troubles: CollectedParts["troubles"]): CollectedParts["troubles"] {
  return [...new Map(troubles.map((item) => [item.trouble, item] as const)).values()];
}

/** Undefined when the library cannot read them; its messages quote the file. It is loaded with the first workbook: few starts need it. */
async function readSheets(packed: ArrayBuffer): Promise<readonly LibrarySheet[] | undefined> {
  const { default: readXlsxFile } = await import("read-excel-file/universal");
  try {
    const sheets: unknown = await readXlsxFile(packed, { parseNumber: cellNumber, trim: false });
    return sheets as readonly LibrarySheet[];
  } catch {
    return undefined;
  }
}

/** A sheet is a sheet whatever its header says; only what cannot be imported keeps its own name. */
async function* asWorkbook(pieces: AsyncIterable<IntakePiece>): AsyncGenerator<IntakePiece> {
  for await (const piece of pieces) {
    if (piece.kind !== "table" || piece.table.kind === "corporateIdentifiers") yield piece;
    else yield { ...piece, table: { ...piece.table, kind: "workbook" } };
  }
}
