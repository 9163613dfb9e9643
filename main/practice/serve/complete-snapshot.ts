import { policyRows } from "../scenarios/policy-start.ts";
import type { WorldSnapshot } from "../world/world-snapshot.ts";
import { defaultSwitches } from "../world/world-switches.ts";

/** What worlds of earlier versions did not store. */
type Later =
  | "removedIdentities"
  | "obstacles"
  | "releases"
  | "logCollections"
  | "exportJobs"
  | "corporateIdentifiers"
  | keyof typeof policyRows;
type StoredSnapshot = Omit<WorldSnapshot, Later> & Partial<Pick<WorldSnapshot, Later>>;

/** A stored world as one is written today: what an earlier version did not store is as in a world where nothing happened. */
export function completeSnapshot(stored: StoredSnapshot): WorldSnapshot {
  return {
    removedIdentities: [],
    obstacles: [],
    releases: [],
    logCollections: [],
    exportJobs: [],
    corporateIdentifiers: [],
    ...policyRows,
    ...stored,
    switches: { ...defaultSwitches, ...stored.switches },
    imports: stored.imports.map((row) => ({ ...row, attempt: row.attempt ?? 0 })),
    users: stored.users.map((row) => ({
      ...row,
      accountEnabled: row.accountEnabled ?? true,
      licence: row.licence ?? "business",
    })),
    groups: stored.groups.map((row) => ({ ...row, calculatedAt: row.calculatedAt ?? row.createdAt })),
    managedDevices: stored.managedDevices.map((row) => ({
      ...row,
      managementState: row.managementState ?? "managed",
      userId: row.userId ?? "",
      actions: row.actions ?? [],
    })),
    grants: stored.grants.map((row) => ({ ...row, contexts: row.contexts ?? [] })),
  };
}
