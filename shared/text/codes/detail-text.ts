import type { TextCode } from "../../domain/bench/text-code.ts";
import { formatAge, formatDay } from "../clock-text.ts";
import { errorTitle } from "../errors/error-text.ts";
import { clearingActionText } from "../lists/clearing-text.ts";
import { errorMeaning, errorPhase } from "../lists/error-catalogue.ts";
import { failedAppText, flowOutcomeText, flowStepText } from "../lists/flow-text.ts";
import { profileWaitOf } from "../lists/profile-wait-text.ts";
import { reworkReasonText, routeReasonText } from "../lists/reason-text.ts";
import { clause, clockOf, lowerFirst, named, numberOf, type Sentence, textOf } from "../sentence.ts";

type DetailCode = Extract<TextCode, `detail.${string}`>;

/** The one more line on a tile. */
export const detailText: Readonly<Record<DetailCode, Sentence>> = {
  "detail.waitingForHash": () => "No hardware hash yet",
  "detail.readingByBridge": () => "By the bridge",
  "detail.collectFailed": (p) => errorTitle(textOf(p, "error")) || "The device could not be read",
  "detail.hashFrom": (p) => (textOf(p, "source") === "file" ? "Hash from a file" : "Hash read by the bridge"),
  "detail.partnerSent": () => "Being uploaded to Partner Center",
  "detail.partnerWorking": (p) =>
    `Uploaded ${clockOf(p, "sentAt")}${clause(" as ", textOf(p, "batch"))}; Partner Center works on it`,
  "detail.partnerUnclear": (p) => `Upload of ${clockOf(p, "sentAt")} is being looked up in Partner Center`,
  "detail.partnerAgain": (p) => `Goes with the next upload${clause(": ", textOf(p, "error"))}`,
  "detail.partnerNotVisible": (p) => `Partner Center says registered ${clockOf(p, "doneAt")}; not in Intune's list yet`,
  "detail.partnerCenterAwaited": () => "Waits for Partner Center to register it",
  "detail.sharedAddress": () => "Shares a network address with another unit",
  "detail.importSent": (p) => `Sent ${clockOf(p, "sentAt")}, not shown yet`,
  "detail.importWorking": (p) => `Tenant is working since ${clockOf(p, "sentAt")}`,
  "detail.importNotVisible": (p) => `Imported ${clockOf(p, "doneAt")}, not listed yet`,
  "detail.importRetry": (p) => `Sent again at ${clockOf(p, "untilAt")}${clause(": ", errorTitle(textOf(p, "error")))}`,
  "detail.importUnsent": (p) => `Not sent yet${clause(": ", errorTitle(textOf(p, "error")))}`,
  "detail.importUnclear": (p) => `Sent ${clockOf(p, "sentAt")}, answer lost; looking for it`,
  "detail.profileWait": (p) => profileWaitOf(textOf(p, "reason")).short(p),
  "detail.profileLate": (p) =>
    `No profile for ${numberOf(p, "minutes") ?? "?"} min: ${lowerFirst(profileWaitOf(textOf(p, "reason")).short(p))}`,
  "detail.profileTimedOut": (p) =>
    `Given up after ${numberOf(p, "minutes") ?? "?"} min: ${lowerFirst(profileWaitOf(textOf(p, "reason")).short(p))}`,
  "detail.changeNotTaken": () => "A new value is not in the tenant",
  "detail.changeToSee": (p) => `New values are in the tenant since ${clockOf(p, "since")}`,
  "detail.enrolledBefore": (p) => `Enrolled before, ${dayOf(p, "at")}`,
  "detail.enrollmentBlocked": () => "Intune blocks a second enrolment",
  "detail.clearingStep": (p) => `${named(clearingActionText, textOf(p, "action"))}${clause(", sent ", sentOf(p))}`,
  "detail.clearingProof": (p) => `Gone; proven by a second look at ${clockOf(p, "untilAt")}`,
  "detail.clearingInDoubt": () => "Held until it is settled which device this is",
  "detail.clearingLate": (p) =>
    `${named(clearingActionText, textOf(p, "action"))}: nothing seen since ${clockOf(p, "sentAt")}`,
  "detail.clearingRefused": (p) =>
    `${named(clearingActionText, textOf(p, "action"))} refused${clause(": ", lowerFirst(errorTitle(textOf(p, "error"))))}`,
  "detail.startHow": () => "Windows key ×5, then scan the QR",
  "detail.startSeen": (p) => `Running since ${clockOf(p, "at")}, nobody confirmed it`,
  "detail.stepSecureHardware": () => "Securing the hardware",
  "detail.stepJoinNetwork": () => "Joining the network",
  "detail.stepRegisterManagement": () => "Registering for management",
  "detail.stepPreparing": () => "Preparing for setup",
  "detail.stepSecurityPolicies": () => "Security policies",
  "detail.stepCertificates": (p) => `Certificates${clause(" ", progressOf(p))}`,
  "detail.stepNetwork": () => "Network connections",
  "detail.stepAppsIdentifying": () => "Identifying apps",
  "detail.stepApps": (p) => `${progressOf(p) || "Apps"}${clause(" · ", textOf(p, "name"))}`,
  "detail.stepOther": (p) => named(flowStepText, textOf(p, "name")),
  "detail.flowStarted": (p) => `Started ${clockOf(p, "at")}`,
  "detail.noNews": (p) => {
    const usual = clause("; usual is up to ", numberOf(p, "usualMinutes"), " min");
    return `No news for ${minutesText(numberOf(p, "minutes"))}${usual}`;
  },
  "detail.pastTimeout": (p) =>
    `Running ${minutesText(numberOf(p, "minutes"))}, the page allows ${minutesText(numberOf(p, "timeoutMinutes"))}`,
  "detail.sourcesDisagree": (p) => {
    const device = named(flowOutcomeText, textOf(p, "device"));
    const person = named(flowOutcomeText, textOf(p, "person"));
    return `Device says ${device}, technician says ${person}`;
  },
  "detail.successSeen": (p) => {
    const stick = (numberOf(p, "sticks") ?? 0) > 0 ? ". Take the stick out first" : "";
    return `Success screen since ${clockOf(p, "at")}${stick}`;
  },
  "detail.resealPressed": (p) => `Reseal pressed ${clockOf(p, "at")}`,
  "detail.pointsShown": (p) => `${numberOf(p, "shown") ?? 0} of 9 points shown`,
  "detail.reportAwaited": (p) => `Report awaited until ${clockOf(p, "untilAt")}`,
  "detail.reportNotUpdated": (p) => `Report not updated since ${clockOf(p, "sinceAt")}`,
  "detail.labelToPrint": () => "Stick it on the box, then scan it",
  "detail.boxToScan": () => "Scan the label on the box",
  "detail.allPoints": () => "All 9 points shown",
  "detail.shippedAt": (p) => `Left the bench ${clockOf(p, "at")}`,
  "detail.flowFailed": flowFailed,
  "detail.rework": (p) => named(reworkReasonText, textOf(p, "reason")),
  "detail.routedToIt": (p) => named(routeReasonText, textOf(p, "reason")),
};

