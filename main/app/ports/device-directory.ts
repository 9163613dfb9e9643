import type {
  DeploymentEventRecord,
  DirectoryDeviceRecord,
  EspRecord,
  GroupRecord,
  ImportRecord,
  ImportRequest,
  ManagedDeviceRecord,
  OrganizationRecord,
  ProfileRecord,
  RegistrationRecord,
} from "../../../shared/domain/tenant/records.ts";
import type { EpochMs, TenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "./clock.ts";

/** What the tenant's service lets through at the moment. */
export type DirectoryBudget = {
  /** Calls sent in the last minute of bench time. */
  readonly callsPerMinute: number;
  readonly waiting: number;
  /** Set while the service asked for a pause. */
  readonly throttledUntil?: EpochMs;
  /** The last answer's time; absent before the first. */
  readonly lastAnswerAt?: EpochMs;
};

/**
 * The customer's tenant: Microsoft Graph behind one role. Every call names the tenant the order is locked to; a session
 * of another tenant is refused (`order.wrongTenant`) before anything is sent. Errors: `graph.*`, `signIn.*`.
 */
export type DeviceDirectory = {
  readonly organization: (tenant: TenantId) => Promise<Result<OrganizationRecord>>;
  /** Sends one `/import` call (at most 100 rows); answers the created rows in the same order. */
  readonly importIdentities: (
    tenant: TenantId,
    rows: readonly ImportRequest[],
  ) => Promise<Result<readonly ImportRecord[]>>;
  /** All imported rows of the tenant, whoever made them. */
  readonly listImports: (tenant: TenantId) => Promise<Result<readonly ImportRecord[]>>;
  /** Removes imported rows by record id; rows already gone count as removed. */
  readonly deleteImports: (tenant: TenantId, recordIds: readonly string[]) => Promise<Result<void>>;
  /** All registered Autopilot devices. */
  readonly listRegistrations: (tenant: TenantId) => Promise<Result<readonly RegistrationRecord[]>>;
  /** All deployment profiles. */
  readonly listProfiles: (tenant: TenantId) => Promise<Result<readonly ProfileRecord[]>>;
  /** ZTDIDs of the devices a profile is assigned to. */
  readonly listAssignedDevices: (tenant: TenantId, profileId: string) => Promise<Result<readonly string[]>>;
  /** All Enrollment Status Page configurations. */
  readonly listEspConfigurations: (tenant: TenantId) => Promise<Result<readonly EspRecord[]>>;
  /** One group with its device members. */
  readonly readGroup: (tenant: TenantId, groupId: string) => Promise<Result<GroupRecord>>;
  /** All Microsoft Entra devices that an Autopilot registration made. */
  readonly listDirectoryDevices: (tenant: TenantId) => Promise<Result<readonly DirectoryDeviceRecord[]>>;
  /** All managed devices enrolled through Autopilot (Windows). */
  readonly listManagedDevices: (tenant: TenantId) => Promise<Result<readonly ManagedDeviceRecord[]>>;
  /** All rows of the deployment report. */
  readonly listDeploymentEvents: (tenant: TenantId) => Promise<Result<readonly DeploymentEventRecord[]>>;
  /** Tells the budget at once and every change after. */
  readonly watchBudget: (listener: (budget: DirectoryBudget) => void) => Stop;
};
