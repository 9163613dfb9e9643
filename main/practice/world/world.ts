import type { PracticeOrder } from "../../../shared/contract/practice/control.ts";
import type { FaultRule } from "../scenarios/scenario.ts";
import { applyEvent } from "./apply-event.ts";
import type { DeviceRow } from "./device-rows.ts";
import { createEventQueue } from "./event-queue.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { partnerStart } from "./partner-start.ts";
import { createPartnerWorld, type PartnerWorld } from "./partner-world.ts";
import { createRecentCalls, type RecentCalls } from "./recent-calls.ts";
import { serialNumberKey } from "./serial-number-key.ts";
import { createTable, type Table } from "./table.ts";
import type {
  CorporateIdentifierRow,
  EntraDeviceRow,
  ExportJobRow,
  IdentityRow,
  ImportRow,
  LogCollectionRow,
  ManagedDeviceRow,
  ObstacleRow,
  ReleaseRow,
  RemovedIdentityRow,
  ReportRow,
} from "./tenant-rows.ts";
import type {
  AppRow,
  EspRow,
  GroupRow,
  MobilityPolicyRow,
  ProfileRow,
  RegistrationPolicyRow,
  SyncState,
  TenantFacts,
  UserRow,
} from "./tenant-setup-rows.ts";
import type { PlannedEvent, WorldEvent } from "./world-events.ts";
import type { GrantRow, WorldSnapshot } from "./world-snapshot.ts";
import type { WorldSwitches } from "./world-switches.ts";

/**
 * The ground truth: tenant, devices and everything still to happen. Time is simulated epoch milliseconds from `now`; the
 * world moves only inside `advance`, which applies every event that has become due, in order.
 */
export type World = {
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
  readonly imports: Table<ImportRow>;
  readonly identities: Table<IdentityRow>;
  readonly entraDevices: Table<EntraDeviceRow>;
  readonly managedDevices: Table<ManagedDeviceRow>;
  readonly reports: Table<ReportRow>;
  readonly logCollections: Table<LogCollectionRow>;
  readonly exportJobs: Table<ExportJobRow>;
  readonly corporateIdentifiers: Table<CorporateIdentifierRow>;
  readonly mobilityPolicies: Table<MobilityPolicyRow>;
  readonly registrationPolicies: Table<RegistrationPolicyRow>;
  readonly removedIdentities: Table<RemovedIdentityRow>;
  readonly obstacles: Table<ObstacleRow>;
  readonly releases: Table<ReleaseRow>;
  readonly groups: Table<GroupRow>;
  readonly profiles: Table<ProfileRow>;
  readonly esps: Table<EspRow>;
  readonly apps: Table<AppRow>;
  readonly users: Table<UserRow>;
  readonly devices: Table<DeviceRow>;
  readonly grants: Table<GrantRow>;
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
  const tables = {
    imports: createTable(start.imports),
    identities: createTable(start.identities, ({ serialNumber }) => serialNumberKey(serialNumber)),
    entraDevices: createTable(start.entraDevices),
    managedDevices: createTable(start.managedDevices),
    reports: createTable(start.reports),
    logCollections: createTable(start.logCollections),
    exportJobs: createTable(start.exportJobs),
    corporateIdentifiers: createTable(start.corporateIdentifiers),
    mobilityPolicies: createTable(start.mobilityPolicies),
    registrationPolicies: createTable(start.registrationPolicies),
    removedIdentities: createTable(start.removedIdentities),
    obstacles: createTable(start.obstacles),
    releases: createTable(start.releases),
    groups: createTable(start.groups),
    profiles: createTable(start.profiles),
    esps: createTable(start.esps),
    apps: createTable(start.apps),
    users: createTable(start.users),
    devices: createTable(start.devices),
    grants: createTable(start.grants),
  };

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
      imports: tables.imports.all(),
      identities: tables.identities.all(),
      entraDevices: tables.entraDevices.all(),
      managedDevices: tables.managedDevices.all(),
      reports: tables.reports.all(),
      logCollections: tables.logCollections.all(),
      exportJobs: tables.exportJobs.all(),
      corporateIdentifiers: tables.corporateIdentifiers.all(),
      mobilityPolicies: tables.mobilityPolicies.all(),
      registrationPolicies: tables.registrationPolicies.all(),
      removedIdentities: tables.removedIdentities.all(),
      obstacles: tables.obstacles.all(),
      releases: tables.releases.all(),
      groups: tables.groups.all(),
      profiles: tables.profiles.all(),
      esps: tables.esps.all(),
      apps: tables.apps.all(),
      users: tables.users.all(),
      devices: tables.devices.all(),
      grants: tables.grants.all(),
      partner: partner.snapshot(),
      events: queue.waiting(),
    }),
  };
  return world;
}
