import type { PracticeOrder } from "../../../shared/contract/practice/control.ts";
import type { FaultRule } from "../scenarios/scenario.ts";
import { applyEvent } from "./apply-event.ts";
import { createEventQueue } from "./event-queue.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { partnerStart } from "./partner-start.ts";
import { createPartnerWorld, type PartnerWorld } from "./partner-world.ts";
import { createRecentCalls, type RecentCalls } from "./recent-calls.ts";
import { openTables, rowsOf } from "./table-list.ts";
import type { SyncState, TenantFacts } from "./tenant-setup-rows.ts";
import type { PlannedEvent, WorldEvent } from "./world-events.ts";
import type { WorldSnapshot } from "./world-snapshot.ts";
import type { WorldSwitches } from "./world-switches.ts";
import { type WorldTables, worldTables } from "./world-tables.ts";

/**
 * The ground truth: tenant, devices and everything still to happen. Time is simulated epoch milliseconds from `now`; the
 * world moves only inside `advance`, which applies every event that has become due, in order.
 */
export type World = WorldTables & {
  readonly seed: number;
  readonly scenario: string;
  readonly scenarioTitle: string;
  readonly speed: number;
  readonly realBase: number;
  readonly simulatedBase: number;
  readonly switches: WorldSwitches;
  readonly faults: readonly FaultRule[];
  readonly order: PracticeOrder;
  readonly tenant: TenantFacts;
  readonly ledger: Ledger;
  readonly recentCalls: RecentCalls;
  /** Partner Center, where a partner of the tenant uploads devices. */
  readonly partner: PartnerWorld;
  /** The sync of the tenant; `setSync` replaces it. */
  readonly sync: () => SyncState;
  readonly setSync: (sync: SyncState) => void;
  /** Applies what is due and gives the simulated time. */
  readonly advance: () => number;
  /** Changes some switches, and the trouble on the wire, while the world runs. */
  readonly setSwitches: (changes: Partial<WorldSwitches>) => void;
  readonly setFaults: (faults: readonly FaultRule[]) => void;
  readonly plan: (at: number, event: WorldEvent) => void;
  /** Everything that is still to happen, in no order. */
  readonly waiting: () => readonly PlannedEvent[];
  /** How often this was called with the same name before: 0, 1, 2 … */
  readonly count: (name: string) => number;
  readonly snapshot: () => WorldSnapshot;
};

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
