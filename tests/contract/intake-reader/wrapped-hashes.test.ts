import { describe, expect, test } from "vitest";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { hash, header, readAll, rowOf, wrapped } from "./read-all.ts";

const second = encodeHardwareHash(simulatedHashFields("SIM0002"));

describe("a console's lines are joined again", () => {
  test.each([80, 120, 45, 4_000])("%i columns wide", async (width) => {
    const rows = [`SIM0001,,${hash}`, `SIM0002,,${second}`].map((row) => wrapped(row, width)).join("\r\n");
    const reading = await readAll(`${header}\r\n${rows}\r\n`);
    expect(reading.refused).toEqual([]);
    expect(reading.rows).toMatchObject([
      rowOf({ repairs: ["wrappedLines"] }),
      { serialNumber: "SIM0002", hardwareHash: second, repairs: ["wrappedLines"] },
    ]);
  });

  test("with columns behind the hash", async () => {
    const reading = await readAll(
      `${header},Group Tag\r\n${wrapped(`SIM0001,,${hash},T1`, 80)}\r\nSIM0002,,${second},T2`,
    );
    expect(reading.refused).toEqual([]);
    expect(reading.rows).toMatchObject([
      rowOf({ groupTag: "T1", repairs: ["wrappedLines"] }),
      { serialNumber: "SIM0002", hardwareHash: second, groupTag: "T2", repairs: [] },
    ]);
  });

  test("where the console broke it within its first characters, with blank lines between", async () => {
    const reading = await readAll(`${header}\n${wrapped(`A-SERIAL-OF-MANY-CHARACTERS,,${hash}`, 33, "\n\n")}\n`);
    expect(reading.rows).toEqual([rowOf({ serialNumber: "A-SERIAL-OF-MANY-CHARACTERS", repairs: ["wrappedLines"] })]);
    expect(reading.refused).toEqual([]);
  });

  test("but a hash that lost characters is not made whole by the serial of the next row", async () => {
    const inventory = hash.replace(/A+$/, "");
    const cut = inventory.slice(0, -5);
    const reading = await readAll(`${header}\nSIM0001,,${cut}\nSIM0002,,${second}\nSIM0001,,${cut}\nSIM0003,T1\n`);
    expect(reading.lines).toEqual([2, 3, 4, 5]);
    expect(reading.rows.map(({ hardwareHash }) => hardwareHash)).toEqual([cut, second, cut]);
  });
});

describe("a text of nothing but hashes", () => {
  test.each([
    ["one", hash, [1]],
    ["one in quotes", `"${hash}"`, [1]],
    ["several", `${hash}\n\n${second}\n${hash}`, [1, 3, 4]],
    ["one and its line end", `${hash}\r\n`, [1]],
  ])("%s", async (_name, content, lines) => {
    const { tables, rows, refused } = await readAll(content);
    expect(tables).toEqual([{ kind: "hashText", encoding: "ascii", columns: [], guessed: false }]);
    expect(rows.map(({ line }) => line)).toEqual(lines);
    expect(rows[0]).toEqual(
      rowOf({ line: 1, serialNumber: "", hashColumn: 0, repairs: content.startsWith('"') ? ["quotes"] : [] }),
    );
    expect(refused).toEqual([]);
  });

  test.each([1, 7, 64, 76, 3_999])("wrapped at %i characters", async (width) => {
    const lineCount = Math.ceil(hash.length / width);
    const { rows, refused } = await readAll(`${wrapped(hash, width)}\n${wrapped(second, width)}\n`);
    expect(rows).toMatchObject([
      rowOf({ line: 1, serialNumber: "", hashColumn: 0, repairs: ["wrappedLines"] }),
      { line: lineCount + 1, hardwareHash: second },
    ]);
    expect(refused).toEqual([]);
  });

  test("wrapped and in quotes", async () => {
    const { rows } = await readAll(`"${wrapped(hash, 64)}"\n`);
    expect(rows).toEqual([rowOf({ line: 1, serialNumber: "", hashColumn: 0, repairs: ["quotes", "wrappedLines"] })]);
  });

  test("one of them cut, and lines of another kind", async () => {
    const lines = [wrapped(hash.slice(0, 640), 64), wrapped(second, 64), "not a hash", `SIM0001,,${hash}`].join("\n");
    const { rows, refused } = await readAll(`${wrapped(hash, 4)}\n${lines}\n`);
    expect(rows.map(({ hardwareHash }) => hardwareHash)).toEqual([hash, hash.slice(0, 640), second, hash]);
    expect(rows.at(-1)).toMatchObject({ serialNumber: "SIM0001", hashColumn: 3 });
    expect(refused).toMatchObject([{ reason: "noIdentity", found: "not a hash" }]);
  });
});

describe("PowerShell's list of properties", () => {
  /** As `Get-WindowsAutopilotInfo > file` leaves it: names in one column, values wrapped and indented in another. */
  const listOf = (serial: string, hardwareHash: string): string =>
    [
      "",
      `Device Serial Number : ${serial}`,
      "Windows Product ID   : ",
      `Hardware Hash        : ${wrapped(hardwareHash, 57, `\r\n${" ".repeat(23)}`)}`,
      "",
    ].join("\r\n");

  test("is one row for every device", async () => {
    const { tables, rows, refused } = await readAll(`${listOf("SIM0001", hash)}\r\n${listOf("SIM0002", second)}\r\n`);
    expect(tables).toMatchObject([{ kind: "intuneCsv", delimiter: ":", headerLine: 2 }]);
    expect(rows).toMatchObject([
      rowOf({ repairs: ["wrappedLines"] }),
      { serialNumber: "SIM0002", hardwareHash: second, repairs: ["wrappedLines"] },
    ]);
    expect(refused).toEqual([]);
  });

  test("with a device of other properties, and a line that is none", async () => {
    const more = `Group Tag : T1\r\nDevice Serial Number : SIM0003\r\nHardware Hash : ${hash}`;
    const { tables, rows, refused } = await readAll(`${listOf("SIM0001", hash)}\r\nWARNING\r\n${more}\r\n`);
    expect(tables).toHaveLength(2);
    expect(rows).toMatchObject([{ serialNumber: "SIM0001" }, { serialNumber: "SIM0003", groupTag: "T1" }]);
    expect(refused).toMatchObject([{ found: "WARNING" }]);
  });
});

describe("a hash among words", () => {
  test.each([
    ["columns with blanks between", `SIM0001   ${hash}`, "SIM0001"],
    ["its name before it", `Hardware hash: ${hash}`, ""],
    ["its name right before it", `hash=${hash}`, ""],
    ["a sentence", `For the device on slot 3 it is ${hash} as of today`, ""],
  ])("is found behind %s", async (_name, line, serialNumber) => {
    const { rows } = await readAll(`Please register this device.\n\n${line}\n`);
    expect(rows).toMatchObject([{ line: 3, serialNumber, hardwareHash: hash }]);
  });
});
