import { appError } from "../../kernel/app-error.ts";
import { mapGet } from "../../kernel/persistent-map.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { BenchState } from "../bench/bench-state.ts";
import { doIdentifiersAgree } from "../bench/decide/agreeing-identifiers.ts";
import type { Command, CommandContext } from "../bench/decide/command.ts";
import type { Draft } from "../evidence/draft.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import { busyDevices, type ChangeStep, needsDecision, type PlannedChange } from "./tenant-change.ts";
import { unitRefusal } from "./unit-refusal.ts";

type Opening = Command & { readonly kind: "openTenantChange" };

/**
 * Whether a change may be made. One unit is named by two identifiers that agree; for several devices somebody types the
 * order's number and how many they are. Taking a change back needs neither: it brings what was there before.
 */
export function decideOpenChange(
  state: BenchState,
  { change, approval }: Opening,
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  if (change.items.length === 0) return err(appError("refused", "assign.nothingToChange"));
  const busy = busyDevices(state.changes);
  if (change.items.some(({ ztdId }) => busy.has(ztdId))) return err(appError("conflict", "assign.underWay"));
  const units = unitsOf(state, change);
  const refused = units.find((unit) => unitRefusal(unit) !== undefined);
  if (refused !== undefined)
    return err(appError("refused", "unit.wrongState", { stage: refused.stage, action: "changeAssignment" }));
  const approved = isApproved(state, change, approval, units);
  if (!approved.ok) return approved;
  return ok([{ kind: "tenantChangeOpened", source: "E-ADM", at: now, actor, change }]);
}

function isApproved(
  state: BenchState,
  change: PlannedChange,
  approval: Opening["approval"],
  units: readonly Unit[],
): Result<void> {
  switch (approval.kind) {
    case "identifiers": {
      const [unit, another] = units;
      const isOne =
        unit !== undefined && another === undefined && change.items.every(({ unitId }) => unitId === unit.id);
      if (isOne && doIdentifiersAgree(unit, serialOf(unit), approval.identifiers)) return ok(undefined);
      return err(appError("invalid", "unit.wrongIdentifiers"));
    }
    case "typed": {
      const devices = new Set(change.items.map(({ ztdId }) => ztdId)).size;
      const number = state.order?.number.trim().toLowerCase();
      const isSaid = approval.orderNumber.trim().toLowerCase() === number && approval.devices === devices;
      return isSaid ? ok(undefined) : err(appError("invalid", "assign.wrongConfirmation", { devices }));
    }
    case "undo": {
      const undone = state.changes.find(({ changeId }) => changeId === change.undoes);
      if (undone === undefined) return err(appError("notFound", "assign.notFound"));
      return undone.undoneBy === undefined ? ok(undefined) : err(appError("conflict", "assign.undoneAlready"));
    }
  }
}

/** What a person decided about the steps of a change that need somebody. */
export function decideAboutChange(
  state: BenchState,
  { changeId, decision, about }: Command & { readonly kind: "decideTenantChange" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  const change = state.changes.find((known) => known.changeId === changeId);
  if (change === undefined) return err(appError("notFound", "assign.notFound"));
  const isMeant = ({ item }: ChangeStep): boolean => about === undefined || item.unitId === about;
  const steps = change.steps.flatMap((step, index) => (needsDecision(step) && isMeant(step) ? [index] : []));
  if (steps.length === 0) return err(appError("refused", "assign.nothingToDecide"));
  const busy = busyDevices(state.changes);
  if (decision === "again" && steps.some((step) => busy.has(change.steps[step]?.item.ztdId ?? "")))
    return err(appError("conflict", "assign.underWay"));
  return ok([{ kind: "tenantChangeDecided", source: "E-ADM", at: now, actor, changeId, steps, decision }]);
}

/** Somebody pressed Refresh on the device and saw the new values. */
export function decideAssignmentSeen(unit: Unit, { actor, now }: CommandContext): Result<readonly Draft[]> {
  const { change } = unit;
  if (change?.state !== "askRefresh")
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "confirmAssignment" }));
  const { changeId } = change;
  return ok([{ kind: "assignmentConfirmed", source: "E-TEC", at: now, actor, unitId: unit.id, changeId }]);
}

function unitsOf(state: BenchState, { items }: PlannedChange): readonly Unit[] {
  const ids = new Set(items.flatMap(({ unitId }) => unitId ?? []));
  return [...ids].flatMap((id) => mapGet(state.units, id) ?? []);
}
