import { matchChanges } from "../../../shared/domain/assignment/match-changes.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { matchAssignedDevices } from "../../../shared/domain/bench/match/match-assigned-devices.ts";
import { matchDirectoryDevices } from "../../../shared/domain/bench/match/match-directory.ts";
import { matchEarlierEnrolments } from "../../../shared/domain/bench/match/match-earlier-enrolments.ts";
import { matchDeploymentEvents, matchManagedDevices } from "../../../shared/domain/bench/match/match-flow-records.ts";
import { matchImports } from "../../../shared/domain/bench/match/match-imports.ts";
import { matchRegistrations } from "../../../shared/domain/bench/match/match-registrations.ts";
import type { TenantRead } from "../../../shared/domain/bench/tenant-demand.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
import type { ManagedDeviceRecord, RegistrationRecord } from "../../../shared/domain/tenant/records.ts";
import type { EpochMs } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";
import { readConfiguration } from "./read-configuration.ts";

/** Reads one of the tenant's lists and turns it into evidence for every unit it tells something new about. */
export async function runReadTenant(
  ports: EffectPorts,
  read: TenantRead,
  state: () => BenchState,
): Promise<EffectOutcome> {
  const { order } = state();
  if (order === undefined) return { drafts: [] };
  const { directory } = ports;
  const tenant = order.tenantId;
  switch (read) {
    case "imports":
      return readList(ports, state, () => directory.listImports(tenant), matchImports);
    case "registrations":
      return readList(ports, state, () => directory.listRegistrations(tenant), matchRegistrationsAndChanges);
    case "managedDevices":
      return readList(ports, state, () => directory.listManagedDevices(tenant), matchManaged);
    case "deploymentEvents":
      return readList(ports, state, () => directory.listDeploymentEvents(tenant), matchDeploymentEvents);
    case "directoryDevices":
      return readList(ports, state, () => directory.listDirectoryDevices(tenant), matchDirectoryDevices);
    case "assignedDevices":
      return readAssignedDevices(ports, state, order);
    case "configuration":
      return readConfiguration(ports, state, order);
  }
}

/** One reading of the devices says what changed of the units, and what became of the changes under way. */
function matchRegistrationsAndChanges(
  state: BenchState,
  records: readonly RegistrationRecord[],
  now: EpochMs,
  askedAt: EpochMs,
): readonly Draft[] {
  return [...matchRegistrations(state, records, now, askedAt), ...matchChanges(state.changes, records, now, askedAt)];
}

/** One reading tells of enrolments of runs, and of those from before them. */
function matchManaged(state: BenchState, records: readonly ManagedDeviceRecord[], now: EpochMs): readonly Draft[] {
  return [...matchManagedDevices(state, records, now), ...matchEarlierEnrolments(state, records, now)];
}

/** Reads a list and matches it against the state as it is when the answer has come, not when it was asked for. */
async function readList<T>(
  { clock }: EffectPorts,
  state: () => BenchState,
  list: () => Promise<Result<readonly T[]>>,
  match: (state: BenchState, records: readonly T[], now: EpochMs, askedAt: EpochMs) => readonly Draft[],
): Promise<EffectOutcome> {
  const askedAt = clock.now();
  const answer = await list();
  if (!answer.ok) return { drafts: [], error: answer.error };
  return { drafts: match(state(), answer.value, clock.now(), askedAt) };
}

async function readAssignedDevices(ports: EffectPorts, state: () => BenchState, order: Order): Promise<EffectOutcome> {
  const profile = state().configuration?.profiles.find((known) => known.name === order.expectedProfile);
  if (profile === undefined) return readConfiguration(ports, state, order);
  const rows = await ports.directory.listAssignedDevices(order.tenantId, profile.profileId);
  if (!rows.ok) return { drafts: [], error: rows.error };
  return { drafts: matchAssignedDevices(state(), profile, rows.value, ports.clock.now()) };
}
