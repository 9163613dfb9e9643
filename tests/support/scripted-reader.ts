import type { IntakeReader, ReadOptions } from "../../main/app/ports/intake-reader.ts";
import type { IntakePiece } from "../../shared/domain/intake/intake-piece.ts";
import type { IntakeRow } from "../../shared/domain/intake/intake-row.ts";
import { hashOf } from "./intake-files.ts";

/** A reader that hands over what the test says is in the file with this text. */
export function createScriptedReader(
  piecesOf: (text: string, options: ReadOptions) => readonly IntakePiece[],
): IntakeReader {
  return {
    read: async function* (source, options = {}) {
      const text = Buffer.from(await source.read(0, source.size)).toString("utf8");
      yield* piecesOf(text, options);
    },
  };
}

/** A row as a reader would leave it: a sound hash of this serial number, with the serial number beside it. */
export function readRow(line: number, serialNumber: string, changes: Partial<IntakeRow> = {}): IntakeRow {
  return {
    line,
    serialNumber,
    productId: "",
    hardwareHash: hashOf(serialNumber),
    hashColumn: 3,
    groupTag: "",
    assignedUser: "",
    manufacturer: "",
    model: "",
    repairs: [],
    ...changes,
  };
}

/** Rows as one piece. */
export function rowsPiece(rows: readonly IntakeRow[], entry = ""): IntakePiece {
  return { kind: "rows", entry, rows: rows.map((row) => ({ kind: "row", row })) };
}

/** A reader of files that list serial numbers, one a line: `!` before one stands for a row that is refused. */
export const serialListReader = createScriptedReader((text) => [
  {
    kind: "table",
    entry: "",
    table: { kind: "intuneCsv", encoding: "ascii", delimiter: ",", headerLine: 1, columns: [], guessed: false },
  },
  {
    kind: "rows",
    entry: "",
    rows: text
      .split("\n")
      .filter((serial) => serial !== "")
      .map((serial, index) =>
        serial.startsWith("!")
          ? {
              kind: "refused",
              refused: { line: index + 2, column: 3, reason: "noHash", found: serial.slice(1) },
            }
          : { kind: "row", row: readRow(index + 2, serial) },
      ),
  },
]);
