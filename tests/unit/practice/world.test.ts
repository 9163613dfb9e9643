import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { practiceState } from "../../../main/practice/control/control-face.ts";
import { scenarioIds, scenarioOf } from "../../../main/practice/scenarios/catalogue.ts";
import { firstSnapshot } from "../../../main/practice/scenarios/first-snapshot.ts";
import { completeSnapshot } from "../../../main/practice/serve/complete-snapshot.ts";
import { readUploadedHash } from "../../../main/practice/tenant/resources/uploaded-hash.ts";
import { createWorld } from "../../../main/practice/world/create-world.ts";
import { actOnDevice } from "../../../main/practice/world/device-hands.ts";
import { hardwareHashOf } from "../../../main/practice/world/device-reading.ts";
import { minuteMs } from "../../../main/practice/world/durations.ts";
import { createEventQueue } from "../../../main/practice/world/event-queue.ts";
import { draw, drawBetween, drawGuid } from "../../../main/practice/world/random.ts";
import { takeImport } from "../../../main/practice/world/registration.ts";
import { truthOf } from "../../../main/practice/world/truth.ts";
import type { World } from "../../../main/practice/world/world.ts";
import type { WorldSnapshot } from "../../../main/practice/world/world-snapshot.ts";
import { defaultSwitches } from "../../../main/practice/world/world-switches.ts";
import {
  practiceLedgerSchema,
  practiceStateSchema,
  practiceTruthSchema,
} from "../../../shared/contract/practice/control.ts";

const firstMoment = Date.UTC(2026, 8, 1, 8);

function startOf(id: (typeof scenarioIds)[number], seed = 7, units = 20): WorldSnapshot {
  return firstSnapshot({
    scenario: scenarioOf(id, units),
    seed,
    speed: 40,
    realBase: firstMoment,
    simulatedBase: firstMoment,
    switches: defaultSwitches,
  });
}

/** A whole day on the bench with a clock that moves in steps of `stepMs`. */
function liveDay(start: WorldSnapshot, stepMs: number, reviveAfter?: number): World {
  let now = firstMoment;
  let world = createWorld(start, () => now);
  for (const device of world.devices.all()) {
    const hardware = readUploadedHash(hardwareHashOf(device, now));
    const { serialNumber } = device;
    takeImport(
      world,
      {
        serialNumber,
        productKey: "",
        groupTag: start.order.groupTag,
        assignedUser: "",
        importId: "i",
        hardware,
        duplicate: false,
      },
      now,
    );
  }
  const startsAt = firstMoment + 40 * minuteMs;
  for (let step = 1; now < firstMoment + 240 * minuteMs; step += 1) {
    const before = now;
    now = Math.min(now + stepMs, before < startsAt ? startsAt : Number.POSITIVE_INFINITY);
    world.advance();
    if (now === startsAt && before < startsAt)
      for (const device of world.devices.all()) actOnDevice(world, { position: device.position, action: "start" }, now);
    if (step === reviveAfter) world = createWorld(JSON.parse(JSON.stringify(world.snapshot())), () => now);
  }
  return world;
}

/** Everything but what only the calls of a test leave behind. */
function outcome(world: World): object {
  const { imports, identities, entraDevices, managedDevices, reports, devices } = world.snapshot();
  return { imports, identities, entraDevices, managedDevices, reports, devices };
}

