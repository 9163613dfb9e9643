import type { EpochMs, UnitId } from "../../kernel/brand.ts";
import { type AssignmentField, canUndo, devicesOf, type StepState, type TenantChange } from "./tenant-change.ts";

/** One value that this bench changed, or tried to change, and by whom. */
export type ChangedValue = {
  readonly changeId: string;
  readonly at: EpochMs;
  /** Empty where the order's own rule asked for it. */
  readonly actor: string;
  readonly field: AssignmentField;
  readonly group: string;
  readonly before: string;
  readonly after: string;
  readonly state: StepState;
  /** How many devices the whole change is about. */
  readonly devices: number;
  /** Whether the change can be taken back now. */
  readonly canUndo: boolean;
};

const mostValues = 10;

/** What the changes did to one unit, the newest first. `changes` are the newest first, too. */
export function changedValues(changes: readonly TenantChange[], unitId: UnitId): readonly ChangedValue[] {
  const values: ChangedValue[] = [];
  for (const change of changes) {
    const { changeId, at, actor, reason, steps } = change;
    const own = steps.filter(({ item }) => item.unitId === unitId);
    if (own.length === 0) continue;
    const whole = { devices: devicesOf(change), canUndo: canUndo(change) };
    for (const { item, state } of own) {
      const { field, before, after, group } = item;
      const by = reason === "order" ? "" : actor;
      values.push({ changeId, at, actor: by, field, group: group?.name ?? "", before, after, state, ...whole });
    }
    if (values.length >= mostValues) return values.slice(0, mostValues);
  }
  return values;
}
