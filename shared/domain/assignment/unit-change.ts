import type { EpochMs, UnitId } from "../../kernel/brand.ts";
import { type ChangeStep, isUnderWay, needsDecision, type TenantChange } from "./tenant-change.ts";

/**
 * What a change of its values means for a unit: the bench works on it, somebody has to decide, or it is there and the
 * device, which waits at its pre-provisioning screen, has to be told (Refresh). Meanwhile the unit is not to be started.
 */
export type UnitChange = {
  readonly changeId: string;
  readonly state: "underWay" | "needsDecision" | "askRefresh";
  readonly since: EpochMs;
};

/** How a change stands for each unit that it is about; undefined where nothing of it is left to be done. */
export function unitChanges(change: TenantChange, at: EpochMs): ReadonlyMap<UnitId, UnitChange | undefined> {
  const steps = new Map<UnitId, ChangeStep[]>();
  for (const step of change.steps) {
    const { unitId } = step.item;
    if (unitId === undefined) continue;
    const known = steps.get(unitId);
    if (known === undefined) steps.set(unitId, [step]);
    else known.push(step);
  }
  return new Map([...steps].map(([unitId, own]) => [unitId, unitChange(change, own, at)]));
}

function unitChange(change: TenantChange, steps: readonly ChangeStep[], at: EpochMs): UnitChange | undefined {
  const { changeId } = change;
  if (steps.some(isUnderWay)) return { changeId, state: "underWay", since: change.at };
  if (steps.some(needsDecision)) return { changeId, state: "needsDecision", since: at };
  const isShown = change.atScreen === true && steps.some(({ state }) => state === "done");
  return isShown ? { changeId, state: "askRefresh", since: at } : undefined;
}
