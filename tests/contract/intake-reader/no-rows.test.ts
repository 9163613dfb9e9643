import { describe, expect, test } from "vitest";
import { hash, header, readAll } from "./read-all.ts";

describe("no row is", () => {
  test.each([
    ["a line of empty cells", `${header}\nSIM0001,,${hash}\n,,\n"","",""\n`, [2]],
    ["one between rows", `${header}\n,,\nSIM0001,,${hash}\n`, [3]],
    ["one before the header", `,,\n${header}\nSIM0001,,${hash}\n`, [3]],
    ["one among hashes", `${hash}\n,,\n`, [1]],
    [
      "a console's header",
      `\nDevice Serial Number Windows Product ID Hardware Hash\n-------------------- ------------------ -------------\nSIM0001                                 ${hash}\n`,
      [4],
    ],
    ["the line of dashes under a header", `${header}\n------,-----,----\nSIM0001,,${hash}\n`, [3]],
    ["a comment", `# exported, on Monday\n${header}\nSIM0001,,${hash}\n# end\n`, [3]],
  ])("%s", async (_name, content, lines) => {
    const reading = await readAll(content);
    expect(reading.refused).toEqual([]);
    expect(reading.lines).toEqual(lines);
    expect(reading.rows).toMatchObject([{ hardwareHash: hash, repairs: [] }]);
  });

  test("anything in a file of empty cells", async () => {
    expect((await readAll(",,\n,,\n")).pieces).toEqual([{ kind: "noted", entry: "", fileKind: "empty" }]);
  });

  test("but a serial number that begins with a mark is one", async () => {
    expect((await readAll(`${header}\n#SIM0001,,\n# 1,,\n`)).refused).toMatchObject([
      { line: 2, reason: "noHash" },
      { line: 3, reason: "noHash" },
    ]);
  });
});
