import type { ChangeSetView, ChangeStepView, PreviewView } from "../../contract/assign/view.ts";
import type { UnitView } from "../../domain/bench/unit-view.ts";
import { formatClock, formatDayAndClock } from "../clock-text.ts";
import { errorTitle } from "../errors/error-text.ts";
import { assignmentFieldText, changeAttentionText, changeStateText } from "../lists/assignment-text.ts";
import { profileWaitText } from "../lists/profile-wait-text.ts";
import { clause, counted, lowerFirst } from "../sentence.ts";

/** Sentences of the tenant screen's part about values of registered devices. */
export const tenantScreenText = {
  title: "Tenant",
  changeTitle: "Values of registered devices",
  changeMeaning:
    "Change group tag, computer name, user or assigned group of several devices. First you see what would change; nothing is sent before you say so.",
  open: "Change values…",
  changes: (count: number) => `Changes in the tenant (${count})`,
  noChanges: "This bench has changed nothing yet.",
  more: (shown: number, total: number) => `The newest ${shown} of ${total}; the others are in the journal.`,
  undo: "Take back",
  again: "Send again",
  leave: "Leave as it is",
  show: "Show the values",
  hide: "Hide the values",
  columns: ["When and who", "What", "How far"],
  stepColumns: ["Device", "Value", "Before", "After", "How far"],
  stepsLabel: (at: number) => `Values of the change of ${formatClock(at)}`,
  newer: "Earlier values",
  older: "Further values",
  range: (from: number, to: number, total: number) => `${from} to ${to} of ${total}`,
  bench: "The bench",
  none: "none",
  undone: (undone: number, overtaken: number) =>
    `${counted(undone, "value")} on the way back${clause("; ", overtaken === 0 ? "" : `${counted(overtaken, "value")} left, because somebody else changed ${overtaken === 1 ? "it" : "them"} since`)}.`,
  undoneHeading: "Taking back",
} as const;

/** Sentences of the form that changes values. */
export const assignFormText = {
  labelUnit: (serial: string) => `Change values of unit ${serial}`,
  labelSeveral: "Change values of several devices",
  close: "Close · Esc",
  which: "Which devices",
  choices: {
    order: "All units of this order that are registered",
    serials: "Devices by serial number",
    tag: "Devices by their group tag",
  },
  serials: "Serial numbers, one a line",
  tag: "Present group tag (empty: devices without one)",
  what: "What to change",
  keep: "Leave as it is",
  set: "Change to",
  byRule: "By a rule",
  asListed: "As each device's file says",
  takeAway: "Take away",
  putInto: "Put into",
  takeOut: "Take out of",
  value: { groupTag: "New group tag", displayName: "New computer name", user: "New user (name@domain)", rule: "Rule" },
  ruleHint: "Letters, digits, hyphens, and %SERIAL%, %SERIAL:n% or %RAND:n%; 15 characters in the end.",
  group: "Group",
  chooseGroup: "Choose…",
  noGroups: "The tenant has no group whose members are put in by hand.",
  groupsLoading: "Groups are being read…",
  atScreen: "The unit waits at its pre-provisioning screen: I press Refresh there afterwards",
  preview: "Preview",
  previewing: "Reading the tenant…",
  previewLabel: "What would change",
  previewColumns: ["Device", "Before → after", "What becomes of it"],
  outcomes: { change: "To be changed", unchanged: "As wished already", refused: "Not to be changed" },
  nothing: "Choose what to change first.",
  dryRun: "Nothing has been changed yet.",
  undo: "Afterwards it can be taken back under Tenant, as long as nobody else changes it.",
  orderNumber: "Order number",
  devices: "Number of devices that change",
  approve: (devices: number) => `Change ${counted(devices, "device")}`,
  firstRows: (shown: number, total: number) => `The first ${shown} of ${total} devices.`,
  startedHeading: "Change on its way",
  started: (devices: number) => `${counted(devices, "device")}: each value is read back until the tenant shows it.`,
} as const;

