import type { PracticeLedger, PracticeOrder } from "../../../shared/contract/practice/control.ts";
import type { FaultRule } from "../scenarios/scenario.ts";
import type { DeviceRow } from "./device-rows.ts";
import type { PartnerSnapshot } from "./partner-rows.ts";
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
import type { PlannedEvent } from "./world-events.ts";
import type { WorldSwitches } from "./world-switches.ts";

/** A sign-in that has been begun or granted; kept so that a restarted world still honours it. */
export type GrantRow = {
  readonly id: string;
  readonly kind: "code" | "deviceCode" | "refreshToken";
  readonly clientId: string;
  readonly scope: string;
  readonly expiresAt: number;
  readonly nonce: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly challengeMethod: string;
  readonly userCode: string;
  readonly approvedAt: number | null;
  /** Authentication contexts that the sign-in satisfied. */
  readonly contexts: readonly string[];
};

/** A whole world as plain data: what is stored, and what a new world starts from. */
export type WorldSnapshot = {
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
  readonly imports: readonly ImportRow[];
  readonly identities: readonly IdentityRow[];
  readonly entraDevices: readonly EntraDeviceRow[];
  readonly managedDevices: readonly ManagedDeviceRow[];
  readonly reports: readonly ReportRow[];
  readonly logCollections: readonly LogCollectionRow[];
  readonly exportJobs: readonly ExportJobRow[];
  readonly corporateIdentifiers: readonly CorporateIdentifierRow[];
  readonly mobilityPolicies: readonly MobilityPolicyRow[];
  readonly registrationPolicies: readonly RegistrationPolicyRow[];
  readonly removedIdentities: readonly RemovedIdentityRow[];
  readonly obstacles: readonly ObstacleRow[];
  readonly releases: readonly ReleaseRow[];
  readonly groups: readonly GroupRow[];
  readonly profiles: readonly ProfileRow[];
  readonly esps: readonly EspRow[];
  readonly apps: readonly AppRow[];
  readonly users: readonly UserRow[];
  readonly devices: readonly DeviceRow[];
  readonly grants: readonly GrantRow[];
  readonly partner?: PartnerSnapshot;
  readonly events: readonly PlannedEvent[];
};
