import { describe, expect, test } from "vitest";
import type { IntakePiece } from "../../../shared/domain/intake/intake-piece.ts";
import type { ToldReading } from "../../../shared/domain/intake/told-reading.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import { mapValues } from "../../../shared/kernel/persistent-map.ts";
import { openIntakeBench } from "../../support/intake-bench.ts";
import { createMemoryOriginals } from "../../support/memory-originals.ts";
import { orThrow } from "../../support/or-throw.ts";
import { rawSignals } from "../../support/raw-signals.ts";
import { readinessReading } from "../../support/readiness-facts.ts";
import { at } from "../../support/records.ts";
import { createScriptedReader, readRow, rowsPiece } from "../../support/scripted-reader.ts";

const minuteMs = 60_000;
const remoteAccess = { tokenFilterPolicy: null, winRm: "Stopped" };
const { facts } = readinessReading({ windows: { edition: "Core" } });
const told = (reading: ToldReading, entry = ""): IntakePiece => ({ kind: "told", entry, told: reading });
const observed = (time: EpochMs) => ({ observedAt: new Date(time).toISOString() });

/** A bench whose files are read as the test says, by their text. */
async function benchThatReads(pieces: Readonly<Record<string, readonly IntakePiece[]>>, mostUnits = 10) {
  const originals = createMemoryOriginals();
  const reader = createScriptedReader((text) => pieces[text] ?? []);
  const bench = await openIntakeBench({ originals, mostUnits, reader });
  const units = () => [...mapValues(bench.bench.state().units)];
  const unit = () => {
    const [only] = units();
    if (only === undefined) throw new Error("There is no unit");
    return only;
  };
  return {
    ...bench,
    kept: originals,
    units,
    unit,
    read: (text: string) => bench.handOver(`${text}.json`, text),
    /** Rows of the journal that say something of a unit. */
    ofUnit: () => bench.journal().filter((kind) => kind !== "intakeFileRead").length,
    started: async () =>
      orThrow(
        await bench.bench.record([
          { kind: "startConfirmed", source: "E-TEC", at: bench.clock.now(), unitId: unit().id },
        ]),
      ),
  };
}

const row = rowsPiece([readRow(1, "SIM0001")]);

describe("readiness that a stick brings", () => {
  test("is its device's, from a file; its clock is not compared", async () => {
    const { read, unit, journal } = await benchThatReads({ x: [row, told({ readiness: { facts, remoteAccess } })] });
    await read("x");
    expect(unit().readiness?.value).toMatchObject({ facts, remoteAccess, clockOffsetMs: null });
    expect(journal()).toContain("readinessFactsRead");
  });

  test("waits in a container for the row beside it", async () => {
    const { read, units } = await benchThatReads({
      x: [
        rowsPiece([readRow(1, "SIM0001")], "a/device-1.json"),
        told({ readiness: { facts, remoteAccess } }, "a/device-1.json"),
        rowsPiece([readRow(1, "SIM0002")], "a/device-2.json"),
      ],
    });
    await read("x");
    const known = units().map(({ hash, readiness }) => [hash?.value.serialNumber, readiness !== undefined]);
    expect(known.toSorted()).toEqual([
      ["SIM0001", true],
      ["SIM0002", false],
    ]);
  });

  test.each([
    ["of the stick itself", "x", "y"],
    ["of a list before it", "list", "y"],
  ])("brings the row %s onto a full board, as its device is here", async (_whose, ...texts) => {
    const list = rowsPiece([readRow(1, "SIM0001"), readRow(2, "SIM0002")]);
    const { read, units, view, pass, store } = await benchThatReads(
      {
        x: [row],
        list: [list],
        y: [rowsPiece([readRow(1, "SIM0002")]), told({ readiness: { facts, remoteAccess } })],
      },
      1,
    );
    for (const text of texts) await read(text);
    await pass(1_000);
    const known = units().map(({ hash, readiness }) => [hash?.value.serialNumber, readiness !== undefined]);
    expect(known).toEqual([
      ["SIM0001", false],
      ["SIM0002", true],
    ]);
    expect(view().waiting).toMatchObject({ rows: 0, room: 0 });
    expect(orThrow(store.ledger.readings(2)).map(({ waiting }) => waiting)).toEqual([0, 0]);
  });

  test("says nothing of a unit that was asked itself, and nothing without a row", async () => {
    const own = readinessReading();
    const { read, unit, bench, clock } = await benchThatReads({
      x: [row],
      y: [row, told({ readiness: { facts, remoteAccess } })],
    });
    await read("x");
    const answered = { kind: "readinessFactsRead", source: "E-BR", at: clock.now(), unitId: unit().id } as const;
    orThrow(await bench.record([{ ...answered, reading: own }]));
    await read("y");
    expect(unit().readiness?.value.facts.windows.edition).toBe(own.facts.windows.edition);
    const alone = await benchThatReads({ x: [told({ readiness: { facts, remoteAccess } })] });
    await alone.read("x");
    expect(alone.units()).toEqual([]);
    expect(alone.journal()).not.toContain("readinessFactsRead");
  });
});

