import type { ListRefresh } from "../../../shared/domain/clearing/clearing.ts";
import type { PastRecord } from "../../../shared/domain/clearing/past-record.ts";
import type { AutopilotSync } from "../../../shared/domain/tenant/autopilot-sync.ts";
import type { AssignedGroupRecord, FoundPeople } from "../../../shared/domain/tenant/people.ts";
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

/** Values of one registered device to be changed: what is absent stays, and empty texts take the value away. */
export type RegistrationUpdate =
  | { readonly kind: "properties"; readonly ztdId: string; readonly groupTag?: string; readonly displayName?: string }
  | {
      readonly kind: "user";
      readonly ztdId: string;
      readonly userPrincipalName: string;
      /** How the device greets its user. */
      readonly addressableUserName: string;
    };

/** A device of a group, by both of its ids; the device id in lower case. */
export type GroupMember = { readonly objectId: string; readonly entraDeviceId: string };

/** One device to be put into an assigned group, or taken out of it. */
export type MemberUpdate = { readonly groupId: string; readonly objectId: string; readonly isMember: boolean };

/** A device of the past: its serial number, and device objects (lower case) that records of it name. */
export type PastQuery = { readonly serialNumber: string; readonly entraDeviceIds: readonly string[] };

/** `technician` where a person waits for the answer: such calls go before the bench's own reads. */
export type AskedBy = "technician" | "bench";

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
  readonly listRegistrations: (tenant: TenantId, askedBy?: AskedBy) => Promise<Result<readonly RegistrationRecord[]>>;
  /** Changes values of registered devices; one result for each update, in their order. Taken is not shown: the list says when. */
  readonly changeRegistrations: (
    tenant: TenantId,
    updates: readonly RegistrationUpdate[],
  ) => Promise<readonly Result<void>[]>;
  /** Who of these user principal names the tenant knows; the others do not exist. */
  readonly findPeople: (tenant: TenantId, names: readonly string[]) => Promise<Result<FoundPeople>>;
  /** The security groups whose members are put in by hand. */
  readonly listAssignedGroups: (tenant: TenantId) => Promise<Result<readonly AssignedGroupRecord[]>>;
  /** The devices that are members of a group. */
  readonly listGroupMembers: (tenant: TenantId, groupId: string) => Promise<Result<readonly GroupMember[]>>;
  /** Puts devices into assigned groups, or takes them out; one result for each update, in their order. */
  readonly changeGroupMembers: (tenant: TenantId, updates: readonly MemberUpdate[]) => Promise<readonly Result<void>[]>;
  /** All deployment profiles. */
  readonly listProfiles: (tenant: TenantId) => Promise<Result<readonly ProfileRecord[]>>;
  /** The registrations that a profile is assigned to. A service that shows no more than ids leaves the rest unsaid. */
  readonly listAssignedDevices: (tenant: TenantId, profileId: string) => Promise<Result<readonly RegistrationRecord[]>>;
  /** All Enrollment Status Page configurations. */
  readonly listEspConfigurations: (tenant: TenantId) => Promise<Result<readonly EspRecord[]>>;
  /** One group with its device members. */
  readonly readGroup: (
    tenant: TenantId,
    groupId: string,
    options?: { readonly withMembers: boolean },
  ) => Promise<Result<GroupRecord>>;
  /** All Microsoft Entra devices that an Autopilot registration made. */
  readonly listDirectoryDevices: (tenant: TenantId) => Promise<Result<readonly DirectoryDeviceRecord[]>>;
  /** All managed devices enrolled through Autopilot (Windows). */
  readonly listManagedDevices: (tenant: TenantId) => Promise<Result<readonly ManagedDeviceRecord[]>>;
  /** All rows of the deployment report. */
  readonly listDeploymentEvents: (tenant: TenantId) => Promise<Result<readonly DeploymentEventRecord[]>>;
  /** What the three places have of one device, with everything that is to be kept of it. A person waits for it. */
  readonly readPast: (tenant: TenantId, query: PastQuery) => Promise<Result<readonly PastRecord[]>>;
  /** Takes a device out of Intune. `graph.notFound` when it is gone already. */
  readonly deleteManagedDevice: (tenant: TenantId, managedDeviceId: string) => Promise<Result<void>>;
  /** Deregisters a device; the list shows it for up to half an hour. */
  readonly deleteRegistration: (tenant: TenantId, ztdId: string) => Promise<Result<void>>;
  /** How Intune's own list of Autopilot devices stands. */
  readonly readSync: (tenant: TenantId) => Promise<Result<AutopilotSync>>;
  /** Asks Intune to bring its list of Autopilot devices up to date, where that may be asked for now. */
  readonly requestSync: (tenant: TenantId) => Promise<Result<Exclude<ListRefresh, "notAsked">>>;
  /** Takes the user of a registered device away. */
  readonly unassignUser: (tenant: TenantId, ztdId: string) => Promise<Result<void>>;
  /** Allows one more enrolment of a device that was pre-provisioned before. */
  readonly allowNextEnrollment: (tenant: TenantId, ztdId: string) => Promise<Result<void>>;
  /** Deletes a device object that no registration owns; another is refused (`clearing.registeredObject`). */
  readonly deleteDirectoryDevice: (tenant: TenantId, objectId: string) => Promise<Result<void>>;
  /** Tells the budget at once and every change after. */
  readonly watchBudget: (listener: (budget: DirectoryBudget) => void) => Stop;
};
