import { describe, expect, it } from "vitest";
import { openBench } from "../../../../main/app/bench/bench-loop.ts";
import { createEffectRunner } from "../../../../main/app/effects/run-effect.ts";
import type { Command } from "../../../../shared/domain/bench/decide/command.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import { smoothLife, unitIn } from "../../../support/builders.ts";
import { fakePorts } from "../../../support/fake-ports.ts";
import { createCountingIds, draftsOf } from "../../../support/loop-bench.ts";
import { createMemoryBenchStore, type MemoryBenchStore } from "../../../support/memory-bench-store.ts";
import { pastAutopilot, pastManaged } from "../../../support/past-records.ts";
import { createPastTenant, type PastTenant, type TenantEvent } from "../../../support/past-tenant.ts";
import { createRecordingLog } from "../../../support/recording-log.ts";
import { at, order } from "../../../support/records.ts";
import { createSeededRandom } from "../../../support/seeded-random.ts";
import { createVirtualClock, type VirtualClock } from "../../../support/virtual-clock.ts";

const user = "ada@contoso.example";
const records = [pastManaged(), pastAutopilot("A", { userPrincipalName: user, isBlocked: true })];
const command: Command = {
  kind: "clearPast",
  unitId: unitId("A"),
  way: "deregister",
  recordIds: ["old-managed-a", "ztd-a"],
  identifiers: { serialEnding: "SIM-A", slotOrModel: "Contoso Book 14" },
  typed: "DELETE IM-A",
};

/** An app on a copy of what an earlier one had written, until it is killed. */
function startApp(clock: VirtualClock, tenant: PastTenant, earlier?: MemoryBenchStore) {
  let isAlive = true;
  const rows = earlier?.readAfter(0);
  const store = createMemoryBenchStore(rows?.ok === true ? rows.value.map(({ evidence }) => evidence) : []);
  const ports = { ...fakePorts(tenant.directory(() => isAlive)), store, clock };
  const ids = createCountingIds(`run-${rows?.ok === true ? rows.value.length : 0}`);
  const opened = openBench({ store, clock, ids, log: createRecordingLog(), run: createEffectRunner(ports) });
  if (!opened.ok) throw new Error(opened.error.code);
  opened.value.start();
  return { bench: opened.value, store, kill: () => (isAlive = false) };
}

/** Runs a whole clearing and kills the app at these times (milliseconds after its start); answers what came of it. */
async function clearWith(killsAt: readonly number[]) {
  const clock = createVirtualClock(at(100));
  const tenant = createPastTenant(clock, records);
  let app = startApp(clock, tenant);
  await app.bench.submit({ kind: "openOrder", order: order() }, "Technician 07");
  await app.bench.record(draftsOf(...smoothLife("readyToStart")));
  await app.bench.submit({ kind: "lookAtPast", unitId: unitId("A") }, "Technician 07");
  await clock.advance(10_000);
  const begun = await app.bench.submit(command, "Technician 07");
  expect(begun.ok).toBe(true);
  await clock.advance(0);
  let last = 0;
  for (const killAt of killsAt) {
    await clock.advance(killAt - last);
    last = killAt;
    app.kill();
    app = startApp(clock, tenant, app.store);
    await clock.advance(0);
  }
  await clock.advance(90 * 60_000);
  const clearing = unitIn(app.bench.state()).past?.clearings.at(-1);
  const journal = app.store.readAfter(0);
  return {
    unit: unitIn(app.bench.state()),
    clearing,
    tenant,
    kinds: journal.ok ? journal.value.map(({ evidence }) => evidence.kind) : [],
  };
}

/** Every write that reached the tenant again, although no reading after the one before had shown that it was still to do. */
function blindRepeats(events: readonly TenantEvent[]): readonly string[] {
  return events.flatMap((event, index) => {
    if (event.kind !== "write") return [];
    const before = events
      .slice(0, index)
      .findLastIndex((known) => known.kind === "write" && known.name === event.name && known.id === event.id);
    if (before < 0) return [];
    const between = events.slice(before + 1, index);
    return between.some((known) => known.kind === "read" && known.ids.includes(event.id)) ? [] : [event.name];
  });
}

describe("clearing a past from beginning to end", () => {
  it("goes in the documented order, each step after the one before was seen, and ends with a proof", async () => {
    const { unit, clearing, tenant } = await clearWith([]);
    const writes = tenant.events().flatMap((event) => (event.kind === "write" ? [event.name] : []));
    expect(writes).toEqual(["deleteManagedDevice", "unassignUser", "deleteRegistration"]);
    expect(tenant.records()).toEqual([]);
    expect(clearing?.steps.map(({ state }) => state)).toEqual(["done", "done", "done"]);
    expect((clearing?.doneAt ?? 0) - (clearing?.firstGoneAt ?? 0)).toBeGreaterThanOrEqual(5 * 60_000);
    // The tenant does not have it any more, and it was sent once more as a further try of the same row.
    expect(unit.registration).toBeUndefined();
    expect(unit.import?.attempt).toBe(2);
    // What was there before can be read afterwards.
    expect(clearing?.steps[2]?.record.userPrincipalName).toBe(user);
  });

  it("asks the tenant for its records not much more often than something can have changed", async () => {
    const { tenant } = await clearWith([]);
    const reads = tenant.events().filter(({ kind }) => kind === "read").length;
    expect(reads).toBeLessThan(30);
  });
});

describe("killed in the middle of a clearing", () => {
  it("at any moment: no step is repeated blindly and none is lost", async () => {
    // Again and again in the first minutes, when steps follow each other closely.
    for (let killAt = 0; killAt <= 150_000; killAt += 1_500) {
      const { clearing, tenant, unit } = await clearWith([killAt]);
      expect(blindRepeats(tenant.events()), `killed at ${killAt}`).toEqual([]);
      expect(tenant.records(), `killed at ${killAt}`).toEqual([]);
      expect(clearing?.doneAt, `killed at ${killAt}`).toBeDefined();
      expect(unit.import?.attempt, `killed at ${killAt}`).toBe(2);
    }
  });

  it("again and again, at random moments", async () => {
    const random = createSeededRandom(20261125);
    for (let round = 0; round < 40; round += 1) {
      const killsAt = Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
        Math.floor(random() * (random() < 0.5 ? 3 : 20) * 60_000),
      );
      killsAt.sort((left, right) => left - right);
      const { clearing, tenant } = await clearWith(killsAt);
      expect(blindRepeats(tenant.events()), `killed at ${killsAt.join()}`).toEqual([]);
      expect(tenant.records(), `killed at ${killsAt.join()}`).toEqual([]);
      expect(clearing?.doneAt, `killed at ${killsAt.join()}`).toBeDefined();
    }
  });

  it("every write stands in the journal before it reaches the tenant", async () => {
    const { kinds } = await clearWith([3_000]);
    const sent = kinds.filter((kind) => kind === "clearingStepSent").length;
    expect(sent).toBeGreaterThanOrEqual(3);
    expect(kinds.indexOf("clearingStepSent")).toBeGreaterThan(kinds.indexOf("clearingStarted"));
  });
});
