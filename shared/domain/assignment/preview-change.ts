import type { SlotNumber, UnitId } from "../../kernel/brand.ts";
import type { AssignmentRefusal, AssignmentWarning } from "./assignment-finding.ts";
import type { AssignmentWish } from "./assignment-wish.ts";
import type { ChosenDevice, PreviewFacts } from "./preview-facts.ts";
import { deviceRefusals, itemRefusals, type Taken, warningsOf } from "./preview-findings.ts";
import { clashingNames, itemsOf } from "./preview-items.ts";
import { busyDevices, type ChangeItem } from "./tenant-change.ts";

/** What a wish would do to one device. A row is changed, unchanged or refused, never two of them. */
export type PreviewRow = {
  readonly ztdId: string;
  readonly serialNumber: string;
  readonly model: string;
  readonly unitId?: UnitId;
  readonly slot?: SlotNumber;
  readonly outcome: "change" | "unchanged" | "refused";
  readonly items: readonly ChangeItem[];
  readonly refusals: readonly AssignmentRefusal[];
  readonly warnings: readonly AssignmentWarning[];
};

/** What the wish would change on every chosen device, without changing anything. */
export function previewChange(
  wish: AssignmentWish,
  chosen: readonly ChosenDevice[],
  facts: PreviewFacts,
): readonly PreviewRow[] {
  const taken = { names: clashingNames(wish, chosen, facts), busy: busyDevices(facts.state.changes) };
  return chosen.map((device) => rowOf(wish, device, facts, taken));
}

function rowOf(wish: AssignmentWish, device: ChosenDevice, facts: PreviewFacts, taken: Taken): PreviewRow {
  const { registration, unit } = device;
  const items = itemsOf(wish, device, facts).filter(({ before, after }) => before !== after);
  const refusals = [
    ...deviceRefusals(device, taken),
    ...items.flatMap((item) => itemRefusals(item, facts, taken)),
    ...(wish.membership !== undefined && !facts.objectIds.has(registration.ztdId.toLowerCase())
      ? (["noDirectoryDevice"] as const)
      : []),
  ];
  const isRefused = refusals.length > 0 && (items.length > 0 || refusals.includes("noDirectoryDevice"));
  return {
    ztdId: registration.ztdId,
    serialNumber: registration.serialNumber,
    model: registration.model,
    ...(unit === undefined ? {} : { unitId: unit.id }),
    ...(unit?.slot === undefined ? {} : { slot: unit.slot }),
    outcome: isRefused ? "refused" : items.length === 0 ? "unchanged" : "change",
    items,
    refusals: isRefused ? [...new Set(refusals)] : [],
    warnings: items.length === 0 ? [] : warningsOf(items, device, facts),
  };
}
