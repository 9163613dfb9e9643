import { describe, expect, it } from "vitest";
import type { IntakePiece } from "../../../shared/domain/intake/intake-piece.ts";
import { epochMs, orderId, slotNumber, unitId } from "../../../shared/kernel/brand.ts";
import { mapValues } from "../../../shared/kernel/persistent-map.ts";
import { openIntakeBench } from "../../support/intake-bench.ts";
import { hashOf } from "../../support/intake-files.ts";
import { draftsOf } from "../../support/loop-bench.ts";
import { createMemoryBenchStore } from "../../support/memory-bench-store.ts";
import { createMemoryOriginals } from "../../support/memory-originals.ts";
import { createMemoryRegister } from "../../support/memory-register.ts";
import { orThrow } from "../../support/or-throw.ts";
import { at } from "../../support/records.ts";
import { createScriptedReader, readRow, rowsPiece, serialListReader } from "../../support/scripted-reader.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const outcomes = (rows: readonly { readonly outcome: string; readonly unitId?: string | undefined }[]) =>
  rows.map(({ outcome }) => outcome);

describe("a file that is handed over", () => {
  it("is kept, read, counted and written down, and its units lie on the bench", async () => {
    const bench = await openIntakeBench({ reader: serialListReader });
    const reading = await bench.handOver("delivery/list.csv", "SIM0001\nSIM0002\n!broken\nSIM0001");
    expect(reading).toMatchObject({
      fileName: "delivery/list.csv",
      state: "done",
      ...{ total: 4, accepted: 2, duplicate: 1, refused: 1, fine: 3, warned: 0, blocked: 1 },
    });
    expect(bench.originals.kept()).toEqual([reading.sha256]);
    const rows = await bench.rows(reading.readingId);
    expect(outcomes(rows)).toEqual(["accepted", "accepted", "refused", "duplicate"]);
    expect(rows[3]).toMatchObject({ unitId: rows[0]?.unitId, twin: "delivery/list.csv:2" });
    expect(bench.bench.state().units.size).toBe(2);
    expect(bench.journal().slice(1)).toEqual([
      ...["unitSeen", "hardwareHashRead", "unitSeen", "hardwareHashRead"],
      "intakeFileRead",
    ]);
    expect(bench.bench.state().files).toMatchObject([{ sha256: reading.sha256 }]);
  });

  it("again gives duplicates that point at the first", async () => {
    const bench = await openIntakeBench({ reader: serialListReader });
    const first = await bench.rows((await bench.handOver("a.csv", "SIM0001")).readingId);
    const again = await bench.handOver("b.csv", "SIM0001");
    expect(await bench.rows(again.readingId)).toMatchObject([
      { outcome: "duplicate", unitId: first[0]?.unitId, twin: "a.csv:2" },
    ]);
  });

  it("keeps each hash for the import, and none of them in journal, ledger or topic", async () => {
    const bench = await openIntakeBench({ reader: serialListReader });
    const reading = await bench.handOver("a.csv", "SIM0001");
    await bench.pass(1_000);
    const [unit] = [...mapValues(bench.bench.state().units)];
    expect(orThrow(bench.store.getHardwareHash(unit?.hash?.value.digest ?? ""))).toBe(hashOf("SIM0001"));
    const told = JSON.stringify([
      orThrow(bench.store.readAfter(0)),
      await bench.rows(reading.readingId),
      bench.view(),
      bench.log.lines(),
    ]);
    expect(told).not.toContain(hashOf("SIM0001").slice(0, 40));
  });

  it("is failed when nothing can be written any more, and read from its original at the next start", async () => {
    const store = createMemoryBenchStore();
    const originals = createMemoryOriginals();
    let isFailing = true;
    const reader = createScriptedReader(() => {
      store.failWrites(isFailing);
      return [rowsPiece([readRow(2, "SIM0001")])];
    });
    const bench = await openIntakeBench({ reader, store, originals });
    const { readingId } = orThrow(
      await bench.desk.handlers["intake.begin"]({ path: "a.csv", size: 1, batchId: "b", batchName: "" }),
    );
    orThrow(await bench.desk.handlers["intake.chunk"]({ readingId, bytes: new Uint8Array(1) }));
    orThrow(await bench.desk.handlers["intake.finish"]({ readingId }));
    await bench.pass(1_000);
    expect(bench.view().readings).toMatchObject([{ state: "failed", error: { code: "store.writeFailed" } }]);
    await bench.desk.stop();
    store.failWrites(false);
    isFailing = false;
    const next = await openIntakeBench({ reader, store, originals });
    await next.pass(1_000);
    expect(next.reading(readingId)).toMatchObject({ state: "done", accepted: 1 });
  });

  it("that broke off half way is read again, and no row is lost or there twice", async () => {
    const store = createMemoryBenchStore();
    const originals = createMemoryOriginals();
    const serials = ["SIM0001", "SIM0002", "SIM0003"];
    const pieces = serials.map((serial, index) => rowsPiece([readRow(index + 2, serial)]));
    let cut: (() => void) | undefined;
    const reader = {
      read: async function* () {
        yield* pieces.slice(0, 2);
        if (cut === undefined) await new Promise<void>((resolve) => (cut = resolve));
        yield* pieces.slice(2);
      },
    };
    const first = await openIntakeBench({ reader, store, originals });
    const { readingId } = orThrow(
      await first.desk.handlers["intake.begin"]({ path: "a.csv", size: 1, batchId: "b", batchName: "" }),
    );
    orThrow(await first.desk.handlers["intake.chunk"]({ readingId, bytes: new Uint8Array(1) }));
    orThrow(await first.desk.handlers["intake.finish"]({ readingId }));
    // The reader waits in the middle of its work, so there is no rest to wait for.
    for (let turn = 0; turn < 50; turn += 1) await first.clock.advance(0);
    expect(first.bench.state().units.size).toBe(2);
    const stopped = first.desk.stop();
    cut?.();
    await stopped;
    expect(first.reading(readingId).state).toBe("reading");

    const next = await openIntakeBench({ reader, store, originals });
    await next.settle();
    expect(next.reading(readingId)).toMatchObject({ state: "done", total: 3, accepted: 3, duplicate: 0, refused: 0 });
    expect(outcomes(await next.rows(readingId))).toEqual(["accepted", "accepted", "accepted"]);
    expect(next.bench.state().units.size).toBe(3);
  });
});

