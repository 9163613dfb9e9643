import type { FlowEnrollment, FlowProvisioning } from "../../domain/flow/flow-provisioning.ts";
import type { OtherEvent } from "../../domain/flow/other-events.ts";
import type { OutOfBoxConfig } from "../../domain/flow/out-of-box-config.ts";
import { formatDateAndClock } from "../clock-text.ts";
import { errorMeaning } from "../lists/error-catalogue.ts";
import { outOfBoxSettingText } from "../lists/flow-device-text.ts";
import { clause, counted } from "../sentence.ts";

const joinText: Readonly<Record<number, string>> = { 0: "Microsoft Entra join", 1: "Microsoft Entra hybrid join" };
const checkText: Readonly<Record<number, string>> = { 0: "is looked for", 1: "is not looked for" };
const enrollmentText: Readonly<Record<number, string>> = {
  6: "MDM with Microsoft Entra, of the device",
  13: "MDM of a user",
};
const levelText: Readonly<Record<number, string>> = { 1: "Critical", 2: "Error", 3: "Warning", 4: "Information" };

/** What the device keeps of its profile and of what the server has made of it, as label and value. */
export function provisioningFacts(told: FlowProvisioning): readonly (readonly [string, string])[] {
  const { outOfBox, joinMethod, skipDomainCheck, offlineJoinApplied, settingsMade, enrollments } = told;
  const isHybrid = joinMethod === 1;
  const facts: readonly (readonly [string, string])[] = [
    ["Profile downloaded", momentText(told.downloadedAt)],
    ["Profile sets", outOfBox === undefined ? "" : outOfBoxText(outOfBox)],
    ["Join", joinMethod === undefined ? "" : known(joinText, joinMethod)],
    // Of a join without a domain both say nothing.
    ["Domain controller", isHybrid && skipDomainCheck !== undefined ? known(checkText, skipDomainCheck) : ""],
    [
      "Offline domain join",
      isHybrid && offlineJoinApplied !== undefined ? (offlineJoinApplied ? "applied" : "not yet") : "",
    ],
    ["Tenant signed in to", told.signedInTenantId],
    ["Enrolled", enrollments.map(enrollmentOf).join(" · ")],
    ["Settings made by the server", settingsMade === undefined ? "" : counted(settingsMade.count, "setting")],
    ["The newest of them", settingsMade?.newest.join(", ") ?? ""],
    ["Settings that restart it", told.restartSettings.join(", ")],
    ["Correlation id for Microsoft", told.correlationId],
  ];
  return facts.filter(([, value]) => value !== "");
}

/** A moment as the device wrote it, in this PC's time; what is no moment is shown as it was read. */
function momentText(raw: string): string {
  const at = Date.parse(raw);
  return Number.isNaN(at) ? raw : formatDateAndClock(at);
}

function outOfBoxText({ settings, otherBits }: OutOfBoxConfig): string {
  const names = settings.map((setting) => outOfBoxSettingText[setting]);
  return [...names, ...(otherBits === 0 ? [] : [`unknown setting ${otherBits}`])].join(", ") || "nothing";
}

function enrollmentOf({ provider, type, state }: FlowEnrollment): string {
  const kind = type === -1 ? "unknown" : known(enrollmentText, type);
  return `${provider}: ${kind}${state === -1 ? "" : `, state ${state}`}`;
}

/** A log without what all of them begin with. */
export function eventLogText({ channel }: OtherEvent): string {
  return channel.replace(/^Microsoft-Windows-/, "");
}

/** The level of an event; a number that is not known is shown as it is. */
export function eventLevelText({ level }: OtherEvent): string {
  return level === undefined ? "unknown" : known(levelText, level);
}

/** What stands in an event without a meaning: its code with what that means, its words and its numbers. */
export function otherEventText({ errorCode = "", words, numbers }: OtherEvent): string {
  return [errorCode, errorMeaning(errorCode), words.join(", "), numbers.join(", ")]
    .filter((part) => part !== "")
    .join(" · ");
}

function known(list: Readonly<Record<number, string>>, value: number): string {
  return list[value] ?? `unknown${clause(" (", value, ")")}`;
}
