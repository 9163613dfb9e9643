import type { ChangeItem, PlannedChange } from "../../../../shared/domain/assignment/tenant-change.ts";
import type { BenchFact } from "../../../../shared/domain/evidence/bench-facts.ts";
import { unitId } from "../../../../shared/kernel/brand.ts";
import type { Step } from "../../../support/builders.ts";

/** A change of the display name of unit `name`, or what else `changes` says. */
export const changeItem = (name = "A", changes: Partial<ChangeItem> = {}): ChangeItem => ({
  ztdId: `ztd-${name.toLowerCase()}`,
  serialNumber: `SIM-${name}`,
  unitId: unitId(name),
  field: "displayName",
  before: "",
  after: `NEW-${name}`,
  ...changes,
});

/** A change set of these items. */
export const plannedChange = (items: readonly ChangeItem[], changes: Partial<PlannedChange> = {}): PlannedChange => ({
  changeId: "change-1",
  reason: "unit",
  items,
  chosen: { devices: new Set(items.map(({ ztdId }) => ztdId)).size, unchanged: 0, refused: 0 },
  ...changes,
});

/** A fact about changes, in a minute. */
export const changeStep = (minute: number, fact: BenchFact): Step => ({ minute, source: "E-RUN", fact });

/** A change was decided, sent and taken, one minute after the other. */
export const changeAccepted = (minute: number, change: PlannedChange): readonly Step[] => {
  const { changeId, items } = change;
  const steps = items.map((_item, index) => index);
  return [
    changeStep(minute, { kind: "tenantChangeOpened", change }),
    changeStep(minute + 1, { kind: "tenantChangeSent", changeId, steps }),
    changeStep(minute + 2, { kind: "tenantChangeAnswered", changeId, steps, answer: "accepted" }),
  ];
};
