import { describe, expect, it } from "vitest";
import { appError, retryLater, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { mapGet } from "../../../shared/kernel/persistent-map.ts";
import { smoothLife } from "../../support/builders.ts";
import { draftsOf, openRunningBench } from "../../support/loop-bench.ts";
import { at } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const a = unitSteps("A");
const offline = appError("unavailable", "graph.offline");
const minute = 60_000;

async function withReachableUnit() {
  const loop = await openRunningBench();
  await loop.bench.record(draftsOf(a.seen(0, "bench-1")));
  await loop.clock.advance(0);
  return loop;
}

async function withRunningUnit() {
  const loop = await openRunningBench();
  await loop.clock.advance(20 * minute);
  await loop.bench.record(draftsOf(...smoothLife("running")));
  await loop.clock.advance(0);
  return loop;
}

describe("effects", () => {
  it("never run twice at a time for one key, however often the loop turns", async () => {
    const { bench, begun, clock, effect } = await withReachableUnit();
    await bench.record(draftsOf(a.placed(1, 1)));
    await bench.record(draftsOf(a.placed(2, 2)));
    await clock.advance(60 * minute);
    expect(begun()).toEqual(["collect:A"]);
    await effect("collect:A").finish({ drafts: draftsOf(a.hashRead(), a.readinessRead()) });
    await clock.advance(5_000);
    expect(begun()).toEqual(["collect:A", "read:registrations"]);
  });

  it("are not planned again between their end and the fold of what they found", async () => {
    const { bench, begun, effect } = await withReachableUnit();
    const done = effect("collect:A").finish({ drafts: draftsOf(a.hashRead(), a.readinessRead()) });
    await Promise.all([done, bench.record(draftsOf(a.placed(1, 1))), bench.record(draftsOf(a.placed(1, 2)))]);
    expect(begun().filter((key) => key === "collect:A")).toHaveLength(1);
  });

  it("run side by side for different keys", async () => {
    const { open } = await withRunningUnit();
    expect(
      open()
        .map((entry) => entry.key)
        .toSorted(),
    ).toEqual(["read:configuration", "read:deploymentEvents", "read:directoryDevices", "read:managedDevices"]);
  });

  it("are begun when their time has come, by one timer", async () => {
    const { begun, clock, effect } = await withRunningUnit();
    await effect("read:managedDevices").finish();
    await clock.advance(59_999);
    expect(begun().filter((key) => key === "read:managedDevices")).toHaveLength(1);
    await clock.advance(1);
    expect(begun().filter((key) => key === "read:managedDevices")).toHaveLength(2);
  });

  it("tell when a list was last read well", async () => {
    const { bench, clock, effect } = await withRunningUnit();
    await effect("read:managedDevices").finish({ error: offline });
    expect(bench.tenantReadAt("managedDevices")).toBeUndefined();
    await clock.advance(minute);
    await effect("read:managedDevices").finish();
    expect(bench.tenantReadAt("managedDevices")).toBe(at(21));
  });

  it("tell what goes wrong with the tenant, as long as somebody wants what could not be read", async () => {
    const { bench, effect } = await withRunningUnit();
    expect(bench.tenantTrouble()).toBeUndefined();
    await effect("read:managedDevices").finish({ error: offline });
    expect(bench.tenantTrouble()).toEqual(offline);
    await bench.record(draftsOf(a.routedToIt(21)));
    expect(bench.tenantTrouble()).toBeUndefined();
  });
});

describe("after a failure", () => {
  it("the pause doubles, up to ten minutes, and a success ends it", async () => {
    const { begun, clock, effect } = await withRunningUnit();
    const pauses: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const before = begun().filter((key) => key === "read:managedDevices").length;
      await effect("read:managedDevices").finish({ error: offline });
      let waited = 0;
      while (begun().filter((key) => key === "read:managedDevices").length === before) {
        await clock.advance(5000);
        waited += 5;
      }
      pauses.push(waited);
    }
    // A minute between readings is kept whatever the pause.
    expect(pauses).toEqual([60, 60, 60, 60, 80, 160, 320, 600, 600, 600]);
    await effect("read:managedDevices").finish();
    await clock.advance(minute);
    expect(effect("read:managedDevices")).toBeDefined();
  });

  it("a pause that the service asks for is kept", async () => {
    const { begun, clock, effect } = await withRunningUnit();
    await effect("read:managedDevices").finish({
      error: retryLater(appError("unavailable", "graph.throttled"), 5 * minute),
    });
    await clock.advance(5 * minute - 1);
    expect(begun().filter((key) => key === "read:managedDevices")).toHaveLength(1);
    await clock.advance(1);
    expect(begun().filter((key) => key === "read:managedDevices")).toHaveLength(2);
  });

  it("what a person had to do is tried at once when that was done, also where it is about one unit", async () => {
    const { bench, begun, clock, effect } = await withReachableUnit();
    const error = retryWhenTechnicianActs(appError("unauthorised", "signIn.required"));
    for (let round = 0; round < 2; round += 1) {
      await effect("collect:A").finish({ error });
      await clock.advance(5000 * 2 ** round);
    }
    await effect("collect:A").finish({ error });
    bench.personActed();
    await clock.advance(0);
    expect(begun()).toEqual(["collect:A", "collect:A", "collect:A", "collect:A"]);
  });

  it("says so in the log, without more than the code", async () => {
    const { log, effect } = await withRunningUnit();
    await effect("read:managedDevices").finish({ error: offline });
    expect(log.lines()).toContainEqual({
      level: "warn",
      event: "effect.failed",
      fields: { effect: "readTenant", code: "graph.offline" },
    });
  });

  it("a defect is logged and the effect tried again later", async () => {
    const { begun, clock, log, effect } = await withReachableUnit();
    await effect("collect:A").fail(new TypeError("x is not a function"));
    expect(log.lines().filter((line) => line.level === "error")).toEqual([
      { level: "error", event: "effect.defect", fields: { effect: "collect", message: "x is not a function" } },
    ]);
    expect(begun()).toHaveLength(1);
    await clock.advance(5000);
    expect(begun()).toEqual(["collect:A", "collect:A"]);
  });
});

