import type { ChangeStepView, ChoiceInput, PreviewView, WishInput } from "../../../shared/contract/assign/view.ts";
import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import { nameRuleProblem } from "../../../shared/domain/assignment/name-rule.ts";
import { type PreviewRow, previewChange } from "../../../shared/domain/assignment/preview-change.ts";
import type { PlannedChange } from "../../../shared/domain/assignment/tenant-change.ts";
import { planUndo } from "../../../shared/domain/assignment/undo-change.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Approval, Command } from "../../../shared/domain/bench/decide/command.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Clock } from "../ports/clock.ts";
import type { DeviceDirectory } from "../ports/device-directory.ts";
import type { Ids } from "../ports/ids.ts";
import { changeStepView, previewView } from "../topics/changes-view.ts";
import { readPreviewFacts } from "./assign-facts.ts";

/** The commands about values of registered devices. */
export type AssignHandlers = Pick<
  CommandHandlers,
  | "assign.preview"
  | "assign.apply"
  | "assign.undo"
  | "assign.decide"
  | "assign.confirm"
  | "assign.groups"
  | "assign.steps"
>;

/** What the desk works with. */
export type AssignPorts = {
  readonly directory: DeviceDirectory;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Bench time per real time: people read no faster in practice. */
  readonly speed: number;
  readonly state: () => BenchState;
  readonly submit: (command: Command) => Promise<Result<void>>;
};

/** A dry run that somebody may still approve. */
type KeptPreview = {
  readonly rows: readonly PreviewRow[];
  readonly reason: "unit" | "bulk";
  readonly atScreen: boolean;
  readonly madeAt: number;
};

/** A preview that is older shows a tenant that may be another one by now; in the time of whoever reads it. */
const previewLifeMs = 15 * 60_000;
const mostPreviews = 8;

/** Builds the desk: every change is first shown as a dry run, and what is approved is exactly what was shown. */
export function createAssignDesk(ports: AssignPorts): AssignHandlers {
  const { directory, clock, ids, speed, state, submit } = ports;
  const previews = new Map<string, KeptPreview>();

  const keep = (preview: KeptPreview): string => {
    const previewId = ids.uuid();
    previews.set(previewId, preview);
    for (const id of [...previews.keys()].slice(0, -mostPreviews)) previews.delete(id);
    return previewId;
  };

  const preview = async (choice: ChoiceInput, wish: WishInput, atScreen: boolean): Promise<Result<PreviewView>> => {
    if (wish.name?.kind === "rule" && nameRuleProblem(wish.name.rule) !== undefined)
      return err(appError("invalid", "assign.badName"));
    const read = await readPreviewFacts(directory, state, choice, wish);
    if (!read.ok) return read;
    const rows = previewChange(wish, read.value.chosen, read.value.facts);
    const reason = choice.kind === "units" && choice.unitIds.length === 1 ? "unit" : "bulk";
    const previewId = keep({ rows: [...rows, ...read.value.unfound], reason, atScreen, madeAt: clock.now() });
    return ok(previewView(previewId, [...rows, ...read.value.unfound]));
  };

  const apply = async (previewId: string, approval: Approval): Promise<Result<{ changeId: string }>> => {
    const kept = previews.get(previewId);
    if (kept === undefined || clock.now() - kept.madeAt > previewLifeMs * speed)
      return err(appError("refused", "assign.previewGone"));
    const count = (outcome: PreviewRow["outcome"]): number => kept.rows.filter((row) => row.outcome === outcome).length;
    const change: PlannedChange = {
      changeId: ids.uuid(),
      reason: kept.reason,
      items: kept.rows.flatMap((row) => (row.outcome === "change" ? row.items : [])),
      chosen: { devices: kept.rows.length, unchanged: count("unchanged"), refused: count("refused") },
      ...(kept.atScreen ? { atScreen: true } : {}),
    };
    const opened = await submit({ kind: "openTenantChange", change, approval });
    if (!opened.ok) return opened;
    previews.delete(previewId);
    return ok({ changeId: change.changeId });
  };

  /** The tenant is read anew: only what still is as this change made it goes back. */
  const undo = async (changeId: string): Promise<Result<{ changeId: string; undone: number; overtaken: number }>> => {
    const { order, changes } = state();
    const change = changes.find((known) => known.changeId === changeId);
    if (order === undefined || change === undefined) return err(appError("notFound", "assign.notFound"));
    const records = await directory.listRegistrations(order.tenantId, "technician");
    if (!records.ok) return records;
    const members = new Map<string, ReadonlySet<string>>();
    for (const groupId of new Set(change.steps.flatMap(({ item }) => item.group?.groupId ?? []))) {
      const read = await directory.listGroupMembers(order.tenantId, groupId);
      if (!read.ok) return read;
      members.set(groupId, new Set(read.value.map(({ objectId }) => objectId.toLowerCase())));
    }
    const { items, overtaken } = planUndo(change, records.value, members);
    if (items.length === 0 && overtaken.length > 0)
      return err(appError("conflict", "assign.overtaken", { values: overtaken.length }));
    const devices = new Set([...items, ...overtaken.map(({ item }) => item)].map(({ ztdId }) => ztdId)).size;
    const undone = new Set(items.map(({ ztdId }) => ztdId)).size;
    const planned: PlannedChange = {
      changeId: ids.uuid(),
      reason: "undo",
      undoes: changeId,
      items,
      chosen: { devices, unchanged: 0, refused: devices - undone },
    };
    const opened = await submit({ kind: "openTenantChange", change: planned, approval: { kind: "undo" } });
    if (!opened.ok) return opened;
    return ok({ changeId: planned.changeId, undone: items.length, overtaken: overtaken.length });
  };

  const act = async (command: Command): Promise<Result<Record<string, never>>> => {
    const answer = await submit(command);
    return answer.ok ? ok({}) : answer;
  };

  return {
    "assign.preview": ({ choice, wish, atScreen }) => preview(choice, wish, atScreen),
    "assign.apply": ({ previewId, approval }) => apply(previewId, approval),
    "assign.undo": ({ changeId }) => undo(changeId),
    "assign.decide": ({ changeId, decision, ...input }) => {
      const about = input.unitId === undefined ? {} : { about: unitId(input.unitId) };
      return act({ kind: "decideTenantChange", changeId, decision, ...about });
    },
    "assign.confirm": (input) => act({ kind: "confirmAssignment", unitId: unitId(input.unitId) }),
    "assign.groups": async () => {
      const { order } = state();
      if (order === undefined) return err(appError("refused", "order.notOpen"));
      const groups = await directory.listAssignedGroups(order.tenantId);
      return groups.ok ? ok({ groups: [...groups.value] }) : groups;
    },
    "assign.steps": async ({ changeId, offset, limit }) => {
      const change = state().changes.find((known) => known.changeId === changeId);
      if (change === undefined) return err(appError("notFound", "assign.notFound"));
      const steps: ChangeStepView[] = change.steps.slice(offset, offset + limit).map(changeStepView);
      return ok({ steps, total: change.steps.length });
    },
  };
}
