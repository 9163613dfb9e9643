import type {
  ChangeSetView,
  ChangeStepView,
  ChangesView,
  PreviewRowView,
  PreviewView,
} from "../../../shared/contract/assign/view.ts";
import type { PreviewRow } from "../../../shared/domain/assignment/preview-change.ts";
import {
  type ChangeItem,
  type ChangeStep,
  canUndo,
  devicesOf,
  isUnderWay,
  needsDecision,
  type TenantChange,
} from "../../../shared/domain/assignment/tenant-change.ts";

/** Change sets that the page is told of; the others are in the journal. */
const mostSets = 50;

/** The newest changes as a screen lists them. */
export function changesView(changes: readonly TenantChange[]): ChangesView {
  return { sets: changes.slice(0, mostSets).map(changeSetView), total: changes.length };
}

function changeSetView(change: TenantChange): ChangeSetView {
  const { changeId, at, actor, reason, chosen, steps, undoes, undoneBy } = change;
  const devices = devicesOf(change);
  const [first] = steps;
  const count = (isCounted: (step: ChangeStep) => boolean): number => steps.filter(isCounted).length;
  return {
    changeId,
    at,
    actor,
    reason,
    fields: [...new Set(steps.map(({ item }) => item.field))],
    devices,
    chosen,
    counts: {
      values: steps.length,
      done: count(({ state }) => state === "done"),
      open: count(isUnderWay),
      failed: count(needsDecision),
      left: count(({ state }) => state === "left"),
    },
    ...(devices === 1 && first !== undefined ? { serialNumber: first.item.serialNumber } : {}),
    ...(undoes === undefined ? {} : { undoes }),
    ...(undoneBy === undefined ? {} : { undoneBy }),
    canUndo: canUndo(change),
  };
}

/** One value of a change with how it stands. */
export function changeStepView({ item, state, at, attempt, error, attention, found }: ChangeStep): ChangeStepView {
  return {
    serialNumber: item.serialNumber,
    ...(item.unitId === undefined ? {} : { unitId: item.unitId }),
    ...valueChange(item),
    state,
    since: at,
    attempt,
    ...(error === undefined ? {} : { errorCode: error.code }),
    ...(attention === undefined ? {} : { attention }),
    ...(found === undefined ? {} : { found }),
  };
}

/** A dry run as a screen shows it. */
export function previewView(previewId: string, rows: readonly PreviewRow[]): PreviewView {
  const count = (outcome: PreviewRow["outcome"]): number => rows.filter((row) => row.outcome === outcome).length;
  return {
    previewId,
    rows: rows.map(previewRowView),
    totals: {
      devices: rows.length,
      change: count("change"),
      unchanged: count("unchanged"),
      refused: count("refused"),
    },
  };
}

function previewRowView({ items, refusals, warnings, ...row }: PreviewRow): PreviewRowView {
  return { ...row, values: items.map(valueChange), refusals: [...refusals], warnings: [...warnings] };
}

function valueChange({ field, before, after, group }: ChangeItem): PreviewRowView["values"][number] {
  return { field, before, after, ...(group === undefined ? {} : { group: group.name }) };
}