function minutesText(minutes: number | undefined): string {
  return minutes === undefined ? "unknown time" : formatAge(minutes * 60_000);
}

function stepName(step: string): string {
  return step === "" ? "" : lowerFirst(named(flowStepText, step));
}

function progressOf(params: Parameters<Sentence>[0]): string {
  const total = numberOf(params, "total");
  const done = numberOf(params, "done");
  if (total === undefined || total === 0) return "";
  return `${done ?? 0} of ${total}`;
}

function flowFailed(p: Parameters<Sentence>[0]): string {
  const [errorCode, step] = [textOf(p, "errorCode"), textOf(p, "step")];
  // The word on the tile carries the code already; what it means and the place are what it cannot say.
  const meaning = errorMeaning(errorCode, errorPhase(textOf(p, "phase")));
  const place = failedAppText(textOf(p, "app"), numberOf(p, "moreApps")) || stepName(step);
  if (place !== "") return `At: ${place}${clause(" · ", lowerFirst(meaning))}`;
  return meaning || `Technician flow failed${clause(" · ", errorCode)}`;
}

function dayOf(params: Parameters<Sentence>[0], name: string): string {
  const value = numberOf(params, name);
  return value === undefined ? "nobody knows when" : formatDay(value);
}

function sentOf(params: Parameters<Sentence>[0]): string {
  return numberOf(params, "sentAt") === undefined ? "" : clockOf(params, "sentAt");
}
