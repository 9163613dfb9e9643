import type { TextParams } from "../../domain/bench/board-view.ts";
import type { TextCode } from "../../domain/bench/text-code.ts";
import type { ErrorPhase } from "../../domain/diagnosis/look-up-error.ts";
import { errorMeaning, errorPhase, explainError } from "../lists/error-catalogue.ts";
import { changedFieldText } from "../lists/field-text.ts";
import { findingTitle, missingHash } from "../lists/finding-text.ts";
import { readinessAdvice } from "../lists/readiness-advice-text.ts";
import { readinessCheckText } from "../lists/readiness-text.ts";
import { reworkReasonText, routeReasonText } from "../lists/reason-text.ts";
import { changed, clause, clockOf, lowerFirst, named, numberOf, type Sentence, textOf } from "../sentence.ts";

type StopCode = Extract<TextCode, `stop.${string}` | `next.${string}`>;

/** Why a unit is stopped, and the one next step that goes with it. */
export const stopText: Readonly<Record<StopCode, Sentence>> = {
  "stop.hashBlocked": (p) => `Hardware hash: ${lowerFirst(findingTitle(textOf(p, "finding")))}`,
  "stop.noTpm": () => "No TPM found on the device",
  "stop.tpmBelow2": (p) => `TPM ${textOf(p, "version") || "below 2.0"}; pre-provisioning needs 2.0`,
  "stop.homeEdition": () => "Windows Home has no Autopilot",
  "stop.virtualMachine": () => "Virtual PC: pre-provisioning needs a physical one",
  "stop.previouslyEnrolled": () => "Was enrolled before",
  "stop.notReady": (p) => `${checkTitle(textOf(p, "check"))}${clause(": ", textOf(p, "raw"))}`,
  "stop.foreignTenant": () => "Registered to another organisation",
  "stop.importRefused": (p) => `Import refused${clause(": ", withMeaning(importWord(p)))}`,
  "stop.hashRefused": (p) =>
    `Hash refused${clause(": ", withMeaning(textOf(p, "error")))}; ${foundInHash(textOf(p, "finding"))}`,
  "stop.sharedSerial": (p) => `Serial ${textOf(p, "serialNumber")} is carried by two units`,
  "stop.serialDiffers": (p) =>
    `Serial in hash ${textOf(p, "inHash") || "unknown"}, elsewhere ${textOf(p, "reported") || "unknown"}`,
  "stop.sharedUuid": () => "Two units carry the same SMBIOS UUID",
  "stop.hashOfOther": (p) => `Unit is ${textOf(p, "decided")}; its hash says ${textOf(p, "inHash") || "nothing"}`,
  "stop.needsHash": (p) => missingHash(textOf(p, "hash")),
  "stop.inOtherOrder": (p) => `Taken in for order ${textOf(p, "order")}${clause(" of ", textOf(p, "customer"))}`,
  "stop.registeredTwice": (p) =>
    `${numberOf(p, "count") ?? "Several"} registrations carry serial ${textOf(p, "serialNumber")}`,
  "stop.flowFailed": (p) => `Technician flow failed${clause(": ", withMeaning(textOf(p, "errorCode"), phaseOf(p)))}`,
  "stop.espDidNotHold": (p) => `Enrollment Status Page ${quoted(textOf(p, "espName"))} did not hold the device`,
  "stop.contactAfterReseal": (p) => `Contacted Intune at ${clockOf(p, "at")}, after Reseal`,
  "stop.changedSinceStart": (p) =>
    `${named(changedFieldText, textOf(p, "field"))} ${changed(textOf(p, "before"), textOf(p, "after"))}`,
  "stop.blockingAppFailed": (p) =>
    `A blocking app failed${clause(": ", withMeaning(textOf(p, "errorCode"), phaseOf(p)))}`,
  "stop.wrongBox": (p) => `Box label ${quoted(textOf(p, "boxCode"))} belongs to another unit`,
  "stop.userFlowSeen": (p) => `The user flow began at ${clockOf(p, "at")}`,
  "stop.sealExpired": (p) => `Sealed ${clockOf(p, "at")}, more than six months ago`,
  "stop.rework": (p) => `In rework: ${lowerFirst(named(reworkReasonText, textOf(p, "reason")))}`,
  "stop.routedToIt": (p) => `Goes to IT: ${lowerFirst(named(routeReasonText, textOf(p, "reason")))}`,

  "next.enableTpm": () => "Switch the TPM on in the firmware, then collect again.",
  "next.replaceUnit": () => "Take the unit off the bench and put another in its place.",
  "next.collectAgain": () => "Collect the device again.",
  "next.registerAgain": () => "Register it again; if it is refused again, ask support with the code.",
  "next.releaseByOwner": () =>
    "Open its past: the evidence for the release is there. Ask the other organisation to deregister it.",
  "next.clearPast": () => "Open its past and clear what stands in the way.",
  "next.decideWhichUnit": () => "Find out which unit really carries the serial, and set the other aside.",
  "next.decideSerial": () => "Read the serial on the unit and say here which one it is.",
  "next.bringHash": () => "Collect the device, or read a file with its hardware hash.",
  "next.closeOtherOrder": () => "Ship it there first, or find out for whom it really is.",
  "next.decideRegistration": () => "Open its past, and decide there which registration goes.",
  "next.retryOrRework": () => "Press Retry on the device, or move the unit to rework.",
  "next.actOnError": (p) => explainError(textOf(p, "errorCode"), phaseOf(p)).action,
  "next.makeReady": (p) => readinessAdvice(textOf(p, "advice"), p) || "Put right what the readiness list names.",
  "next.fixEspThenRework": () => "Have the Enrollment Status Page corrected, then move the unit to rework.",
  "next.reworkSealBroken": () => "Move the unit to rework: it has to be reset and run again.",
  "next.fixRegistration": () => "Have the registration put back as ordered; the bench reads it again by itself.",
  "next.checkLabel": () => "Compare the label with the serial on the unit, and scan the right one.",
  "next.upgradeEdition": () => "Upgrade to Windows Pro or higher, then collect again.",
  "next.clearEnrollment": () =>
    "Open its past and clear the old device record, then reset the device and collect again.",
  "next.waitForIt": () => "Pack the unit for the IT department.",
  "next.finishRework": () => "Reset the device, then end the rework.",
  "next.moveToRework": () => "Move the unit to rework.",
};

/** A code with what it means. */
function withMeaning(code: string, phase?: ErrorPhase): string {
  return `${code}${clause(", ", lowerFirst(errorMeaning(code, phase)))}`;
}

/** What the bench itself says of a hash that the service refused. */
function foundInHash(finding: string): string {
  return finding === "" ? "the bench finds no fault in it" : `the bench finds: ${lowerFirst(findingTitle(finding))}`;
}

/** The word of the import service, else its number when it is one. */
function importWord(params: TextParams): string {
  const code = textOf(params, "code");
  return textOf(params, "name") || (code === "0" ? "" : code);
}

function phaseOf(params: TextParams): ErrorPhase | undefined {
  return errorPhase(textOf(params, "phase"));
}

function checkTitle(check: string): string {
  return isCheck(check) ? readinessCheckText[check].title : "Not ready";
}

function isCheck(check: string): check is keyof typeof readinessCheckText {
  return Object.hasOwn(readinessCheckText, check);
}

function quoted(text: string): string {
  return text === "" ? "nothing" : `“${text}”`;
}