/** The totals of a dry run; they add up to the number of devices. */
export function previewTotals({ totals }: PreviewView): string {
  const { devices, change, unchanged, refused } = totals;
  return `${counted(devices, "device")}: ${change} to change, ${unchanged} as wished already, ${refused} refused.`;
}

/** A value before or after; a membership in words. */
export function shownValue(value: string): string {
  return value === "" ? tenantScreenText.none : value;
}

/** What a change set is about, in one line. */
export function changeSetTitle(set: ChangeSetView): string {
  const fields = set.fields.map((field) => assignmentFieldText[field]).join(", ");
  return `${fields}: ${set.serialNumber ?? counted(set.devices, "device")}`;
}

/** How far a change set has come; the numbers add up to its values. */
export function changeSetProgress({ counts, chosen, undoneBy }: ChangeSetView): string {
  const { values, done, open, failed, left } = counts;
  const parts = [
    `${done} of ${counted(values, "value")} shown by the tenant`,
    ...(open === 0 ? [] : [`${open} on the way`]),
    ...(failed === 0 ? [] : [`${failed} ${failed === 1 ? "needs" : "need"} a decision`]),
    ...(left === 0 ? [] : [`${left} left as ${left === 1 ? "it is" : "they are"}`]),
    ...(chosen.unchanged + chosen.refused === 0
      ? []
      : [`of ${counted(chosen.devices, "device")} chosen ${chosen.unchanged} unchanged, ${chosen.refused} refused`]),
  ];
  return `${parts.join(", ")}.${undoneBy === undefined ? "" : " Taken back since."}`;
}

/** How far one value has come, and why it needs somebody. */
export function changeStepText(step: ChangeStepView): string {
  const state = changeStateText[step.state];
  if (step.attention !== undefined) {
    const found = step.attention === "overtaken" ? ` Found: ${shownValue(step.found ?? "")}.` : "";
    return `${state}. ${changeAttentionText[step.attention]}${found}`;
  }
  return `${state}${clause(": ", lowerFirst(errorTitle(step.errorCode ?? "")))}`;
}

/** Sentences of the part of a unit's registration that is about tag, group, profile and changes. */
export const assignPartText = {
  wait: "Waits for its profile",
  since: (at: number) => `since ${formatClock(at)}`,
  usual: (lateAt: number) => `Usual until ${formatClock(lateAt)}, as far as Microsoft says anything about it.`,
  late: (timeoutAt: number) => `Later than usual. Given up at ${formatClock(timeoutAt)}.`,
  timedOut: (timeoutAt: number) => `Given up at ${formatClock(timeoutAt)}: waiting longer has no sense.`,
  change: "Change of its values",
  changeStates: {
    underWay: "On the way: each value is read back until the tenant shows it. Do not start the device meanwhile.",
    needsDecision: "A value was refused or not taken. Send it again, or leave it as it is.",
    askRefresh:
      "The new values are in the tenant. Press Refresh on the device, then confirm that they are shown there.",
  },
  purchaseOrder: "Purchase order",
  changed: "Changed by this bench",
  changedColumns: ["Value", "Before → after", "How far", "When and who", "Take back"],
  takeBackOf: (at: number) => `Take back the change of ${formatDayAndClock(at)}`,
  oneOfDevices: (devices: number) => `One of ${devices} devices; under Tenant`,
} as const;

type Wait = NonNullable<UnitView["registration"]["wait"]>;

/** Why a unit has no profile yet: what it means, until when it is usual, and the next step. */
export function waitSentences(
  wait: Wait,
  now: number,
): { readonly meaning: string; readonly times: string; readonly next: string } {
  const { meaning, next } = profileWaitText[wait.reason];
  const times =
    now >= wait.timeoutAt
      ? assignPartText.timedOut(wait.timeoutAt)
      : !wait.passes
        ? ""
        : now >= wait.lateAt
          ? assignPartText.late(wait.timeoutAt)
          : assignPartText.usual(wait.lateAt);
  return { meaning: meaning(wait.params), times, next: next(wait.params) };
}
