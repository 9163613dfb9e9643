import { expect, test } from "vitest";
import { compareWithTruth } from "../../main/boot/terminal/practice-truth.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { err } from "../../shared/kernel/result.ts";
import { say } from "../../shared/text/say.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import type { ScenarioBench } from "../support/scenario-bench.ts";

const hourMs = 60 * 60_000;
const minuteMs = 60_000;

/** The day worked until nothing more can be done by hand or by waiting; every verdict agrees with the truth. */
async function workedDay(seed: number): Promise<ScenarioBench> {
  const bench = await runningScenario("hard-day", seed);
  await bench.collect();
  await bench.untilAtRest(bench.hireTechnician());
  const { truth, ledger } = await bench.record();
  expect(compareWithTruth(bench.board(), truth).filter((row) => !row.agrees)).toEqual([]);
  expect(bench.board().counts).toMatchObject({ shipped: 5, stopped: 2 });
  expect(bench.tile(2)).toMatchObject({ word: "failed", wordParams: { errorCode: "0x87D1041C" } });
  expect(Object.values(ledger.importsBySerial)).toEqual(new Array(8).fill(1));
  return bench;
}

test.each([1, 2, 3, 4])("every verdict agrees with the truth (seed %i)", unhurried, async (seed) => {
  await workedDay(seed);
});

test("the board names the app that a device installs, and the one that it failed with", unhurried, async () => {
  const bench = await runningScenario("hard-day", 7);
  await bench.collect();
  const technician = bench.hireTechnician();
  const installing = new Set<string>();
  await bench.until(() => {
    const { word, detail } = bench.tile(2);
    if (word === "installingApps") installing.add(say(detail));
    return word === "failed" && detail.params.app !== "";
  }, technician);
  expect([...installing]).toEqual([
    "Identifying apps",
    "0 of 6 · Company Portal",
    "1 of 6 · Microsoft 365 Apps",
    "2 of 6 · Contoso VPN",
    "3 of 6 · Contoso Print Client",
  ]);
  expect(say(bench.tile(2).detail)).toBe("At: Contoso Print Client · the app was not found after its installation");
  const { apps, counts, failure } = (await bench.unit(2)).flow;
  expect(failure).toMatchObject({ app: "Contoso Print Client", errorCode: "0x87D1041C", phase: "deviceSetup" });
  expect(apps.map(({ kind, name, state }) => [kind, name, state])).toEqual(
    expect.arrayContaining([
      ["win32", "Contoso VPN", "done"],
      ["win32", "Contoso Print Client", "failed"],
      ["msi", "LineOfBusinessViewer.msi", "waiting"],
      ["office", "Microsoft 365 Apps", "done"],
    ]),
  );
  expect(counts.map(({ kind }) => kind)).toContain("ExpectedPolicies");
});

// One day for what is to be seen at its end.
test("early success is a stop that names the page, and a hanging device never turns by itself", unhurried, async () => {
  const bench = await workedDay(7);
  expect(bench.history(4).filter((word) => word.startsWith("ready") || word.startsWith("shipped"))).toEqual([]);
  expect((await bench.unit(4)).verdict).toMatchObject({
    kind: "stop",
    reason: { code: "stop.espDidNotHold", params: { what: "progressHidden" } },
    nextStep: { code: "next.fixEspThenRework" },
  });

  await bench.pass(12 * hourMs);
  expect(new Set(bench.history(6).map((entry) => entry.split(" ")[0]))).toEqual(
    new Set(["quiet", "hands", "running", "look"]),
  );
  expect(bench.tile(6)).toMatchObject({ class: "look", word: "lookAtScreen" });
  expect(bench.board().touchNext.flatMap((row) => row.units.map((unit) => unit.slot))).toContain(6);
});

// Seed 1: the technician is faster than the bridge's next reading, so only the person and the page speak for the apps.
test.each([7, 1])(
  "a report that never updates is awaited for an hour, then asked about, and accepted only by name (seed %i)",
  unhurried,
  async (seed) => {
    const bench = await runningScenario("hard-day", seed);
    await bench.collect();
    const patient = bench.hireTechnician((handlers) => ({
      ...handlers,
      "unit.acceptReport": async () => err(appError("refused", "report.tooEarly")),
    }));
    await bench.until(() => bench.history(7).includes("quiet checkingSeal"), patient);
    const resealAt = (await bench.unit(7)).verdict.points.find((point) => point.name === "confirmations")?.text.params
      .resealAt;
    const { unitId } = bench.tile(7);
    const accept = bench.runtime().handlers["unit.acceptReport"];
    const word = { unitId, name: "Supervisor 01", reason: "Report not updated" };
    expect(await accept(word)).toMatchObject({ ok: false, error: { code: "report.tooEarly" } });

    await bench.until(() => bench.tile(7).word === "acceptReport", patient);
    expect(bench.clock.now() - Number(resealAt)).toBeGreaterThanOrEqual(hourMs);
    expect(bench.clock.now() - Number(resealAt)).toBeLessThan(hourMs + minuteMs);
    await bench.pass(5 * hourMs, patient);
    expect(bench.tile(7)).toMatchObject({ class: "look", word: "acceptReport" });

    expect(await accept(word)).toMatchObject({ ok: true });
    await bench.until(() => bench.tile(7).word === "readyToShip", undefined, hourMs);
    expect((await bench.unit(7)).verdict.points.find((point) => point.name === "reportedSuccess")).toMatchObject({
      state: "shown",
      source: "E-ADM",
      text: { params: { name: "Supervisor 01" } },
    });
  },
);
