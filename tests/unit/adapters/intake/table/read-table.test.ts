import { expect, test } from "vitest";
import type { AboutTable } from "../../../../../main/adapters/intake/table/read-table.ts";
import { readTable } from "../../../../../main/adapters/intake/table/read-table.ts";
import type { TableRecord } from "../../../../../main/adapters/intake/table/table-record.ts";
import type { IntakePiece } from "../../../../../shared/domain/intake/intake-piece.ts";

async function piecesOf(
  records: readonly TableRecord[],
  about: Partial<AboutTable> = {},
): Promise<readonly IntakePiece[]> {
  async function* given(): AsyncGenerator<TableRecord> {
    yield* records;
  }
  const pieces: IntakePiece[] = [];
  for await (const piece of readTable(given(), { entry: "sheet 1", ...about })) pieces.push(piece);
  return pieces;
}

const record = (line: number, cells: readonly string[]): TableRecord => ({ line, cells, repairs: [] });

test("a sheet has neither encoding nor delimiter", async () => {
  const pieces = await piecesOf([record(3, ["Serial", "PKID"]), record(4, ["SIM0001", "0033012345678"])]);
  expect(pieces).toEqual([
    {
      kind: "table",
      entry: "sheet 1",
      table: {
        kind: "vendorCsv",
        headerLine: 3,
        guessed: true,
        columns: [
          { column: 1, title: "Serial", role: "serialNumber", samples: ["SIM0001"] },
          { column: 2, title: "PKID", role: "productId", samples: ["0033012345678"] },
        ],
      },
    },
    {
      kind: "rows",
      entry: "sheet 1",
      rows: [{ kind: "row", row: expect.objectContaining({ line: 4, hashColumn: 0 }) }],
    },
  ]);
});

test("no records are no table", async () => {
  expect(await piecesOf([])).toEqual([]);
});

test("samples of a column are its first three values", async () => {
  const cells = ["", "SIM0001", "SIM0002", "SIM0003", "SIM0004"];
  const [table] = await piecesOf([
    record(1, ["Serial", "Tag"]),
    ...cells.map((cell, index) => record(index + 2, [cell, "x"])),
  ]);
  expect(table).toMatchObject({ table: { columns: [{ samples: ["SIM0001", "SIM0002", "SIM0003"] }, {}] } });
});

test("repairs of a record stay with its row, each once", async () => {
  const cells = ["0033012345678", "SIM0001", "", "Contoso", "Book 14"];
  const titles = ["Device Serial Number", "Windows Product ID", "Hardware Hash", "Manufacturer name", "Device model"];
  const records = [record(1, titles), { ...record(2, cells), repairs: ["quotes", "wrongColumn"] as const }];
  expect((await piecesOf(records)).at(-1)).toMatchObject({ rows: [{ row: { repairs: ["quotes", "wrongColumn"] } }] });
});

test("long rows go over in smaller pieces, and wide ones are described as far as anybody looks", async () => {
  const wide = Array.from({ length: 400 }, (_, index) => `v${index}`);
  const long = Array.from({ length: 100 }, (_, index) => record(index + 2, [`SIM${index}`, "x".repeat(20_000)]));
  const pieces = await piecesOf([record(1, ["Serial", "Tag"]), record(2, wide), ...long]);
  const sizes = pieces.flatMap((piece) => (piece.kind === "rows" ? [piece.rows.length] : []));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(101);
  expect(sizes.length).toBeGreaterThan(2);
  expect(pieces[0]?.kind === "table" && pieces[0].table.columns.length).toBe(256);
});
