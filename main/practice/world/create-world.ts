import { applyEvent } from "./apply-event.ts";
import { createEventQueue } from "./event-queue.ts";
import { createLedger } from "./ledger.ts";
import { partnerStart } from "./partner-start.ts";
import { createPartnerWorld } from "./partner-world.ts";
import { createRecentCalls } from "./recent-calls.ts";
import { openTables, rowsOf } from "./table-list.ts";
import type { World } from "./world.ts";
import type { WorldSnapshot } from "./world-snapshot.ts";
import { worldTables } from "./world-tables.ts";

/** A world that goes on from `start`, with `now` as its clock. */
export function createWorld(start: WorldSnapshot, now: () => number): World {
  const queue = createEventQueue(start.events);
  const counters = new Map(Object.entries(start.counters));
  const ledger = createLedger(start.ledger);
  let sync = start.sync;
  let switches = start.switches;
  let faults = start.faults;
  let lastAdvance = 0;
  const tables = openTables(worldTables, start);

  // A world that was stored before there was a partner gets the usual one.
  const partner = createPartnerWorld(start.partner ?? partnerStart(start.seed, start.tenant));

  const world: World = {
    ...start,
    ...tables,
    partner,
    ledger,
    recentCalls: createRecentCalls(),
    get switches() {
      return switches;
    },
    get faults() {
      return faults;
    },
    setSwitches: (changes) => {
      switches = { ...switches, ...changes };
    },
    setFaults: (next) => {
      faults = next;
    },
    sync: () => sync,
    setSync: (next) => {
      sync = next;
    },
    advance: () => {
      const time = Math.max(now(), lastAdvance);
      for (let planned = queue.takeDue(time); planned !== undefined; planned = queue.takeDue(time))
        applyEvent(world, planned.event, planned.at);
      lastAdvance = time;
      return time;
    },
    plan: queue.plan,
    waiting: queue.waiting,
    count: (name) => {
      const before = counters.get(name) ?? 0;
      counters.set(name, before + 1);
      return before;
    },
    snapshot: () => ({
      version: 1,
      scenario: start.scenario,
      scenarioTitle: start.scenarioTitle,
      seed: start.seed,
      speed: start.speed,
      realBase: start.realBase,
      simulatedBase: start.simulatedBase,
      switches,
      faults,
      order: start.order,
      tenant: start.tenant,
      sync,
      counters: Object.fromEntries(counters),
      ledger: ledger.read(tables.identities.all()),
      ...rowsOf(worldTables, tables),
      partner: partner.snapshot(),
      events: queue.waiting(),
    }),
  };
  return world;
}
