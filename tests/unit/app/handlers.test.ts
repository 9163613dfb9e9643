import { describe, expect, it } from "vitest";
import { createBenchHandlers } from "../../../main/app/commands/bench-handlers.ts";
import type { LabelContent } from "../../../main/app/ports/label-renderer.ts";
import { ok } from "../../../shared/kernel/result.ts";
import { configurationSeen, type Step, smoothLife } from "../../support/builders.ts";
import { fakePorts } from "../../support/fake-ports.ts";
import { createCountingIds, draftsOf, openLoopBench } from "../../support/loop-bench.ts";
import { createMemoryMedia } from "../../support/memory-media.ts";
import { createMemoryOriginals } from "../../support/memory-originals.ts";
import { at, order } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const a = unitSteps("A");

async function handlersWith(...steps: readonly Step[]) {
  const loop = openLoopBench();
  await loop.bench.submit({ kind: "openOrder", order: order() }, "T");
  await loop.clock.advance(66 * 60_000);
  await loop.bench.record(draftsOf(configurationSeen(), ...steps));
  const drawn: LabelContent[] = [];
  const written: { readonly name: string; readonly text: string }[] = [];
  const handlers = createBenchHandlers({
    bench: loop.bench,
    store: loop.store,
    clock: loop.clock,
    ids: createCountingIds(),
    bridge: fakePorts(
      {},
      { devices: async () => ok({ devices: [{ address: "bench-1", name: "PC-1", port: 4 }, { address: "bench-2" }] }) },
    ).bridge,
    originals: createMemoryOriginals(),
    bringWaiting: async () => ok(undefined),
    care: { cleanUp: async () => ok({ reverted: [], left: [] }) },
    media: {
      ...createMemoryMedia(),
      writeOutput: async (name, text) => {
        written.push({ name, text });
        return ok(`out/${name}`);
      },
    },
    labels: {
      draw: (content) => {
        drawn.push(content);
        return "<svg/>";
      },
    },
    facts: { networkInterfaces: async () => [], addresses: () => [], removableDrives: async () => [] },
    technician: () => "Technician 07",
  });
  return { ...loop, handlers, drawn, written };
}

describe("commands of a unit", () => {
  it("answer accepted or refused at once, in the name of who works here", async () => {
    const { handlers, store } = await handlersWith(...smoothLife("readyToStart"));
    expect(await handlers["unit.confirm"]({ unitId: "A", what: "started" })).toEqual(ok({}));
    expect(await handlers["unit.confirm"]({ unitId: "A", what: "reseal" })).toMatchObject({
      error: { code: "unit.wrongState" },
    });
    const rows = store.readUnit("A");
    expect(rows.ok && rows.value.at(-1)?.evidence).toMatchObject({ kind: "startConfirmed", actor: "Technician 07" });
  });

  it("a unit that was merged is read as the one it turned out to be, with all that was ever said of both", async () => {
    const b = unitSteps("B");
    const { handlers } = await handlersWith(...smoothLife("checked"), b.seen(2, "bench-7"), b.merged(3, "A"));
    const read = await handlers["unit.read"]({ unitId: "B" });
    expect(read).toMatchObject({ ok: true, value: { unit: { tile: { unitId: "A" } } } });
    const kinds = read.ok ? read.value.evidence.map(({ kind }) => kind) : [];
    expect(kinds.slice(0, 2)).toEqual(["unitMerged", "unitSeen"]);
    expect(kinds.at(-1)).toBe("unitSeen");
    expect(kinds).toContain("hardwareHashRead");
  });

  it("every unit command that names a unit nobody knows is not found", async () => {
    const { handlers } = await handlersWith();
    const identifiers = { serialEnding: "1234", slotOrModel: "1" };
    const answers = [
      await handlers["unit.confirm"]({ unitId: "Z", what: "started" }),
      await handlers["unit.collectAgain"]({ unitId: "Z" }),
      await handlers["unit.place"]({ unitId: "Z", slot: 1 }),
      await handlers["unit.printLabel"]({ unitId: "Z" }),
      await handlers["unit.acceptReport"]({ unitId: "Z", name: "Supervisor 01", reason: "because" }),
      await handlers["unit.startRework"]({ unitId: "Z", identifiers, reason: "other" }),
      await handlers["unit.endRework"]({ unitId: "Z" }),
      await handlers["unit.decideIdentity"]({ unitId: "Z", serialNumber: "SIM-A", identifiers }),
      await handlers["unit.routeToIt"]({ unitId: "Z", identifiers, reason: "customerRule" }),
      await handlers["unit.ship"]({ unitId: "Z", boxCode: "x" }),
      await handlers["unit.read"]({ unitId: "Z" }),
      await handlers["label.preview"]({ unitId: "Z" }),
    ];
    expect(answers.map((answer) => (answer.ok ? "ok" : answer.error.code))).toEqual(answers.map(() => "unit.notFound"));
  });

  it("reading one gives its panel and its rows, newest first", async () => {
    const { handlers } = await handlersWith(...smoothLife("checked"));
    const read = await handlers["unit.read"]({ unitId: "A" });
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.evidence.map((row) => row.kind)).toEqual([
      "registrationAbsent",
      "readinessFactsRead",
      "hardwareHashRead",
      "unitSeen",
    ]);
    expect(JSON.parse(read.value.evidence[3]?.raw ?? "")).toMatchObject({ kind: "unitSeen", unitId: "A" });
    expect(read.value.unit).toMatchObject({ life: "checked", attempt: 1 });
  });
});