describe("signals that a stick brings", () => {
  const apps = (text: string): string => JSON.stringify({ AppsSubcategory: text });
  const at10 = { ...rawSignals({ deviceSetup: apps("Apps (1 of 3 installed)") }), ...observed(at(10)) };
  const at20 = { ...rawSignals({ deviceSetup: apps("Apps (2 of 3 installed)") }), ...observed(at(20)) };

  async function running(pieces: Parameters<typeof benchThatReads>[0]) {
    const known = await benchThatReads({ row: [row], ...pieces });
    await known.read("row");
    await known.started();
    await known.clock.advance(30 * minuteMs);
    return known;
  }

  test("move its unit on, as old as the reading of the device and not as its way", async () => {
    const { read, unit } = await running({ x: [row, told({ signals: at10 })] });
    await read("x");
    expect(unit().stage).toBe("deviceSetup");
    expect(unit().attempts[0]?.signals).toMatchObject({
      seenAt: at(10),
      source: "E-USB",
      value: { categories: [{ steps: [{ name: "Apps", done: 1, total: 3 }] }] },
    });
  });

  test("change nothing when they are read twice, in whatever file", async () => {
    const { read, unit, ofUnit } = await running({
      x: [row, told({ signals: at10 })],
      y: [row, told({ signals: at10 })],
    });
    await read("x");
    const [rows, before] = [ofUnit(), unit()];
    await read("y");
    expect(ofUnit()).toBe(rows);
    expect(unit().attempts).toEqual(before.attempts);
  });

  test("that are older than what is known say nothing, those that are newer count", async () => {
    const { read, unit } = await running({
      x: [row, told({ signals: at20 })],
      y: [row, told({ signals: at10 })],
    });
    await read("x");
    await read("y");
    expect(unit().attempts[0]?.signals?.seenAt).toBe(at(20));
    const other = await running({ x: [row, told({ signals: at10 })], y: [row, told({ signals: at20 })] });
    await other.read("x");
    await other.read("y");
    expect(other.unit().attempts[0]?.signals?.seenAt).toBe(at(20));
  });

  test("of before the run, or of no time at all, say nothing; a clock that runs ahead is held to now", async () => {
    const { read, unit, clock } = await running({
      early: [row, told({ signals: { ...at10, ...observed(at(-60)) } })],
      never: [row, told({ signals: { ...at10, observedAt: "" } })],
      ahead: [row, told({ signals: { ...at10, ...observed(at(9_000)) } })],
      again: [row, told({ signals: { ...at10, ...observed(at(9_001)) } })],
    });
    for (const file of ["early", "never"]) {
      await read(file);
      expect(unit().attempts[0]?.signals).toBeUndefined();
    }
    await read("ahead");
    expect(unit().attempts[0]?.signals?.seenAt).toBe(clock.now());
    await clock.advance(minuteMs);
    const before = unit().attempts;
    await read("again");
    expect(unit().attempts).toEqual(before);
  });

  test("are told by the device's clock as far as it is known to be wrong", async () => {
    const { read, unit, bench, clock } = await running({
      x: [row, told({ signals: { ...at10, ...observed(at(70)) } })],
    });
    const reading = readinessReading({}, { clockOffsetMs: 60 * minuteMs });
    const answered = { kind: "readinessFactsRead", source: "E-BR", at: clock.now(), unitId: unit().id } as const;
    orThrow(await bench.record([{ ...answered, reading }]));
    await read("x");
    expect(unit().attempts[0]?.signals?.seenAt).toBe(at(10));
  });

  test("of the run before a rework open no new run", async () => {
    const { read, unit, bench, clock } = await running({ x: [row, told({ signals: at10 })] });
    const said = { source: "E-TEC", at: clock.now(), unitId: unit().id } as const;
    orThrow(
      await bench.record([
        { kind: "reworkStarted", ...said, reason: "other" },
        { kind: "reworkEnded", ...said },
      ]),
    );
    await read("x");
    expect(unit().attempts).toHaveLength(1);
    expect(unit().attempts[0]?.signals).toBeUndefined();
  });
});

