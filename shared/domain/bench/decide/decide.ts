import { appError } from "../../../kernel/app-error.ts";
import type { UnitId } from "../../../kernel/brand.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import { decideAboutChange, decideAssignmentSeen, decideOpenChange } from "../../assignment/decide-change.ts";
import { decideClearing } from "../../clearing/decide-clearing.ts";
import { decideRelease } from "../../clearing/decide-release.ts";
import type { Draft } from "../../evidence/draft.ts";
import { lockedDifferences } from "../../order/order-lock.ts";
import type { Unit } from "../../unit/unit.ts";
import { diagnosticsRefusal, registerAgainRefusal } from "../actions.ts";
import type { BenchState } from "../bench-state.ts";
import { unitInSlot } from "../match/find-unit.ts";
import { currentUnit } from "../merged-units.ts";
import type { Command, CommandContext } from "./command.ts";
import { decideAside } from "./decide-aside.ts";
import { decideConfirmation } from "./decide-confirmation.ts";
import { decideIdentity, decideLabelScan } from "./decide-identity.ts";
import { decideIntakeFileEnd, decideIntakeRows } from "./decide-intake.ts";
import { decidePartnerCustomer } from "./decide-partner.ts";
import { decideReachableDevices } from "./decide-reachable.ts";
import { decideAcceptReport, decideBox, decideLabel, decideShip } from "./decide-seal.ts";
import { decideUndo } from "./decide-undo.ts";

/** The evidence an accepted command turns into, or why it is refused in this state. Pure. */
export function decide(state: BenchState, command: Command, context: CommandContext): Result<readonly Draft[]> {
  if (command.kind === "openOrder") return decideOrder(state, command, context);
  if (state.order === undefined) return err(appError("refused", "order.notOpen"));
  switch (command.kind) {
    case "addReachableDevices":
      return decideReachableDevices(state, command, context);
    case "addIntakeRows":
      return decideIntakeRows(state, command, context);
    case "endIntakeFile":
      return decideIntakeFileEnd(command, context);
    case "choosePartnerCustomer":
      return decidePartnerCustomer(state.order, command.customer, context);
    case "undo":
      return decideUndo(state, context);
    case "openTenantChange":
      return decideOpenChange(state, command, context);
    case "decideTenantChange":
      return decideAboutChange(state, command, context);
    default: {
      const unit = currentUnit(state, command.unitId);
      if (unit === undefined) return err(appError("notFound", "unit.notFound"));
      return decideForUnit(state, unit, command, context);
    }
  }
}

type UnitCommand = Extract<Command, { readonly unitId: UnitId }>;

function decideForUnit(
  state: BenchState,
  unit: Unit,
  command: UnitCommand,
  context: CommandContext,
): Result<readonly Draft[]> {
  switch (command.kind) {
    case "placeUnit":
      return decidePlace(state, unit, command, context);
    case "collectAgain":
      if (unit.address === undefined)
        return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "collectAgain" }));
      return ok([
        { kind: "collectRequested", source: "E-TEC", at: context.now, actor: context.actor, unitId: unit.id },
      ]);
    case "registerAgain":
      if (registerAgainRefusal(unit, context.now) !== undefined)
        return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "registerAgain" }));
      return ok([
        { kind: "registrationAskedAgain", source: "E-TEC", at: context.now, actor: context.actor, unitId: unit.id },
      ]);
    case "collectDiagnostics":
      if (diagnosticsRefusal(unit) !== undefined)
        return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "collectDiagnostics" }));
      return ok([
        { kind: "diagnosticsRequested", source: "E-TEC", at: context.now, actor: context.actor, unitId: unit.id },
      ]);
    case "confirm":
      return decideConfirmation(unit, command, context);
    case "confirmAssignment":
      return decideAssignmentSeen(unit, context);
    case "printLabel":
      return decideLabel(state, unit, context);
    case "scanBox":
      return decideBox(unit, command.boxCode, context);
    case "scanPreProvisionCode": {
      const { ztdId, serialNumber } = command;
      const registeredAs = unit.registration?.value.ztdId.toLowerCase() ?? ztdId;
      if (registeredAs !== ztdId) return err(appError("conflict", "unit.wrongIdentifiers"));
      return ok([
        {
          kind: "preProvisionCodeScanned",
          source: "E-SCN",
          at: context.now,
          actor: context.actor,
          unitId: unit.id,
          ztdId,
          serialNumber,
        },
      ]);
    }
    case "decideIdentity":
      return decideIdentity(unit, command, context);
    case "scanIdentity":
      return decideLabelScan(unit, command, context);
    case "acceptReport":
      return decideAcceptReport(unit, command, context);
    case "ship":
      return decideShip(state, unit, command.boxCode, context);
    case "startRework":
    case "endRework":
    case "routeToIt":
      return decideAside(unit, command, context);
    case "lookAtPast":
    case "clearPast":
    case "resumeClearing":
    case "giveUpClearing":
      return decideClearing(state, unit, command, context);
    case "noteRelease":
    case "notePack":
    case "tellReleased":
      return decideRelease(unit, command, context);
  }
}

function decideOrder(
  state: BenchState,
  command: Command & { readonly kind: "openOrder" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  if (state.order !== undefined && state.order.id !== command.order.id) {
    return err(appError("conflict", "order.alreadyOpen", { number: state.order.number }));
  }
  if (state.order !== undefined) {
    const fields = lockedDifferences(state.order, command.order);
    return fields.length === 0 ? ok([]) : err(appError("conflict", "order.changed", { fields: fields.join(" ") }));
  }
  return ok([{ kind: "orderOpened", source: "E-ADM", at: now, actor, order: command.order }]);
}

function decidePlace(
  state: BenchState,
  unit: Unit,
  command: Command & { readonly kind: "placeUnit" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  const slots = state.order?.slots ?? 0;
  if (command.slot < 1 || command.slot > slots)
    return err(appError("invalid", "slot.unknown", { slot: command.slot, slots }));
  const holder = unitInSlot(state, command.slot);
  if (holder !== undefined && holder.id !== unit.id) {
    return err(appError("conflict", "slot.occupied", { slot: command.slot }));
  }
  if (unit.slot === command.slot) return ok([]);
  return ok([
    {
      kind: "unitPlaced",
      source: command.byScan ? "E-SCN" : "E-TEC",
      at: now,
      actor,
      unitId: unit.id,
      slot: command.slot,
    },
  ]);
}
