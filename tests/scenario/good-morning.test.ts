import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareWithTruth } from "../../main/boot/terminal/practice-truth.ts";
import type { GatePoint } from "../../shared/domain/bench/unit-view.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";

test.each([7, 1, 2, 3, 4])(
  "ten are shipped with nine points shown, two are stopped with a next step (seed %i)",
  unhurried,
  async (seed) => {
    const bench = await runningScenario("good-morning", seed);
    await bench.collect();
    const shown: (readonly GatePoint["state"][])[] = [];
    const technician = bench.hireTechnician((handlers) => ({
      ...handlers,
      "unit.ship": async (input) => {
        const read = await handlers["unit.read"](input);
        shown.push(read.ok ? read.value.unit.verdict.points.map((point) => point.state) : []);
        return handlers["unit.ship"](input);
      },
    }));
    await bench.untilAtRest(technician);

    expect(shown).toEqual(new Array(10).fill(new Array(9).fill("shown")));
    expect(bench.board().counts).toMatchObject({ shipped: 10, stopped: 2, units: 12 });
    expect(await bench.unit(4)).toMatchObject({
      tile: { word: "stopped", detail: { code: "stop.noTpm" } },
      verdict: { kind: "stop", nextStep: { code: "next.enableTpm" } },
    });
    expect(await bench.unit(9)).toMatchObject({
      tile: { word: "otherTenant" },
      verdict: { kind: "stop", reason: { code: "stop.foreignTenant" }, nextStep: { code: "next.releaseByOwner" } },
    });

    const { truth, ledger } = await bench.record();
    expect(compareWithTruth(bench.board(), truth).filter((row) => !row.agrees)).toEqual([]);
    const sealed = truth.devices.filter((device) => device.outcome === "ready");
    expect(sealed.every((device) => device.sealedProperly)).toBe(true);
    expect(Object.values(ledger.importsBySerial)).toEqual(new Array(11).fill(1));

    const manifest = await bench.runtime().handlers["manifest.export"]({});
    expect(manifest).toMatchObject({ ok: true, value: { rows: 10 } });
    const rows = manifest.ok ? readFileSync(manifest.value.path, "utf8").trim().split("\r\n").slice(1) : [];
    expect(rows.map((row) => row.split(",")[3])).toEqual(sealed.map((device) => device.serialNumber).toSorted());
    expect(bench.app().store.verify()).toMatchObject({ ok: true });
    expect(
      bench
        .app()
        .log.lines()
        .filter((line) => line.level === "error"),
    ).toEqual([]);
  },
);

test("a device that writes flat texts shows the same steps as one that writes states", unhurried, async () => {
  const bench = await runningScenario("good-morning", 7);
  await bench.collect();
  await bench.untilAtRest(bench.hireTechnician());
  const steps = ["running preparingDevice", "running applyingPolicies", "running installingApps"];
  for (const position of [1, 2])
    expect(bench.history(position).filter((word) => word.startsWith("running"))).toEqual(steps);
});
