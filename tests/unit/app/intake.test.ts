import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCsvIntakeReader } from "../../../main/adapters/media/csv-intake-reader.ts";
import { readIntakeFile } from "../../../main/app/commands/read-intake-file.ts";
import { readSticks } from "../../../main/app/commands/read-sticks.ts";
import type { IntakeReport } from "../../../shared/contract/topics/intake.ts";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { createCountingIds, openLoopBench } from "../../support/loop-bench.ts";
import { order } from "../../support/records.ts";

const header = "Device Serial Number,Windows Product ID,Hardware Hash";
const serials = ["SIM0000001", "SIM0000002", "SIM0000003", "SIM0000004"] as const;
const hashes = serials.map((serial) => encodeHardwareHash(simulatedHashFields(serial)));

async function openIntake() {
  const loop = openLoopBench();
  await loop.bench.submit({ kind: "openOrder", order: order() }, "T");
  const desk = {
    reader: createCsvIntakeReader(),
    store: loop.store,
    clock: loop.clock,
    ids: createCountingIds("unit"),
    state: loop.bench.state,
    submit: (command: Parameters<typeof loop.bench.submit>[0]) => loop.bench.submit(command, "Technician 07"),
  };
  const read = async (lines: readonly string[], fileName = "devices.csv"): Promise<IntakeReport> => {
    const report = await readIntakeFile(desk, fileName, new TextEncoder().encode([header, ...lines].join("\r\n")));
    if (!report.ok) throw new Error(report.error.code);
    return report.value;
  };
  return { ...loop, desk, read };
}

const row = (index: number, serial = serials[index] ?? ""): string => `${serial},,${hashes[index] ?? ""}`;

/** A data row of any kind: sound, with another serial beside it, cut, of foreign characters, without a hash. */
const anyRow = fc
  .nat({ max: serials.length - 1 })
  .chain((index) =>
    fc.constantFrom(
      row(index),
      row(index, ""),
      row(index, "SOMETHING"),
      row(index).slice(0, 900),
      `${serials[index]},,***`,
      `${serials[index]},,`,
      `${serials[index]},,SIM0000001`,
    ),
  );

describe("an intake file", () => {
  it("loses no row: in = accepted + duplicate + refused, on the screen and in the journal", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyRow, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        async (files) => {
          const { bench, store, read } = await openIntake();
          let acceptedUnits = 0;
          for (const lines of files) {
            const before = bench.state().units.size;
            const report = await read(lines);
            expect(report.total).toBe(lines.length);
            expect(report.accepted + report.duplicate + report.refused).toBe(lines.length);
            expect(report.rows.map((entry) => entry.line)).toEqual(lines.map((_, index) => index + 2));
            const rows = store.readAfter(0);
            const journaled = rows.ok ? rows.value.at(-1)?.evidence : undefined;
            expect(journaled).toMatchObject({
              kind: "intakeFileRead",
              accepted: report.accepted,
              duplicate: report.duplicate,
            });
            expect(journaled?.kind === "intakeFileRead" ? journaled.refused.length : -1).toBe(report.refused);
            expect(bench.state().units.size - before).toBeLessThanOrEqual(report.accepted);
            acceptedUnits = bench.state().units.size;
          }
          expect(acceptedUnits).toBeLessThanOrEqual(serials.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("points every row that was taken at its unit", async () => {
    const { read } = await openIntake();
    const report = await read([row(0), row(1), row(0)]);
    expect(report.rows.map((entry) => [entry.outcome, entry.unitId])).toEqual([
      ["accepted", "unit-1"],
      ["accepted", "unit-2"],
      ["duplicate", "unit-1"],
    ]);
    expect((await read([row(1)], "again.csv")).rows).toMatchObject([{ outcome: "duplicate", unitId: "unit-2" }]);
  });

  it("is kept, and so is each hash, before anything is written down", async () => {
    const { bench, store, desk } = await openIntake();
    store.failWrites(true);
    const refused = await readIntakeFile(desk, "devices.csv", new TextEncoder().encode([header, row(0)].join("\n")));
    expect(refused).toMatchObject({ ok: false, error: { code: "store.writeFailed" } });
    expect(bench.state().units.size).toBe(0);
  });

  it("keeps no hash text in the journal or the report", async () => {
    const { store, read } = await openIntake();
    const report = await read([row(0), row(1).slice(0, 900)]);
    const rows = store.readAfter(0);
    expect(JSON.stringify([report, rows])).not.toContain((hashes[0] ?? "").slice(0, 60));
    expect(JSON.stringify([report, rows])).not.toContain((hashes[1] ?? "").slice(0, 60));
  });

  it("that is no list of devices is refused as a whole", async () => {
    const { desk, journal } = await openIntake();
    expect(await readIntakeFile(desk, "empty.csv", new Uint8Array())).toMatchObject({
      ok: false,
      error: { code: "intake.noRows" },
    });
    expect(journal()).toEqual(["orderOpened"]);
  });
});

describe("sticks", () => {
  const report = (fileName: string): IntakeReport => ({
    fileName,
    sha256: "",
    readAt: 0,
    shape: "",
    encoding: "",
    total: 0,
    accepted: 0,
    duplicate: 0,
    refused: 0,
    rows: [],
  });
  const read = async (fileName: string) =>
    fileName.startsWith("bad") ? err(appError("invalid", "intake.unreadable", { fileName })) : ok(report(fileName));
  const media = (files: Readonly<Record<string, readonly string[] | undefined>>) => ({
    readFolder: async (folder: string) => {
      const names = files[folder];
      return names === undefined
        ? err(appError("invalid", "intake.unreadable"))
        : ok(names.map((name) => ({ name, bytes: new Uint8Array() })));
    },
    writeOutput: async () => ok(""),
  });
  const readAll = (files: Parameters<typeof media>[0]) =>
    readSticks(async () => Object.keys(files), media(files), read);

  it("one bad file or folder does not keep the others from being read", async () => {
    const answer = await readAll({ one: undefined, two: ["bad.csv", "a.csv"], three: ["b.csv"] });
    expect(answer.ok && answer.value.reports.map((entry) => entry.fileName)).toEqual(["a.csv", "b.csv"]);
  });

  it("nothing readable says why, nothing there that there is nothing", async () => {
    expect(await readAll({ one: ["bad.csv"] })).toMatchObject({ error: { code: "intake.unreadable" } });
    expect(await readAll({ one: [] })).toMatchObject({ error: { code: "intake.noRows" } });
    expect(await readAll({})).toMatchObject({ error: { code: "intake.noRows" } });
  });
});
