import type { TextCode } from "../../domain/bench/text-code.ts";
import { clockOf, countedMany, numberOf, type Sentence, textOf } from "../sentence.ts";

type TouchCode = Extract<TextCode, `verb.${string}` | `why.${string}` | `action.${string}`>;

/** Verbs and reasons of *Touch next*, and why an action cannot be used. */
export const touchText: Readonly<Record<TouchCode, Sentence>> = {
  "verb.startIt": () => "Start it",
  "verb.pressRefresh": () => "Press Refresh",
  "verb.decideChange": () => "Decide on the change",
  "verb.findProfileCause": () => "See why it has no profile",
  "verb.clearPast": () => "Clear its past",
  "verb.lookAtClearing": () => "See why its past is not cleared",
  "verb.confirmStart": () => "Confirm the start",
  "verb.pressReseal": () => "Press Reseal",
  "verb.confirmPowerOff": () => "Confirm the screen is off",
  "verb.lookAtScreen": () => "Look at the screen",
  "verb.acceptReport": () => "Accept the report?",
  "verb.retryOrRework": () => "Press Retry, or move to rework",
  "verb.printLabel": () => "Print the label",
  "verb.scanBox": () => "Scan the box",
  "verb.boxAndShip": () => "Box and scan",
  "verb.setAside": () => "Clear the stop",
  "verb.placeUnit": () => "Put it in a slot",
  "verb.finishRework": () => "Finish the rework",

  "why.waitingSince": (p) => `Waiting since ${clockOf(p, "since")}`,
  "why.readyUnits": (p) => countedMany(numberOf(p, "count") ?? 0, "unit"),
  "why.noSlot": (p) => `${countedMany(numberOf(p, "count") ?? 0, "unit")} without a slot`,

  "action.notRegistered": () => "The tenant does not have it yet.",
  "action.nothingToRefresh": () => "No changed value waits to be seen on the device.",
  "action.notStarted": () => "The technician flow has not been started.",
  "action.alreadyDone": () => "This is already on record.",
  "action.notYet": () => "Not at this stage yet.",
  "action.stopped": () => "The unit is stopped; clear that first.",
  "action.needsReseal": () => "Reseal has to be confirmed first.",
  "action.needsSuccess": () => "The success screen has to be confirmed first.",
  "action.reportNotDue": (p) =>
    textOf(p, "untilAt") === "" ? "The report is not due yet." : `The report has until ${clockOf(p, "untilAt")}.`,
  "action.notRefused": () => "Its registration was not refused.",
  "action.notFailed": () => "Its technician flow has not failed.",
  "action.underWay": () => "It is under way.",
  "action.noAddress": () => "The bridge has no way to this device.",
  "action.notInRework": () => "The unit is not in rework.",
  "action.noIdentifiers": () =>
    "It has no two identifiers yet: read the device, or scan its label and place it in a slot.",
  "action.serialsAgree": () => "Nothing names another serial number for it.",
  "action.noSerial": () => "No serial number is known for it.",
  "action.identityInDoubt": () => "Nobody knows for certain which unit it is; decide that first.",
  "action.ofOtherOrder": () => "It was taken in for another order.",
  "action.importUnderWay": () => "Its import is on its way; wait for the tenant's answer.",
  "action.needsRework": () => "Its technician flow runs or has ended well; move it to rework first.",
  "action.otherTenant": () => "Another organisation has it; only that one can release it.",
  "action.leftBench": () => "The unit has left the bench.",
};
