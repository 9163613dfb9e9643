import type { TextCode } from "../../domain/bench/text-code.ts";
import { errorAdvice, errorTitle } from "../errors/error-text.ts";
import { confirmedActionText } from "../lists/action-text.ts";
import { operationsOf } from "../lists/bridge-text.ts";
import { profileWaitOf } from "../lists/profile-wait-text.ts";
import { clause, clockOf, counted, lowerFirst, named, numberOf, type Sentence, textOf } from "../sentence.ts";

type BenchCode = Extract<TextCode, `scan.${string}` | `status.${string}`>;

/** Answers to scans, and the items of the status bar. */
export const benchText: Readonly<Record<BenchCode, Sentence>> = {
  "scan.openedUnit": (p) => `Unit ${textOf(p, "serialNumber")} opened`,
  "scan.unitThenSlot": (p) => `Unit ${textOf(p, "serialNumber")}: now scan its slot`,
  "scan.placed": (p) => `Unit ${textOf(p, "serialNumber")} lies in slot ${textOf(p, "slot")}`,
  "scan.slotOpened": (p) => `Slot ${textOf(p, "slot")} opened`,
  "scan.emptySlot": (p) => `Slot ${textOf(p, "slot")} is empty: scan a unit, then the slot`,
  "scan.boxMatched": (p) => `Box and unit ${textOf(p, "serialNumber")} belong together`,
  "scan.labelMatched": (p) => `Label and unit ${textOf(p, "serialNumber")} belong together`,
  "scan.labelDiffers": (p) => `On record: the label on unit ${textOf(p, "serialNumber")} says ${textOf(p, "label")}`,
  "scan.confirmed": (p) => `${named(confirmedActionText, textOf(p, "action"))}: ${textOf(p, "serialNumber")}`,
  "scan.qrMatched": (p) => `The screen's QR code is unit ${textOf(p, "serialNumber")}`,
  "scan.withdrawn": (p) => {
    const action = textOf(p, "action");
    const what = action === "" ? "" : named(confirmedActionText, action).toLowerCase();
    return ["The last confirmation was taken back", clause(": ", what), clause(", ", textOf(p, "serialNumber"))].join(
      "",
    );
  },
  "scan.orderShown": (p) => `Order ${textOf(p, "number")} is open on this bench`,

  "status.bridgeReady": (p) => `ready${clause(" · PowerShell ", textOf(p, "version"))}`,
  "status.bridgeHost": (p) =>
    `PowerShell ${textOf(p, "version")}${clause(" ", textOf(p, "edition"))}${clause(", language mode ", textOf(p, "languageMode"))}${clause(", execution policy ", textOf(p, "policy"))}`,
  "status.bridgeElevated": () => "Started as administrator",
  "status.bridgeNotElevated": () => "Not started as administrator",
  "status.bridgeCan": (p) => `Possible here: ${operationsOf(p)}`,
  "status.bridgeCannot": (p) => `Not possible here: ${operationsOf(p)}${clause(". ", textOf(p, "reason"))}`,
  "status.bridgeReverted": (p) => `${counted(numberOf(p, "count"), "thing")} of a bridge before was taken back`,
  "status.bridgeLeft": (p) =>
    `${counted(numberOf(p, "count"), "thing")} of a bridge before could not be taken back: see This PC in Settings`,
  "status.bridgeStarting": () => "starting",
  "status.bridgeRestarting": () => "restarting after an unexpected end",
  "status.bridgeMissing": (p) => {
    const error = textOf(p, "error");
    return `missing${error === "bridge.unavailable" ? "" : clause(": ", errorTitle(error))}`;
  },
  "status.linkClosed": () => "closed",
  "status.linkOpen": (p) =>
    `open at ${textOf(p, "address")}:${textOf(p, "port")}, ${counted(numberOf(p, "devices"), "device")}, code until ${clockOf(p, "untilAt")}`,
  "status.linkLost": (p) => `has lost its network ${textOf(p, "address")}`,
  "status.linkWithoutCode": (p) =>
    `open at ${textOf(p, "address")}:${textOf(p, "port")}, ${counted(numberOf(p, "devices"), "device")}, no code`,
  "status.tenantCalls": (p) => `${counted(numberOf(p, "callsPerMinute"), "call")}/min, not throttled`,
  "status.tenantPace": (p) => `${counted(numberOf(p, "callsPerMinute"), "call")} in the last minute`,
  "status.tenantThrottled": (p) => `throttled until ${clockOf(p, "untilAt")}`,
  "status.tenantWaiting": (p) => `${counted(numberOf(p, "waiting"), "call")} waiting`,
  "status.profileWaits": (p) => {
    const count = numberOf(p, "count") ?? 0;
    const short = profileWaitOf(textOf(p, "reason")).short(p);
    return `${counted(count, "unit")} ${count === 1 ? "waits" : "wait"} for the profile: ${lowerFirst(short)}`;
  },
  "status.tenantSilent": () => "not asked yet",
  "status.tenantTrouble": (p) => `held up${clause(": ", lowerFirst(errorTitle(textOf(p, "error"))))}`,
  "status.tenantAdvice": (p) => errorAdvice(textOf(p, "error")) || "Wait; the bench goes on by itself.",
  "status.reportRead": (p) => `read ${clockOf(p, "at")}`,
  "status.reportNotRead": () => "not read yet",
  "status.signedIn": (p) => `as ${textOf(p, "name")}`,
  "status.signedOut": () => "signed out",
  "status.signingIn": () => "waiting for sign-in",
};
