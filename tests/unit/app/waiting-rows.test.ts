import { describe, expect, it } from "vitest";
import { orderId, unitId } from "../../../shared/kernel/brand.ts";
import { mapValues } from "../../../shared/kernel/persistent-map.ts";
import { type IntakeBench, openIntakeBench } from "../../support/intake-bench.ts";
import { createMemoryRegister } from "../../support/memory-register.ts";
import { orThrow } from "../../support/or-throw.ts";
import { createScriptedReader, readRow, rowsPiece, serialListReader } from "../../support/scripted-reader.ts";

const list = "SIM0001\nSIM0002\nSIM0003\nSIM0004\nSIM0005";
const everything = { text: "", offset: 0, limit: 100 };

async function fullBench(mostUnits = 2) {
  const bench = await openIntakeBench({ reader: serialListReader, mostUnits });
  const reading = await bench.handOver("list.csv", list);
  return { bench, reading };
}

const serials = ({ bench }: IntakeBench): readonly string[] =>
  [...mapValues(bench.state().units)].map(({ hash }) => hash?.value.serialNumber ?? "").toSorted();

const waitingSerials = async ({ desk }: IntakeBench, text = ""): Promise<readonly string[]> =>
  orThrow(await desk.handlers["intake.waiting"]({ ...everything, text })).rows.map(({ row }) => row.serialNumber);

describe("rows of a file for which the order has no room", () => {
  it("are accepted and wait; totals, rows, journal and screen say so", async () => {
    const { bench, reading } = await fullBench();
    expect(reading).toMatchObject({ total: 5, accepted: 5, duplicate: 0, refused: 0, waiting: 3 });
    expect(serials(bench)).toEqual(["SIM0001", "SIM0002"]);
    const rows = await bench.rows(reading.readingId);
    expect(rows.map(({ outcome, waits }) => [outcome, waits === true])).toEqual([
      ...[
        ["accepted", false],
        ["accepted", false],
        ["accepted", true],
        ["accepted", true],
        ["accepted", true],
      ],
    ]);
    expect(bench.journal().at(-1)).toBe("intakeFileRead");
    expect(orThrow(bench.store.readAfter(0)).at(-1)?.evidence).toMatchObject({ accepted: 5, waiting: 3 });
    await bench.pass(1_000);
    expect(bench.view().waiting).toEqual({ rows: 3, mostUnits: 2, room: 0, brought: 0 });
    expect(await waitingSerials(bench)).toEqual(["SIM0003", "SIM0004", "SIM0005"]);
  });

  it("are known to the same file, to later ones and to other orders", async () => {
    const register = createMemoryRegister();
    const bench = await openIntakeBench({ reader: serialListReader, mostUnits: 1, register });
    const first = await bench.handOver("a.csv", "SIM0001\nSIM0002\nSIM0002");
    expect(first).toMatchObject({ accepted: 2, duplicate: 1, waiting: 1 });
    const second = await bench.handOver("b.csv", "SIM0002\nSIM0003");
    expect(second).toMatchObject({ accepted: 1, duplicate: 1, waiting: 1 });
    const [duplicate] = await bench.rows(second.readingId);
    expect(duplicate).toMatchObject({ outcome: "duplicate", twin: "a.csv:3", waits: true });
    const other = await openIntakeBench({
      ...{ reader: serialListReader, register },
      order: { id: orderId("other-order"), number: "OTHER" },
    });
    const elsewhere = await other.handOver("c.csv", "SIM0002");
    expect(await other.rows(elsewhere.readingId)).toMatchObject([
      { grade: "block", findings: [expect.objectContaining({ code: "knownInOtherOrder" })] },
    ]);
  });

  it("are neither lost nor doubled when their file is read again", async () => {
    const { bench, reading } = await fullBench();
    await bench.desk.stop();
    bench.store.ledger.putReading({ ...reading, state: "reading" });
    const again = await openIntakeBench({
      ...{ reader: serialListReader, mostUnits: 2, store: bench.store, originals: bench.originals },
    });
    await again.pass(1_000);
    expect(again.reading(reading.readingId)).toMatchObject({ state: "done", total: 5, accepted: 5, waiting: 3 });
    expect(await waitingSerials(again)).toEqual(["SIM0003", "SIM0004", "SIM0005"]);
    expect(serials(again)).toEqual(["SIM0001", "SIM0002"]);
  });
});

