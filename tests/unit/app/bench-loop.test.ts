import { describe, expect, it } from "vitest";
import type { BenchChange } from "../../../main/app/bench/bench-loop.ts";
import { snapshotFormatVersion } from "../../../main/app/bench/snapshot-codec.ts";
import type { Evidence } from "../../../shared/domain/evidence/evidence.ts";
import { orderId, unitId } from "../../../shared/kernel/brand.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { draftsOf, openLoopBench, openRunningBench } from "../../support/loop-bench.ts";
import { createMemoryBenchStore } from "../../support/memory-bench-store.ts";
import { at, order } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";
import { contentsOf } from "../domain/bench/rebuild.ts";

const a = unitSteps("A");
const b = unitSteps("B");
const unit = unitId("A");

describe("the queue", () => {
  it("makes everything of one turn one transaction, in order", async () => {
    const store = createMemoryBenchStore();
    const sizes: number[] = [];
    const counted = {
      ...store,
      append: (rows: readonly Evidence[]) => {
        sizes.push(rows.length);
        return store.append(rows);
      },
    };
    const loop = openLoopBench(counted);
    const answers = await Promise.all([
      loop.bench.submit({ kind: "openOrder", order: order() }, "T"),
      loop.bench.record(draftsOf(a.seen(), a.hashRead())),
      loop.bench.submit({ kind: "confirm", unitId: unit, what: "started" }, "T"),
      loop.bench.record(draftsOf(b.seen())),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, false, true]);
    expect(sizes).toEqual([4]);
    expect(loop.journal()).toEqual(["orderOpened", "unitSeen", "hardwareHashRead", "unitSeen"]);
  });

  it("a command sees what came before it in the same turn", async () => {
    const { bench } = openLoopBench();
    const [, seen, placed] = await Promise.all([
      bench.submit({ kind: "openOrder", order: order() }, "T"),
      bench.record(draftsOf(a.seen())),
      bench.submit({ kind: "collectAgain", unitId: unit }, "T"),
    ]);
    expect([seen.ok, placed]).toMatchObject([true, { ok: false, error: { code: "unit.wrongState" } }]);
  });

  it("a refused command leaves no row and tells nobody", async () => {
    const { bench, journal } = await openRunningBench();
    const changes: BenchChange[] = [];
    bench.watch((change) => changes.push(change));
    const refused = await bench.submit({ kind: "openOrder", order: order({ id: orderId("order-2") }) }, "T");
    expect(refused).toMatchObject({ ok: false, error: { code: "order.alreadyOpen" } });
    expect([journal(), changes]).toEqual([["orderOpened"], []]);
  });

  it("rows carry who said it, when it happened and when it was seen", async () => {
    const { bench, clock, store } = await openRunningBench();
    await clock.advance(120_000);
    await bench.record(draftsOf(a.seen(1)));
    const rows = store.readUnit("A");
    expect(rows).toMatchObject({
      value: [{ sequence: 2, evidence: { at: at(1), seenAt: at(2), actor: "bench", orderId: "order-1" } }],
    });
  });
});

describe("a store that cannot write", () => {
  it("answers the error and leaves the bench as it was", async () => {
    const { bench, store, log } = await openRunningBench();
    const before = bench.state();
    const changes: BenchChange[] = [];
    bench.watch((change) => changes.push(change));
    store.failWrites(true);
    const answers = await Promise.all([bench.record(draftsOf(a.seen())), bench.submit({ kind: "undo" }, "T")]);
    expect(answers.map((answer) => (answer.ok ? "ok" : answer.error.code))).toEqual(
      ["store.writeFailed", "undo.nothing"].map(() => "store.writeFailed"),
    );
    expect([bench.state() === before, changes]).toEqual([true, []]);
    expect(log.lines().map((line) => line.event)).toContain("journal.notWritten");
    store.failWrites(false);
    expect((await bench.record(draftsOf(a.seen()))).ok).toBe(true);
    expect(mapGet(bench.state().units, "A")).toBeDefined();
  });

  it("runs nothing that it could not journal, and tries again by itself", async () => {
    const { bench, store, clock, begun } = await openRunningBench();
    await bench.record(draftsOf(a.seen(), a.hashRead(0), a.registrationAbsent(0)));
    store.failWrites(true);
    await clock.advance(10_000);
    expect(begun()).not.toContain("sendImports");
    store.failWrites(false);
    await clock.advance(30_000);
    expect(begun().filter((key) => key === "sendImports")).toHaveLength(1);
  });
});