describe("what an effect found", () => {
  it("is offered again until the store takes it", async () => {
    const { bench, store, clock, begun, effect } = await withReachableUnit();
    store.failWrites(true);
    await effect("collect:A").finish({ drafts: draftsOf(a.hashRead(), a.readinessRead()) });
    await clock.advance(minute);
    expect([mapGet(bench.state().units, "A")?.hash, begun()]).toEqual([undefined, ["collect:A"]]);
    store.failWrites(false);
    await clock.advance(5000);
    expect(mapGet(bench.state().units, "A")?.stage).toBe("checked");
    await clock.advance(5_000);
    expect(begun()).toEqual(["collect:A", "read:registrations"]);
  });

  it("an import is journaled as sent before it is sent", async () => {
    const { bench, clock, journal, effect, begun } = await openRunningBench();
    await bench.record(draftsOf(a.seen(), a.hashRead(0), a.registrationAbsent(0)));
    await clock.advance(10_000);
    expect([begun()[0], journal().at(-1)]).toEqual(["sendImports", "importSent"]);
    await effect("sendImports").finish({ drafts: draftsOf(a.importAccepted(1)) });
    expect(mapGet(bench.state().units, "A")?.import).toMatchObject({ state: "accepted" });
    expect(begun().filter((key) => key === "sendImports")).toHaveLength(1);
  });
});

describe("stopping", () => {
  it("aborts what runs, waits for it, and begins nothing more", async () => {
    const { bench, clock, open, begun, log } = await withRunningUnit();
    const running = open();
    const before = begun().length;
    await bench.stop();
    expect(running.every((entry) => entry.signal.aborted)).toBe(true);
    await clock.advance(60 * minute);
    expect([begun().length, bench.effectsRunning()]).toEqual([before, 0]);
    expect(log.lines().filter((line) => line.level === "error")).toEqual([]);
  });

  it("waits for no store that never takes what was found", async () => {
    const { bench, store, effect } = await withReachableUnit();
    store.failWrites(true);
    await effect("collect:A").finish({ drafts: draftsOf(a.hashRead()) });
    await bench.stop();
    expect(bench.effectsRunning()).toBe(0);
  });
});
