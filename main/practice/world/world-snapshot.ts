import type { PracticeLedger, PracticeOrder } from "../../../shared/contract/practice/control.ts";
import type { FaultRule } from "../scenarios/scenario.ts";
import type { PartnerSnapshot } from "./partner-rows.ts";
import type { SyncState, TenantFacts } from "./tenant-setup-rows.ts";
import type { PlannedEvent } from "./world-events.ts";
import type { WorldSwitches } from "./world-switches.ts";
import type { WorldRows } from "./world-tables.ts";

/** A whole world as plain data: what is stored, and what a new world starts from. */
export type WorldSnapshot = WorldRows & {
  readonly version: 1;
  readonly scenario: string;
  readonly scenarioTitle: string;
  readonly seed: number;
  readonly speed: number;
  readonly realBase: number;
  readonly simulatedBase: number;
  readonly switches: WorldSwitches;
  readonly faults: readonly FaultRule[];
  readonly order: PracticeOrder;
  readonly tenant: TenantFacts;
  readonly sync: SyncState;
  readonly counters: Readonly<Record<string, number>>;
  readonly ledger: PracticeLedger;
  readonly partner?: PartnerSnapshot;
  readonly events: readonly PlannedEvent[];
};
