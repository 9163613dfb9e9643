import type { PracticeOrder } from "../../../shared/contract/practice/control.ts";
import type { FaultRule } from "../scenarios/scenario.ts";
import type { Ledger } from "./ledger.ts";
import type { PartnerWorld } from "./partner-world.ts";
import type { RecentCalls } from "./recent-calls.ts";
import type { SyncState, TenantFacts } from "./tenant-setup-rows.ts";
import type { PlannedEvent, WorldEvent } from "./world-events.ts";
import type { WorldSnapshot } from "./world-snapshot.ts";
import type { WorldSwitches } from "./world-switches.ts";
import type { WorldTables } from "./world-tables.ts";

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
