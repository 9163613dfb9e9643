import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { matchGroupMemberships } from "../../../shared/domain/bench/match/match-directory.ts";
import { hasRegisteredUnits } from "../../../shared/domain/bench/match/registered-units.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
import type { EspRecord, GroupRecord, ProfileRecord } from "../../../shared/domain/tenant/records.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";

/** Reads who the tenant is, its profiles, its ESP configurations and the device groups these are assigned to. */
export async function readConfiguration(
  { directory, clock }: EffectPorts,
  state: () => BenchState,
  order: Order,
): Promise<EffectOutcome> {
  const organization = await directory.organization(order.tenantId);
  if (!organization.ok) return { drafts: [], error: organization.error };
  const profiles = await directory.listProfiles(order.tenantId);
  if (!profiles.ok) return { drafts: [], error: profiles.error };
  const espConfigurations = await directory.listEspConfigurations(order.tenantId);
  if (!espConfigurations.ok) return { drafts: [], error: espConfigurations.error };
  // Before anybody is registered nobody of the order is a member, and members are the longest of all lists.
  const withMembers = hasRegisteredUnits(state());
  const groups: GroupRecord[] = [];
  for (const groupId of groupsToRead(order, profiles.value, espConfigurations.value)) {
    const group = await directory.readGroup(order.tenantId, groupId, { withMembers });
    // A group that was deleted still stands in an assignment; it reaches nobody.
    if (!group.ok && group.error.code !== "graph.notFound") return { drafts: [], error: group.error };
    if (group.ok) groups.push(group.value);
  }
  const at = clock.now();
  return {
    drafts: [
      {
        kind: "tenantConfigurationSeen",
        source: "E-CFG",
        at,
        organization: organization.value,
        profiles: profiles.value,
        espConfigurations: espConfigurations.value,
        groups,
      },
      ...(withMembers ? matchGroupMemberships(state(), groups, at) : []),
    ],
  };
}

/** Groups of profiles that could win over the order's one: more than a few are no case for a bench. */
const mostOlderGroups = 6;

/** The groups that decide which profile and which ESP reach the units: those of the order's profile, of ESPs, and of older profiles. */
function groupsToRead(
  order: Order,
  profiles: readonly ProfileRecord[],
  esps: readonly EspRecord[],
): ReadonlySet<string> {
  const expected = profiles.find(({ name }) => name === order.expectedProfile);
  const own = [...(expected?.targets?.groupIds ?? []), ...(expected?.targets?.excludedGroupIds ?? [])];
  const older = profiles.filter(
    ({ createdAt }) => (createdAt ?? Number.POSITIVE_INFINITY) < (expected?.createdAt ?? 0),
  );
  const others = new Set(older.flatMap(({ targets }) => targets?.groupIds ?? []));
  return new Set([...esps.flatMap(({ groupIds }) => groupIds), ...own, ...[...others].slice(0, mostOlderGroups)]);
}
