import { describe, expect, it } from "vitest";
import { openIntakeBench } from "../../support/intake-bench.ts";
import { hashOf } from "../../support/intake-files.ts";
import { orThrow } from "../../support/or-throw.ts";
import { createScriptedReader, readRow, rowsPiece, serialListReader } from "../../support/scripted-reader.ts";

describe("the refused rows of a reading", () => {
  it("go into a file with place and reason, safe to open in a spreadsheet", async () => {
    const bench = await openIntakeBench({ reader: serialListReader });
    const { readingId } = await bench.handOver("tray 1/list.csv", "SIM0001\n!=cmd()\n!a,b");
    const exported = orThrow(await bench.desk.handlers["intake.exportRefused"]({ readingId }));
    expect(exported).toEqual({ path: "out/refused-list.csv", rows: 2 });
    const lines = (bench.media.written()["refused-list.csv"] ?? "").split("\r\n");
    expect(lines[0]).toBe("File,Entry,Line,Column,Reason,Found,Serial number");
    expect(lines[1]).toMatch(/^tray 1\/list\.csv,,3,3,.+,'=cmd\(\),$/);
    expect(lines[2]).toMatch(/^tray 1\/list\.csv,,4,3,.+,"a,b",$/);
    expect(lines).toHaveLength(4);
  });

  it("more than a page of them, all", async () => {
    const bench = await openIntakeBench({ reader: serialListReader });
    const { readingId } = await bench.handOver("a.csv", Array.from({ length: 1_203 }, (_, at) => `!x${at}`).join("\n"));
    expect(orThrow(await bench.desk.handlers["intake.exportRefused"]({ readingId })).rows).toBe(1_203);
    expect(bench.media.written()["refused-a.csv"]?.split("\r\n")).toHaveLength(1_205);
  });

  it("none is nothing to write", async () => {
    const bench = await openIntakeBench({ reader: serialListReader });
    const { readingId } = await bench.handOver("a.csv", "SIM0001");
    expect(await bench.desk.handlers["intake.exportRefused"]({ readingId })).toMatchObject({
      error: { code: "export.nothing" },
    });
    expect(bench.media.written()).toEqual({});
  });
});

it("the original comes out as it went in, under its own name", async () => {
  const bench = await openIntakeBench({ reader: serialListReader });
  const { readingId } = await bench.handOver("tray 1/list.csv", "SIM0001\n!broken");
  expect(await bench.desk.handlers["intake.exportOriginal"]({ readingId })).toMatchObject({
    value: { path: "out/list.csv" },
  });
  expect(bench.media.written()["list.csv"]).toBe("SIM0001\n!broken");
});

describe("import files", () => {
  const stopped = { serialNumber: "PALLET-7" };
  const reader = createScriptedReader(() => [
    rowsPiece([readRow(2, "SIM0001", { assignedUser: "staff@contoso.example" }), readRow(3, "SIM0002", stopped)]),
  ]);

  it("carry what is registered, and leave out what is stopped", async () => {
    const bench = await openIntakeBench({ reader });
    await bench.handOver("a.csv", "x");
    const exported = orThrow(await bench.desk.handlers["intake.exportFiles"]({ form: "intune" }));
    expect(exported).toMatchObject({ rows: 1, leftOut: [{ reason: "stopped" }] });
    const [text = ""] = Object.values(bench.media.written());
    expect(text.split("\r\n")).toEqual([
      "Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User",
      `SIM0001,,${hashOf("SIM0001")},TAG-A,staff@contoso.example`,
      "",
    ]);
  });

  it("are split as the importer wants them", async () => {
    const rows = Array.from({ length: 1_101 }, (_, index) => readRow(index + 2, `SIM${10_000 + index}`));
    const pieces = [0, 256, 512, 768, 1_024].map((from) => rowsPiece(rows.slice(from, from + 256)));
    const bench = await openIntakeBench({ reader: createScriptedReader(() => pieces) });
    await bench.handOver("a.csv", "x");
    const exported = orThrow(await bench.desk.handlers["intake.exportFiles"]({ form: "intune" }));
    expect([exported.rows, exported.paths.length, exported.leftOut]).toEqual([1_101, 3, []]);
  });

  it("of an empty bench are nothing to write", async () => {
    const bench = await openIntakeBench({ reader });
    expect(await bench.desk.handlers["intake.exportFiles"]({ form: "partnerCenter" })).toMatchObject({
      error: { code: "export.nothing" },
    });
  });
});
