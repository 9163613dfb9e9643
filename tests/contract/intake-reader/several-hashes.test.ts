import { describe, expect, test } from "vitest";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { judgeIntakeRow } from "../../../shared/domain/intake/judge-intake-row.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { hash, header, readAll, rowOf, wrapped } from "./read-all.ts";

const second = encodeHardwareHash(simulatedHashFields("SIM0002"));
const other = (line: number, hashColumn: number) =>
  rowOf({ line, serialNumber: "", hardwareHash: second, hashColumn, repairs: ["extraCells"] });

describe("another hash becomes a row of its own", () => {
  test.each([
    ["stuck to the first in its cell", `${header}\nSIM0001,,${hash}${second}`, 3],
    ["behind a blank in the cell", `${header}\nSIM0001,,${hash} ${second}`, 3],
    ["behind other marks in the cell", `${header}\nSIM0001,,${hash} / ${second}`, 3],
    ["in a second column of that name", `${header},Hardware Hash\nSIM0001,,${hash},${second}`, 4],
    ["in a cell beyond the columns", `${header}\nSIM0001,,${hash},${second}`, 4],
    ["of a file that was stuck to this one", `${header}\nSIM0001,,${hash}SIM0002,,${second}`, 5],
  ])("%s", async (_name, content, column) => {
    const { rows, refused } = await readAll(content);
    expect(refused).toEqual([]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ line: 2, serialNumber: "SIM0001", repairs: ["extraCells"] });
    expect(rows[0]?.hardwareHash.startsWith(hash)).toBe(true);
    expect(rows[1]).toEqual(other(2, column));
  });

  test.each([
    ["on one line", `${hash}${second}\n`, 1, []],
    ["that a program wrapped", wrapped(hash + second, 76), 53, ["wrappedLines"]],
  ] as const)("in a text of nothing but hashes, %s", async (_name, content, line, more) => {
    const { rows, refused } = await readAll(content);
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([
      { line: 1, hardwareHash: hash, repairs: [...more, "extraCells"] },
      { line, hardwareHash: second, repairs: [...more, "extraCells"] },
    ]);
  });

  test("unless it is the same, or a person chose another column", async () => {
    const twice = await readAll(`${header}\nSIM0001,,${hash} ${hash}`);
    expect(twice.rows).toEqual([rowOf({ repairs: ["extraCells"] })]);
    const chosen = await readAll(`${header},Old\nSIM0001,,${hash},${second}`, {
      columns: { serialNumber: 1, hardwareHash: 3 },
    });
    expect(chosen.rows).toEqual([rowOf({ repairs: ["extraCells"] })]);
  });
});

test("a header stuck to a hash is no part of it", async () => {
  const { rows, refused } = await readAll(`${header}\nSIM0001,,${hash}${header}\nSIM0002,,${second}\n`);
  expect(refused).toEqual([]);
  expect(rows).toHaveLength(2);
  const context = { now: epochMs(Date.parse("2026-02-01")), forPreProvisioning: false, path: "graph" } as const;
  const [first] = rows.map((row) => judgeIntakeRow(row, context));
  expect(first).toMatchObject({ kind: "taken", hashText: hash, summary: { grade: "warn" } });
});