describe("network and diagnostics that a stick brings", () => {
  const endpoint = { id: "a", host: "a.example", port: 443, resolved: false, connected: null, issuer: null };
  const failed = { ...endpoint, trusted: null, httpStatus: null, redirectHost: null, error: "0x80072EE7" };
  const results = { endpoints: [{ ...failed, elapsedMs: 20 }], proxy: "", clockOffsetMs: null };

  test("a network that was tried from the device counts once, and not against a later try", async () => {
    const network = { ...results, ...observed(at(-5)) };
    const later = { ...results, endpoints: [], ...observed(at(-9)) };
    const { read, unit, ofUnit } = await benchThatReads({
      x: [row, told({ network })],
      y: [row, told({ network })],
      z: [row, told({ network: later })],
    });
    await read("x");
    expect(unit().network).toEqual({ value: results, seenAt: at(-5) });
    const rows = ofUnit();
    await read("y");
    await read("z");
    expect([ofUnit(), unit().network?.seenAt]).toEqual([rows, at(-5)]);
  });

  test("files that came along are its diagnostics; those that did not are named, and the same again says nothing", async () => {
    const pieces: Record<string, readonly IntakePiece[]> = {};
    const bench = await benchThatReads(pieces);
    const cab = orThrow(await keep(bench.kept, "cabinet"));
    const files = [
      { name: "diagnostics.cab", bytes: 7, sha256: cab.sha256 },
      { name: "registry.reg", bytes: 9, sha256: "0".repeat(64) },
    ];
    const missing = [{ part: "tpm.evtx", reason: "failed" }];
    const diagnostics = { files, missing, ...observed(at(-1)) };
    pieces.x = [row, told({ diagnostics })];
    pieces.y = [row, told({ diagnostics })];
    await bench.read("x");
    expect(bench.unit().diagnostics?.gathered?.value).toMatchObject({
      files: [{ name: expect.stringMatching(/SIM0001-.*-diagnostics\.cab$/), sha256: cab.sha256, size: 7 }],
      missing: [missing[0], { part: expect.stringMatching(/registry\.reg$/) }],
    });
    const rows = bench.ofUnit();
    await bench.read("y");
    expect(bench.ofUnit()).toBe(rows);
  });
});

async function keep(originals: ReturnType<typeof createMemoryOriginals>, text: string) {
  const writer = orThrow(await originals.begin());
  orThrow(await writer.write(new TextEncoder().encode(text)));
  return writer.finish();
}
