import type { ColumnRole } from "../../../../shared/domain/intake/intake-piece.ts";
import type { RowRepair } from "../../../../shared/domain/intake/intake-row.ts";
import { headerWord } from "../table/header-words.ts";
import type { TableRecord } from "../table/table-record.ts";
import { startsLikeHardwareHash } from "../table/value-forms.ts";
import { cleanCell, isBlankText } from "./clean-cell.ts";
import { type LineWindow, mostRecordCharacters } from "./line-window.ts";
import { mostCells } from "./split-record.ts";

/** What stands between a property's name and its value. */
export const propertyDelimiter = ":";

/** The properties of one device while their lines come together. */
type OpenDevice = {
  readonly line: number;
  /** By column, the lines of each value. */
  readonly values: string[][];
  last: number;
  length: number;
};

/**
 * Whether the lines are PowerShell's list of properties (`Hardware Hash : T0…`), as redirecting the collection script leaves
 * them: a serial number or something else that is known, and a hash.
 */
export function isPropertyList(lines: readonly string[]): boolean {
  const roles = new Set<ColumnRole>();
  for (const line of lines) {
    const role = headerWord(propertyOf(line)?.name ?? "")?.role;
    if (role !== undefined) roles.add(role);
  }
  return roles.size > 1 && roles.has("hardwareHash") && propertyOf(lines[0] ?? "") !== undefined;
}

/** The records of such a list: a header of the names, then one record for every device. Other lines are records, too. */
export async function* propertyRecords(
  window: LineWindow,
  fileRepairs: readonly RowRepair[],
): AsyncGenerator<TableRecord> {
  const columns = new Map<string, number>();
  let headed = 0;
  let open: OpenDevice | undefined;

  function* close(): Generator<TableRecord> {
    if (open === undefined) return;
    const { line, values } = open;
    open = undefined;
    // Properties that were not there before begin a table of their own.
    if (columns.size > headed) yield { line, cells: [...columns.keys()], repairs: [] };
    headed = columns.size;
    // The console breaks values where its line ends, also within words.
    const cells = Array.from({ length: headed }, (_, index) => cleanCell((values[index] ?? []).join("")).text);
    const isWrapped = cells.some((cell, index) => startsLikeHardwareHash(cell) && (values[index] ?? []).length > 1);
    yield { line, cells, repairs: isWrapped ? [...fileRepairs, "wrappedLines"] : fileRepairs };
  }

  for (;;) {
    if (window.isShort()) await window.fill();
    const next = window.at(0);
    if (next === undefined) break;
    window.drop(1);
    const { line, text } = next;
    const property = propertyOf(text);
    const column = property === undefined ? -1 : (columns.get(property.name) ?? columns.size);
    if (next.tooLong) {
      yield* close();
      yield { line, cells: [], repairs: fileRepairs, tooLong: true };
    } else if (isBlankText(text)) {
      yield* close();
    } else if (property !== undefined && column < mostCells) {
      if (open?.values[column] !== undefined) yield* close();
      open ??= { line, values: [], last: 0, length: 0 };
      columns.set(property.name, column);
      addLine(open, column, property.value);
    } else if (open !== undefined && /^\s/.test(text) && open.length < mostRecordCharacters) {
      addLine(open, open.last, text.trim());
    } else {
      yield* close();
      yield { line, cells: [cleanCell(text).text], repairs: fileRepairs };
    }
  }
  yield* close();
}

function addLine(open: OpenDevice, column: number, text: string): void {
  const lines = open.values[column] ?? [];
  lines.push(text);
  open.values[column] = lines;
  open.last = column;
  open.length += text.length;
}

function propertyOf(line: string): { readonly name: string; readonly value: string } | undefined {
  const [, name, value] = /^\s{0,8}([^\s:][^:]{0,63}?)\s*:(?:\s+(.*))?$/.exec(line) ?? [];
  return name === undefined ? undefined : { name, value: value ?? "" };
}
