import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { matchAssignedDevices } from "../../../shared/domain/bench/match/match-assigned-devices.ts";
import { matchDirectoryDevices } from "../../../shared/domain/bench/match/match-directory.ts";
import { matchDeploymentEvents, matchManagedDevices } from "../../../shared/domain/bench/match/match-flow-records.ts";
import { matchImports } from "../../../shared/domain/bench/match/match-imports.ts";
import { matchRegistrations } from "../../../shared/domain/bench/match/match-registrations.ts";
import type { TenantRead } from "../../../shared/domain/bench/tenant-demand.ts";
import type { Draft } from "../../../shared/domain/evidence/draft.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
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
  const askedAt = ports.clock.now();
  switch (read) {
    case "imports":
      return matched(ports, state, await ports.directory.listImports(order.tenantId), matchImports, askedAt);
    case "registrations":
      return matched(
        ports,
        state,
        await ports.directory.listRegistrations(order.tenantId),
        matchRegistrations,
        askedAt,
      );
    case "managedDevices":
      return matched(
        ports,
        state,
        await ports.directory.listManagedDevices(order.tenantId),
        matchManagedDevices,
        askedAt,
      );
    case "deploymentEvents":
      return matched(
        ports,
        state,
        await ports.directory.listDeploymentEvents(order.tenantId),
        matchDeploymentEvents,
        askedAt,
      );
    case "directoryDevices":
      return matched(
        ports,
        state,
        await ports.directory.listDirectoryDevices(order.tenantId),
        matchDirectoryDevices,
        askedAt,
      );
    case "assignedDevices":
      return readAssignedDevices(ports, state, order);
    case "configuration":
      return readConfiguration(ports, state, order);
  }
}

/** Matches a list against the state as it is when the answer has come, not when it was asked for. */
function matched<T>(
  { clock }: EffectPorts,
  state: () => BenchState,
  answer: Result<readonly T[]>,
  match: (state: BenchState, records: readonly T[], now: EpochMs, askedAt: EpochMs) => readonly Draft[],
  askedAt: EpochMs,
): EffectOutcome {
  return answer.ok
    ? { drafts: match(state(), answer.value, clock.now(), askedAt) }
    : { drafts: [], error: answer.error };
}

async function readAssignedDevices(ports: EffectPorts, state: () => BenchState, order: Order): Promise<EffectOutcome> {
  const profile = state().configuration?.profiles.find((known) => known.name === order.expectedProfile);
  if (profile === undefined) return readConfiguration(ports, state, order);
  const ids = await ports.directory.listAssignedDevices(order.tenantId, profile.profileId);
  if (!ids.ok) return { drafts: [], error: ids.error };
  return { drafts: matchAssignedDevices(state(), profile, ids.value, ports.clock.now()) };
}