describe("columns that a person chose", () => {
  it("read the same original again: the same reading, with the rows as they are now", async () => {
    const reader = createScriptedReader((_, { columns = {} }) => {
      const serialNumber = columns[""]?.serialNumber === 2 ? "SIM0001" : "PALLET-7";
      return [
        { kind: "table", entry: "", table: { kind: "headerlessCsv", columns: [], guessed: true } },
        rowsPiece([readRow(1, "SIM0001", { serialNumber })]),
      ];
    });
    const bench = await openIntakeBench({ reader });
    const { readingId } = await bench.handOver("a.csv", "x");
    expect(await bench.rows(readingId)).toMatchObject([{ grade: "block", listedSerial: "PALLET-7" }]);
    const columns = { serialNumber: 2, hardwareHash: 1 };
    orThrow(await bench.desk.handlers["intake.readAgain"]({ readingId, entry: "", columns }));
    await bench.pass(1_000);
    expect(bench.reading(readingId)).toMatchObject({
      ...{ state: "done", total: 1, accepted: 1, blocked: 0, columns: { "": columns } },
      tables: [{ chosen: true }],
    });
    expect(await bench.rows(readingId)).toMatchObject([
      { outcome: "accepted", grade: "fine", listedSerial: "SIM0001" },
    ]);
    expect([bench.bench.state().units.size, bench.view().readings.length]).toEqual([1, 1]);
  });

  it("are refused for tables and readings that are not there", async () => {
    const bench = await openIntakeBench({ reader: serialListReader });
    const { readingId } = await bench.handOver("a.csv", "SIM0001");
    const ask = (wish: { readonly readingId: string; readonly entry: string }) =>
      bench.desk.handlers["intake.readAgain"]({ ...wish, columns: {} });
    expect([await ask({ readingId, entry: "b.csv" }), await ask({ readingId: "nobody", entry: "" })]).toMatchObject([
      { error: { code: "intake.notFound" } },
      { error: { code: "intake.notFound" } },
    ]);
  });
});

describe("a device that another order of this bench PC holds", () => {
  const elsewhere = async (shipped: boolean) => {
    const register = createMemoryRegister();
    const other = await openIntakeBench({ reader: serialListReader, register, order: { number: "CT-0001" } });
    await other.handOver("a.csv", "SIM0001");
    await other.settle();
    if (shipped) {
      const [unit] = [...mapValues(other.bench.state().units)];
      await other.bench.record(draftsOf(unitSteps(unit?.id ?? "").shipped(5)));
      await other.settle();
    }
    const bench = await openIntakeBench({
      reader: serialListReader,
      register,
      order: { id: orderId("order-2"), number: "CT-0002" },
    });
    return (await bench.rows((await bench.handOver("b.csv", "SIM0001")).readingId))[0];
  };

  it("stops here while it is there", async () => {
    expect(await elsewhere(false)).toMatchObject({
      ...{ outcome: "accepted", grade: "block" },
      findings: [{ code: "knownInOtherOrder", level: "block", params: { order: "CT-0001" } }],
    });
  });

  it("is worth a look once it has left there", async () => {
    expect(await elsewhere(true)).toMatchObject({
      ...{ outcome: "accepted", grade: "warn" },
      findings: [{ code: "knownInOtherOrder", level: "warn", params: { shippedAt: at(5) } }],
    });
  });
});