describe("a listed row that waits and the hash of its device", () => {
  const told = { manufacturer: "Contoso", model: "Bench Laptop 14", assignedUser: "kim.lee@contoso.com" };
  const rowOf = {
    list: (line: number) => readRow(line, "SIM0002", { ...told, hardwareHash: "" }),
    hash: (line: number) => readRow(line, "SIM0002"),
    other: (line: number) => readRow(line, "SIM0001"),
  };
  /** A file names its rows, one a line. */
  const reader = createScriptedReader((text) => [
    rowsPiece(text.split("\n").map((name, index) => rowOf[name as keyof typeof rowOf](index + 2))),
  ]);

  it.each([
    ["in one file", ["other\nlist\nhash"]],
    ["in two files", ["other\nlist", "hash"]],
  ])("%s are one row, with what was listed", async (_where, files) => {
    const bench = await openIntakeBench({ reader, mostUnits: 1 });
    for (const [index, text] of files.entries()) await bench.handOver(`${index}.csv`, text);
    await bench.pass(1_000);
    expect(bench.view().waiting).toMatchObject({ rows: 1 });
    expect(await waitingSerials(bench)).toEqual(["SIM0002"]);
    orThrow(await bench.desk.bringHere(["serial:SIM0002"]));
    const [, unit] = [...mapValues(bench.bench.state().units)];
    expect(unit).toMatchObject({ hash: { value: { serialNumber: "SIM0002" } }, listed: told, label: "0.csv:3" });
    expect(await waitingSerials(bench)).toEqual([]);
    expect(orThrow(bench.store.ledger.readings(2)).map(({ waiting }) => waiting)).toEqual(files.map(() => 0));
  });
});