describe("label, ship and manifest", () => {
  it("go together: what is printed is what the box must show and the manifest says", async () => {
    const { handlers, drawn, written } = await handlersWith(
      ...smoothLife("sealed"),
      a.managedSeen(62),
      a.registrationSeen(63),
      a.profileSeen(63),
      a.eventSeen(65),
    );
    expect(await handlers["manifest.export"]({})).toMatchObject({ error: { code: "manifest.empty" } });
    expect(await handlers["unit.printLabel"]({ unitId: "A" })).toEqual(ok({ svg: "<svg/>" }));
    const boxCode = drawn[0]?.boxCode ?? "";
    expect(drawn[0]).toMatchObject({
      serialNumber: "SIM-A",
      groupTag: "TAG-A",
      useFrom: at(52 + 90),
      boxCode: "RESEAL:CT-0042:SIM-A",
    });
    expect(await handlers["bench.scan"]({ text: boxCode })).toMatchObject({ value: { effect: "matched" } });
    expect(await handlers["unit.ship"]({ unitId: "A", boxCode })).toEqual(ok({}));
    expect(await handlers["manifest.export"]({})).toEqual(ok({ path: "out/manifest-CT-0042.csv", rows: 1 }));
    expect(written[0]?.text).toContain("RESEAL:CT-0042:SIM-A");
  });

  it("a preview needs the end of the flow", async () => {
    const { handlers, drawn } = await handlersWith(...smoothLife("running"));
    expect(await handlers["label.preview"]({ unitId: "A" })).toMatchObject({ error: { code: "unit.wrongState" } });
    expect(drawn).toEqual([]);
  });

  it("undo answers what it did", async () => {
    const { handlers } = await handlersWith(...smoothLife("sealed"));
    expect(await handlers["bench.undo"]({})).toMatchObject({
      ok: true,
      value: { effect: "withdrawn", canUndo: false },
    });
  });
});

describe("collecting", () => {
  it("makes a unit of every device the bridge lists, once", async () => {
    const { handlers, bench } = await handlersWith();
    expect(await handlers["bench.collect"]({})).toEqual(ok({ found: 2 }));
    expect(await handlers["bench.collect"]({})).toEqual(ok({ found: 2 }));
    expect([bench.state().units.size, bench.state().bySlot.size]).toEqual([2, 1]);
  });
});