describe("what a container says of its device", () => {
  const context = (tenantId: string, serialNumber = ""): IntakePiece => ({
    kind: "context",
    entry: "mdm/profile.json",
    fileKind: "profileJson",
    context: { serialNumber, tenantId, tenantDomain: "fabrikam.example", profileName: "Staff", ztdId: "" },
  });
  const readAll = async (...pieces: readonly IntakePiece[]) => {
    const bench = await openIntakeBench({ reader: createScriptedReader(() => pieces) });
    const reading = await bench.handOver("mdm.cab", "x");
    const rows = await bench.rows(reading.readingId);
    return { reading, findings: rows.map((row) => row.findings.map((finding) => finding.code)) };
  };
  const row = (serial: string, line = 2) => rowsPiece([readRow(line, serial)], "mdm/DeviceHash.csv");
  const foreign = "99999999-2222-4333-8444-555555555555";

  it("marks its rows when the profile is of another tenant, whichever comes first", async () => {
    const expected = [["profileOfOtherTenant"]];
    expect((await readAll(row("SIM0001"), context(foreign))).findings).toEqual(expected);
    expect((await readAll(context(foreign), row("SIM0001"))).findings).toEqual(expected);
  });

  it("says nothing against the order's own tenant, or about another device", async () => {
    const own = "11111111-2222-4333-8444-555555555555";
    expect((await readAll(row("SIM0001"), context(own.toUpperCase()))).findings).toEqual([[]]);
    expect((await readAll(row("SIM0001"), context(foreign, "SIM0002"))).findings).toEqual([[]]);
  });

  it("is noted, and so is what could not be read", async () => {
    const { reading } = await readAll(context(foreign), {
      ...{ kind: "trouble", entry: "mdm/x.bin", trouble: "encrypted", params: {} },
    });
    expect(reading.notes).toEqual([
      { entry: "mdm/profile.json", kind: "profileJson", params: {} },
      { entry: "mdm/x.bin", trouble: "encrypted", params: {} },
    ]);
    expect(reading).toMatchObject({ state: "done", total: 0 });
  });
});

describe("rows that are looked at later", () => {
  it("carry what has been found out about their units since", async () => {
    const bench = await openIntakeBench({ reader: serialListReader });
    const { readingId } = await bench.handOver("a.csv", "SIM0001");
    const [row] = await bench.rows(readingId);
    const unit = unitSteps(row?.unitId ?? "");
    await bench.bench.record(draftsOf(unit.registrationSeen(3)));
    expect(await bench.rows(readingId)).toMatchObject([
      { grade: "warn", findings: [{ code: "registeredAlready", level: "warn", field: "tenant" }] },
    ]);
  });
});

it("a row whose serial number a person has decided on no longer stops", async () => {
  const rows = [rowsPiece([readRow(2, "SIM0001", { serialNumber: "PALLET-7" })])];
  const bench = await openIntakeBench({ reader: createScriptedReader(() => rows) });
  const { readingId } = await bench.handOver("a.csv", "x");
  const [before] = await bench.rows(readingId);
  expect(before).toMatchObject({ grade: "block", findings: [{ code: "serialDiffers" }] });
  const unitIdOfRow = unitId(before?.unitId ?? "");
  orThrow(
    await bench.bench.submit({ kind: "placeUnit", unitId: unitIdOfRow, slot: slotNumber(3), byScan: false }, "T"),
  );
  const identifiers = { serialEnding: "0001", slotOrModel: "3" };
  orThrow(
    await bench.bench.submit(
      { kind: "decideIdentity", unitId: unitIdOfRow, serialNumber: "SIM0001", identifiers },
      "Technician 07",
    ),
  );
  expect(await bench.rows(readingId)).toMatchObject([{ grade: "fine", findings: [] }]);
});

describe("the intake topic", () => {
  it("tells at most every 200 milliseconds, newest first, and knows everything again after a restart", async () => {
    const store = createMemoryBenchStore();
    const bench = await openIntakeBench({ reader: serialListReader, store });
    let messages = 0;
    bench.desk.topic.watch(() => (messages += 1));
    for (const name of ["a.csv", "b.csv", "c.csv"]) await bench.handOver(name, "SIM0001");
    expect(messages).toBeLessThanOrEqual(2);
    await bench.pass(200);
    expect(bench.view().readings.map((reading) => reading.fileName)).toEqual(["c.csv", "b.csv", "a.csv"]);
    await bench.desk.stop();
    const next = await openIntakeBench({ reader: serialListReader, store });
    expect(next.view().readings.map((reading) => reading.fileName)).toEqual(["c.csv", "b.csv", "a.csv"]);
    expect(next.view().readings[0]?.startedAt).toBe(epochMs(at(0)));
  });
});
