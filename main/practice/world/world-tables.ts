import type { DeviceRow } from "./device-rows.ts";
import type { GrantRow } from "./grant-row.ts";
import { serialNumberKey } from "./serial-number-key.ts";
import { type RowsOf, type TablesOf, tableOf } from "./table-list.ts";
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
  UserRow,
} from "./tenant-setup-rows.ts";

/** The tables of the world. The world, what is stored of it and what it starts from have exactly these. */
export const worldTables = {
  imports: tableOf<ImportRow>(),
  identities: tableOf<IdentityRow>(({ serialNumber }) => serialNumberKey(serialNumber)),
  entraDevices: tableOf<EntraDeviceRow>(),
  managedDevices: tableOf<ManagedDeviceRow>(),
  reports: tableOf<ReportRow>(),
  logCollections: tableOf<LogCollectionRow>(),
  exportJobs: tableOf<ExportJobRow>(),
  corporateIdentifiers: tableOf<CorporateIdentifierRow>(),
  mobilityPolicies: tableOf<MobilityPolicyRow>(),
  registrationPolicies: tableOf<RegistrationPolicyRow>(),
  removedIdentities: tableOf<RemovedIdentityRow>(),
  obstacles: tableOf<ObstacleRow>(),
  releases: tableOf<ReleaseRow>(),
  groups: tableOf<GroupRow>(),
  profiles: tableOf<ProfileRow>(),
  esps: tableOf<EspRow>(),
  apps: tableOf<AppRow>(),
  users: tableOf<UserRow>(),
  devices: tableOf<DeviceRow>(),
  grants: tableOf<GrantRow>(),
};

/** The tables of a world, open. */
export type WorldTables = TablesOf<typeof worldTables>;

/** The rows of a world's tables, as they are stored. */
export type WorldRows = RowsOf<typeof worldTables>;
