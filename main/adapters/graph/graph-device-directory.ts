import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import type { DeviceDirectory } from "../../app/ports/device-directory.ts";
import type { Log } from "../../app/ports/log.ts";
import { type Rights, unknownRights } from "../../app/ports/rights.ts";
import { readSync, requestSync } from "./autopilot-sync.ts";
import { createBudgetMeter } from "./budget-meter.ts";
import {
  allowNextEnrollment,
  deleteDirectoryDevice,
  deleteManagedDevice,
  deleteRegistration,
  unassignUser,
} from "./deletions.ts";
import { listDeploymentEvents } from "./deployment-events.ts";
import { listDirectoryDevices } from "./directory-devices.ts";
import { listEspConfigurations } from "./esp-configurations.ts";
import { createGraphClient } from "./graph-client.ts";
import { changeGroupMembers, listAssignedGroups, listGroupMembers } from "./group-members.ts";
import { readGroup } from "./groups.ts";
import { deleteImports, importIdentities, listImports } from "./imports.ts";
import { listManagedDevices } from "./managed-devices.ts";
import type { AnswerListeners } from "./note-answer.ts";
import { readPastRecords } from "./past-records.ts";
import { findPeople } from "./people.ts";
import { listAssignedDevices, listProfiles } from "./profiles.ts";
import { changeRegistrations } from "./registration-changes.ts";
import { listRegistrations } from "./registrations.ts";
import { createTenantLock, type LockedTenant } from "./tenant-lock.ts";

/** What the directory is made of. */
export type GraphDeviceDirectoryOptions = {
  readonly clock: Clock;
  readonly log: Log;
  /** In [0, 1); spreads repeated calls. */
  readonly random: () => number;
  /** A token for the tenant with at least these scopes, as `Session` hands it out. */
  readonly accessToken: (tenant: TenantId, scopes: readonly string[]) => Promise<Result<string>>;
  readonly tokenRefused?: AnswerListeners["tokenRefused"];
  readonly rights?: Rights;
  /** The one tenant that may be called. */
  readonly lockedTo?: LockedTenant;
  /** The cloud's Graph address; the global one unless said otherwise. */
  readonly serviceAddress?: string;
  /** Where a request really goes: practice sends it to the simulated tenant. */
  readonly routes?: (address: string) => string;
  readonly fetch?: typeof fetch;
  /** Longest time for one attempt, answer included. */
  readonly attemptLimitMs?: number;
};

/** The directory, and how to end what it still waits for: open calls then answer `graph.unavailable`, kind cancelled. */
export type GraphDeviceDirectory = DeviceDirectory & { readonly stop: Stop };

/** The tenant through Microsoft Graph. Each tenant has one gate: four calls at a time, pauses kept as the service asks. */
export function createGraphDeviceDirectory(options: GraphDeviceDirectoryOptions): GraphDeviceDirectory {
  const { clock, log, random, accessToken } = options;
  const meter = createBudgetMeter(clock);
  const stopping = new AbortController();
  const client = createGraphClient({
    clock,
    log,
    random,
    accessToken,
    tokenRefused: options.tokenRefused ?? (() => undefined),
    rights: options.rights ?? unknownRights,
    ...(options.lockedTo === undefined ? {} : { lock: createTenantLock(options.lockedTo) }),
    meter,
    serviceAddress: options.serviceAddress ?? "https://graph.microsoft.com",
    routes: options.routes ?? ((address) => address),
    fetch: options.fetch ?? fetch,
    attemptLimitMs: options.attemptLimitMs ?? 60_000,
    parallelCalls: 4,
    longestPauseMs: 300_000,
    stopped: stopping.signal,
  });
  return {
    organization: (tenant) => client.organization(tenant),
    importIdentities: (tenant, rows) => importIdentities(client, tenant, rows),
    listImports: (tenant) => listImports(client, tenant),
    deleteImports: (tenant, recordIds) => deleteImports(client, tenant, recordIds),
    listRegistrations: (tenant, askedBy) => listRegistrations(client, tenant, askedBy),
    changeRegistrations: (tenant, updates) => changeRegistrations(client, tenant, updates),
    findPeople: (tenant, names) => findPeople(client, tenant, names),
    listAssignedGroups: (tenant) => listAssignedGroups(client, tenant),
    listGroupMembers: (tenant, groupId) => listGroupMembers(client, tenant, groupId),
    changeGroupMembers: (tenant, updates) => changeGroupMembers(client, tenant, updates),
    listProfiles: (tenant) => listProfiles(client, tenant),
    listAssignedDevices: (tenant, profileId) => listAssignedDevices(client, tenant, profileId),
    listEspConfigurations: (tenant) => listEspConfigurations(client, tenant),
    readGroup: (tenant, groupId, options) => readGroup(client, tenant, groupId, options),
    listManagedDevices: (tenant) => listManagedDevices(client, tenant),
    listDeploymentEvents: (tenant) => listDeploymentEvents(client, tenant),
    listDirectoryDevices: (tenant) => listDirectoryDevices(client, tenant),
    readPast: (tenant, query) => readPastRecords(client, tenant, query),
    deleteManagedDevice: (tenant, id) => deleteManagedDevice(client, tenant, id),
    deleteRegistration: (tenant, ztdId) => deleteRegistration(client, tenant, ztdId),
    readSync: (tenant) => readSync(client, tenant),
    requestSync: (tenant) => requestSync(client, tenant),
    unassignUser: (tenant, ztdId) => unassignUser(client, tenant, ztdId),
    allowNextEnrollment: (tenant, ztdId) => allowNextEnrollment(client, tenant, ztdId),
    deleteDirectoryDevice: (tenant, objectId) => deleteDirectoryDevice(client, tenant, objectId),
    watchBudget: meter.watch,
    stop: () => stopping.abort(),
  };
}
