import { matchMemberships } from "../../../shared/domain/assignment/match-changes.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { EffectPorts } from "./effect-ports.ts";

/** Reads a group's members to see whether those are there, or gone, who were put in or taken out. */
export async function runReadChangeGroup(
  { directory, clock }: EffectPorts,
  groupId: string,
  state: () => BenchState,
): Promise<EffectOutcome> {
  const { order } = state();
  if (order === undefined) return { drafts: [] };
  const askedAt = clock.now();
  const members = await directory.listGroupMembers(order.tenantId, groupId);
  if (!members.ok) return { drafts: [], error: members.error };
  const objectIds = members.value.map(({ objectId }) => objectId);
  return { drafts: matchMemberships(state().changes, groupId, objectIds, clock.now(), askedAt) };
}
