import { policyRows } from "../scenarios/policy-start.ts";
import { noRows } from "../world/table-list.ts";
import type { WorldSnapshot } from "../world/world-snapshot.ts";
import { defaultSwitches } from "../world/world-switches.ts";
import { type WorldRows, worldTables } from "../world/world-tables.ts";

/** A stored world; one of an earlier version lacks the tables that came later. */
type StoredSnapshot = Omit<WorldSnapshot, keyof WorldRows> & Partial<WorldRows>;

/** A stored world as one is written today: what an earlier version did not store is as in a world where nothing happened. */
export function completeSnapshot(stored: StoredSnapshot): WorldSnapshot {
  const whole: WorldSnapshot = { ...noRows(worldTables), ...policyRows, ...stored };
  return {
    ...whole,
    switches: { ...defaultSwitches, ...stored.switches },
    imports: whole.imports.map((row) => ({ ...row, attempt: row.attempt ?? 0 })),
    users: whole.users.map((row) => ({
      ...row,
      accountEnabled: row.accountEnabled ?? true,
      licence: row.licence ?? "business",
    })),
    groups: whole.groups.map((row) => ({ ...row, calculatedAt: row.calculatedAt ?? row.createdAt })),
    managedDevices: whole.managedDevices.map((row) => ({
      ...row,
      managementState: row.managementState ?? "managed",
      userId: row.userId ?? "",
      actions: row.actions ?? [],
    })),
    grants: whole.grants.map((row) => ({ ...row, contexts: row.contexts ?? [] })),
  };
}