describe("watching", () => {
  it("names exactly the units that changed, neighbours included", async () => {
    const { bench, clock } = await openRunningBench();
    await bench.record(draftsOf(a.seen(), a.hashRead(), b.seen()));
    const touched: string[][] = [];
    bench.watch((change) => touched.push([...change.touched].toSorted()));
    await bench.record(draftsOf(b.hashRead(1, { serialNumber: "SIM-A" })));
    await bench.record(draftsOf(b.hashRead(2)));
    await bench.record(draftsOf(b.seen(2, "bench-2"), b.merged(3, "A")));
    await clock.advance(0);
    expect(touched.filter((names) => names.length > 0)).toEqual([["A", "B"], ["A", "B"], ["B"]]);
  });

  it("is over after stop", async () => {
    const { bench } = await openRunningBench();
    let changes = 0;
    const stop = bench.watch(() => (changes += 1));
    stop();
    await bench.record(draftsOf(a.seen()));
    expect(changes).toBe(0);
  });
});

describe("keeping snapshots", () => {
  const sightings = (rows: number) => draftsOf(...Array.from({ length: rows }, (_, minute) => a.seen(minute)));
  const snapshotOf = ({ store }: Awaited<ReturnType<typeof openRunningBench>>) => {
    const kept = store.loadSnapshot(snapshotFormatVersion);
    return kept.ok ? kept.value?.sequence : kept.error;
  };

  it("waits for five thousand rows, and then for quiet", async () => {
    const loop = await openRunningBench();
    await loop.bench.record(sightings(4_000));
    await loop.clock.advance(10_000);
    expect(snapshotOf(loop)).toBeUndefined();
    await loop.bench.record(sightings(1_000));
    await loop.clock.advance(1_000);
    await loop.bench.record(sightings(1));
    await loop.clock.advance(1_900);
    expect(snapshotOf(loop)).toBeUndefined();
    await loop.clock.advance(200);
    expect(snapshotOf(loop)).toBe(5_002);
  });

  it("is put off until nobody asks for it any more, but not for ever", async () => {
    const loop = await openRunningBench();
    const goOn = loop.bench.putSnapshotsOff();
    await loop.bench.record(sightings(6_000));
    await loop.clock.advance(60_000);
    expect(snapshotOf(loop)).toBeUndefined();
    await loop.bench.record(sightings(94_000));
    expect(snapshotOf(loop)).toBe(100_001);
    await loop.bench.record(sightings(6_000));
    await loop.clock.advance(60_000);
    expect(snapshotOf(loop)).toBe(100_001);
    goOn();
    await loop.clock.advance(2_000);
    expect(snapshotOf(loop)).toBe(106_001);
  });
});

describe("opening again", () => {
  it("gives the same bench, from the journal or from the snapshot that stopping keeps", async () => {
    const first = await openRunningBench();
    await first.bench.record(draftsOf(a.seen(), a.hashRead(), a.registrationAbsent(2), b.seen(), b.placed(1, 4)));
    const { store } = first;
    const fromJournal = openLoopBench(store).bench.state();
    await first.bench.stop();
    expect(store.loadSnapshot(snapshotFormatVersion)).toMatchObject({ ok: true, value: { sequence: 6 } });
    const fromSnapshot = openLoopBench(store).bench.state();
    expect(contentsOf(fromJournal)).toEqual(contentsOf(first.bench.state()));
    expect(contentsOf(fromSnapshot)).toEqual(contentsOf(first.bench.state()));
  });

  it("says that it started, and takes what was on its way as unclear", async () => {
    const { store } = await openRunningBench();
    const before = openLoopBench(store);
    await before.bench.record(draftsOf(a.seen(), a.hashRead(), a.importSent(3)));
    const again = openLoopBench(store);
    again.bench.start();
    await again.clock.advance(0);
    expect(again.journal().at(-1)).toBe("benchStarted");
    expect(mapGet(again.bench.state().units, "A")?.import).toMatchObject({ state: "unclear" });
    await again.clock.advance(5_000);
    expect(again.begun().toSorted()).toEqual(["read:imports", "read:registrations"]);
  });

  it("says so as soon as the store can take it", async () => {
    const { store } = await openRunningBench();
    const again = openLoopBench(store);
    store.failWrites(true);
    again.bench.start();
    await again.clock.advance(20_000);
    expect(again.journal()).toEqual(["orderOpened"]);
    store.failWrites(false);
    await again.clock.advance(5_000);
    expect(again.journal()).toEqual(["orderOpened", "benchStarted"]);
  });

  it("a journal that cannot be read is an answer, not a crash", () => {
    const store = createMemoryBenchStore();
    store.close();
    expect(() => openLoopBench(store)).toThrow("store.unreadable");
  });

  it("nothing is planned before start", async () => {
    const { bench, begun, clock } = openLoopBench();
    await bench.submit({ kind: "openOrder", order: order() }, "T");
    await bench.record(draftsOf(a.seen(0, "bench-1")));
    await clock.advance(600_000);
    expect(begun()).toEqual([]);
  });
});