describe("a waiting row comes onto the board", () => {
  it("when a person chooses it and there is room, with its hash for the import", async () => {
    const bench = await openIntakeBench({ reader: serialListReader, mostUnits: 2 });
    await bench.handOver("list.csv", list);
    const [row] = orThrow(await bench.desk.handlers["intake.waiting"]({ ...everything, text: "SIM0004" })).rows;
    const unitIds = [row?.row.unitId ?? ""];
    expect(await bench.desk.handlers["intake.bring"]({ unitIds })).toMatchObject({
      error: { code: "intake.orderFull", context: { units: 2 } },
    });
    await bench.desk.stop();
    const wider = await openIntakeBench({ reader: serialListReader, mostUnits: 3, store: bench.store });
    expect(await wider.desk.handlers["intake.bring"]({ unitIds })).toEqual({ ok: true, value: { brought: 1 } });
    expect(serials(wider)).toEqual(["SIM0001", "SIM0002", "SIM0004"]);
    expect(await waitingSerials(wider)).toEqual(["SIM0003", "SIM0005"]);
    expect(await wider.desk.handlers["intake.bring"]({ unitIds })).toMatchObject({
      error: { code: "intake.notWaiting" },
    });
    const [reading] = orThrow(wider.store.ledger.readings(1));
    expect(reading).toMatchObject({ accepted: 5, waiting: 2 });
    const brought = (await wider.rows(reading?.readingId ?? ""))[3];
    expect([brought?.waits, brought?.unitId]).toEqual([undefined, unitIds[0]]);
    const unit = [...mapValues(wider.bench.state().units)].find(({ id }) => id === unitIds[0]);
    expect(unit).toMatchObject({ label: "list.csv:5" });
    expect(orThrow(wider.store.getHardwareHash(unit?.hash?.value.digest ?? ""))).not.toBe("");
  });

  it("with the next ones, as many as there is room for", async () => {
    const { bench } = await fullBench();
    await bench.desk.stop();
    const wider = await openIntakeBench({ reader: serialListReader, mostUnits: 4, store: bench.store });
    expect(await wider.desk.handlers["intake.bringNext"]({ count: 3 })).toEqual({ ok: true, value: { brought: 2 } });
    expect(serials(wider)).toEqual(["SIM0001", "SIM0002", "SIM0003", "SIM0004"]);
    expect(await wider.desk.handlers["intake.bringNext"]({ count: 1 })).toMatchObject({
      error: { code: "intake.orderFull" },
    });
    await wider.pass(1_000);
    expect(wider.view().waiting).toEqual({ rows: 1, mostUnits: 4, room: 0, brought: 2 });
  });

  it("when its device is scanned, also when the order is full", async () => {
    const { bench } = await fullBench();
    expect(await bench.desk.bringHere(["serial:SIM0004", "serial:NOBODY"])).toEqual({ ok: true, value: undefined });
    expect(serials(bench)).toEqual(["SIM0001", "SIM0002", "SIM0004"]);
    expect(await waitingSerials(bench)).toEqual(["SIM0003", "SIM0005"]);
  });

  it("as the unit that its device is by now, when that was collected", async () => {
    const { bench, reading } = await fullBench();
    const [, , third] = await bench.rows(reading.readingId);
    const waiting = orThrow(bench.store.waiting.page({ serialPrefix: "SIM0003", offset: 0, limit: 1 })).rows[0];
    const { summary } = waiting?.candidate ?? {};
    if (summary === undefined) throw new Error("The row has no hash");
    const collected = { source: "E-BR", at: bench.clock.now(), unitId: unitId("collected") } as const;
    orThrow(
      await bench.bench.record([
        { kind: "unitSeen", ...collected, label: "PC-1", address: "pc-1" },
        { kind: "hardwareHashRead", ...collected, summary, reportedSerial: "SIM0003" },
      ]),
    );
    await bench.pass(1_000);
    expect(serials(bench)).toEqual(["SIM0001", "SIM0002", "SIM0003"]);
    expect(await waitingSerials(bench)).toEqual(["SIM0004", "SIM0005"]);
    expect(bench.bench.state().merged).toBeDefined();
    const read = (await bench.rows(reading.readingId))[2];
    expect([read?.unitId, read?.waits]).toEqual([third?.unitId, undefined]);
    expect(bench.journal().slice(-2)).toEqual(["unitSeen", "unitMerged"]);
  });

  it("once, also when the app was killed before the row was taken from those that wait", async () => {
    const { bench } = await fullBench();
    const before = orThrow(bench.store.waiting.page({ serialPrefix: "", offset: 0, limit: 10 })).rows;
    orThrow(await bench.desk.bringHere(["serial:SIM0004"]));
    await bench.desk.stop();
    orThrow(bench.store.waiting.put(before));
    const again = await openIntakeBench({ reader: serialListReader, mostUnits: 2, store: bench.store });
    await again.pass(1_000);
    expect(await waitingSerials(again)).toEqual(["SIM0003", "SIM0005"]);
    expect(again.view().waiting).toMatchObject({ rows: 2 });
    expect(serials(again)).toEqual(["SIM0001", "SIM0002", "SIM0004"]);
  });

  it("never when the store cannot take it: it keeps waiting", async () => {
    const { bench } = await fullBench();
    const { store } = bench;
    if (!("failWrites" in store) || typeof store.failWrites !== "function") throw new Error("not the memory store");
    store.failWrites(true);
    expect(await bench.desk.bringHere(["serial:SIM0004"])).toMatchObject({ ok: false });
    store.failWrites(false);
    expect(await waitingSerials(bench)).toEqual(["SIM0003", "SIM0004", "SIM0005"]);
    expect(await bench.desk.bringHere(["serial:SIM0004"])).toMatchObject({ ok: true });
    expect(serials(bench)).toEqual(["SIM0001", "SIM0002", "SIM0004"]);
  });
});