describe("the world", () => {
  test.each(scenarioIds)("%s: the same seed lives the same day, however often the clock is read", (id) => {
    const usual = outcome(liveDay(startOf(id), 20 * minuteMs));
    expect(outcome(liveDay(startOf(id), minuteMs / 3))).toEqual(usual);
    expect(outcome(liveDay(startOf(id, 8), 20 * minuteMs))).not.toEqual(usual);
  });

  test.each([1, 3, 5, 9])("goes on where it was after it was stored and revived in step %i", (step) => {
    const usual = outcome(liveDay(startOf("hard-day"), 20 * minuteMs));
    expect(outcome(liveDay(startOf("hard-day"), 20 * minuteMs, step))).toEqual(usual);
  });

  test("time never goes back, even when its clock does", () => {
    let now = firstMoment;
    const world = createWorld(startOf("good-morning"), () => now);
    now += 1000;
    expect(world.advance()).toBe(firstMoment + 1000);
    now -= 500;
    expect(world.advance()).toBe(firstMoment + 1000);
  });

  test("technician flows of clean units take 15 to 48 minutes", () => {
    const world = liveDay(startOf("thousand"), 20 * minuteMs);
    const minutes = world.devices.all().map(({ run }) => ((run?.end?.at ?? 0) - (run?.startedAt ?? 0)) / minuteMs);
    expect(Math.min(...minutes)).toBeGreaterThan(15);
    expect(Math.max(...minutes)).toBeLessThan(48);
    expect(world.devices.all().every((device) => device.stage === "success")).toBe(true);
  });

  test.each(scenarioIds)("%s: what the control face says has the agreed form", (id) => {
    const world = liveDay(startOf(id), 20 * minuteMs);
    practiceStateSchema.parse(practiceState(world, { folder: "/stick", isPlugged: () => false }, world.advance()));
    practiceTruthSchema.parse(truthOf(world));
    practiceLedgerSchema.parse(world.ledger.read(world.identities.all()));
  });

  test("serial numbers are all different, marked as simulated and short enough for a computer name", () => {
    const serials = startOf("thousand", 7, 5000).devices.map((device) => device.serialNumber);
    expect(new Set(serials).size).toBe(5000);
    for (const serial of serials) expect(serial).toMatch(/^SIM[A-Z0-9]{4,12}$/);
  });
});

describe("drawing", () => {
  test("depends on seed and key alone and stays within its bounds", () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.string()), fc.integer({ min: 0, max: 1000 }), (seed, key, span) => {
        const number = draw(seed, ...key);
        expect(number >= 0 && number < 1).toBe(true);
        expect(draw(seed, ...key)).toBe(number);
        const between = drawBetween(seed, 5, 5 + span, ...key);
        expect(between >= 5 && between <= 5 + span && Number.isInteger(between)).toBe(true);
        expect(drawGuid(seed, ...key)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
    );
  });

  test("spreads evenly", () => {
    const counts = new Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index += 1) {
      const bucket = Math.floor(draw(7, "even", index) * 10);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

test("the queue gives events in order of time, and of planning within a moment", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: 0, max: 50 }), (times, now) => {
      const queue = createEventQueue([]);
      for (const [index, at] of times.entries()) queue.plan(at, { type: "identityRemoved", ztdId: String(index) });
      const revived = createEventQueue(JSON.parse(JSON.stringify(queue.waiting())));
      const taken: string[] = [];
      for (let event = revived.takeDue(now); event !== undefined; event = revived.takeDue(now))
        taken.push(event.event.type === "identityRemoved" ? event.event.ztdId : "");
      const expected = times
        .map((at, index) => ({ at, index }))
        .filter(({ at }) => at <= now)
        .toSorted((one, other) => one.at - other.at || one.index - other.index)
        .map(({ index }) => String(index));
      expect(taken).toEqual(expected);
    }),
  );
});

test("a world that an earlier version stored goes on with what it lacks as in a new one", () => {
  const start = startOf("good-morning");
  const { obstacles, mobilityPolicies, switches, users, ...rest } = start;
  const older = {
    ...rest,
    switches: { assignedStatus: switches.assignedStatus },
    users: users.map(({ accountEnabled: _enabled, licence: _licence, ...user }) => user),
  } as unknown as WorldSnapshot;
  const completed = completeSnapshot(older);
  expect(completed).toMatchObject({ obstacles, mobilityPolicies, switches });
  expect(completed.users[0]).toEqual(users[0]);
  expect(createWorld(completed, () => firstMoment).snapshot()).toEqual(completed);
});
