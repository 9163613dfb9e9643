import { isDeletion, type StepTrail } from "../../domain/clearing/clearing.ts";
import type { ClearingView, PastView, WayOffer } from "../../domain/clearing/past-view.ts";
import { formatAge, formatClock, formatDateAndClock, formatDay, formatDayAndClock } from "../clock-text.ts";
import { errorTitle } from "../errors/error-text.ts";
import { clearingActionText, recordRefusalText } from "../lists/clearing-text.ts";
import { clause, counted, lowerFirst } from "../sentence.ts";

/** Sentences of the panel about a unit's past. */
export const pastScreenText = {
  label: (serial: string) => `Past of unit ${serial}`,
  title: "What the tenant has of this unit",
  close: "Back to the unit · Esc",
  loading: "The past is loading",
  look: "Look again",
  looking: "Looking in the three places…",
  readAt: (at: number) => `Read at ${formatClock(at)}.`,
  validUntil: (at: number) => `It may be decided on until ${formatClock(at)}.`,
  notRead: "The three places have not been looked at yet.",
  refused: "Nothing can be cleared now:",
  cases: "What stands in the way",
  noCases: "Nothing of an earlier life was found that stands in the way.",
  records: "Records with its serial number",
  noRecords: "None of the three places has a record of it.",
  unseen:
    "An Entra device that carries another name and belongs to no other record cannot be found by a serial number.",
  columns: ["Place", "Record", "What happens to it"],
  copyId: (id: string) => `Copy the id ${id}`,
  wholeTitle: "Whole record",
  offers: "How to clear it",
  chooseFirst: "Choose a way above to see what would happen to each record.",
  noOfferTitle: "Nothing can be cleared at this bench",
  noOffer:
    "No record may be touched from here; the table says why each one is kept. Have the tenant's administrator look at them.",
  dryRun: "Nothing has been changed yet. This is exactly what will be sent, in this order:",
  step: (index: number, action: string, name: string) => `${index}. ${action}: ${name}`,
  type: (phrase: string) => `Type ${phrase}`,
  limit: (left: number) => `This bench may still change ${counted(left, "record")} within the hour.`,
  notChosen: "Nothing yet.",
  kept: "Kept.",
  deleted: (index: number) => `Deleted as step ${index}.`,
  changed: (index: number) => `Changed in step ${index}; it stays.`,
  progress: "Under way",
  ended: "Last clearing",
  resume: "Try this step again",
  giveUp: "End here",
  giveUpMeaning: "What was done stays done; nothing more is sent.",
  undo: "What undo means",
  proof: (at: number) => `All of it is gone. A second look at ${formatClock(at)} proves it.`,
  late: (at: number) => `Nothing seen by ${formatClock(at)}: the tenant is later than its usual half hour.`,
  board: "After a new mainboard",
  unnamed: "without a name",
  enrolled: (at: number) => `enrolled ${formatDay(at)}`,
  lastContact: (at: number) => `last contact ${formatDateAndClock(at)}`,
  tag: (tag: string) => `tag ${tag === "" ? "none" : tag}`,
  blocked: "second enrolment blocked",
  user: (name: string) => `user ${name}`,
} as const;

/** Sentences about a device that another tenant has. */
export const releaseText = {
  title: "Release by the other organisation",
  meaning: "Another organisation has registered this device. Only that one, its partner, or Microsoft can release it.",
  found: (at: number, now: number) => `Found ${formatDayAndClock(at)}, ${formatAge(now - at)} ago.`,
  rows: "What the import service answered",
  row: (at: number, code: number, name: string) => `${formatDayAndClock(at)}: ${code} ${name}`,
  caseNumber: "Case number",
  note: "Note",
  papers: "Papers at hand",
  save: "Keep these notes",
  saved: (at: number, who: string) => `Kept ${formatDayAndClock(at)} by ${who}.`,
  pack: "Save the evidence pack",
  packAt: (at: number) => `Evidence pack written ${formatDayAndClock(at)}.`,
  withHash: "Also write the hardware hash, for Microsoft alone",
  withHashWarning: "A hardware hash lets whoever has it register the device. Hand it to Microsoft only, and encrypted.",
  written: (count: number) => `${counted(count, "file")} written`,
  told: "It was released: try it again",
  toldMeaning:
    "The bench sends its import once more. If the other organisation still has it, the answer is the same and it stays here.",
  toldAt: (at: number, who: string) => `Tried again ${formatDayAndClock(at)}, on the word of ${who}.`,
} as const;

/** The button that has a way done: what it does to how many records. */
export function confirmText({ way, steps }: WayOffer): string {
  if (way === "unblock") return "Unblock the device";
  return `Delete ${counted(new Set(steps.flatMap(({ action, record }) => (action === "unassignUser" ? [] : [record.id]))).size, "record")}`;
}

/** How a way went for this model before. */
export function wayRecordText({ record }: WayOffer): string {
  if (record === undefined) return "";
  return `For this model it worked ${counted(record.worked, "time")} and failed ${counted(record.failed, "time")} at this bench.`;
}

/** One step of a clearing: how it stands, since when and until when. */
export function stepText(step: StepTrail, isCurrent: boolean, clearing: ClearingView): string {
  const action = clearingActionText[step.action];
  const sent = step.sentAt === undefined ? "" : formatClock(step.sentAt);
  const trouble = step.error === undefined ? "" : lowerFirst(errorTitle(step.error.code));
  switch (step.state) {
    case "done":
      return `${action}: done${clause(", seen ", step.doneAt === undefined ? "" : formatClock(step.doneAt))}`;
    case "refused":
      return `${action}: refused${clause(": ", trouble || "sent three times, and nothing changed")}`;
    case "unclear":
      return `${action}: sent ${sent}, the answer was lost; the records are read before anything is repeated`;
    case "sent":
      return `${action}: sent ${sent}`;
    case "taken": {
      const word = step.answer === "inProgress" ? "the tenant is already deleting it" : "taken by the tenant";
      const until = isCurrent && clearing.lateAt !== undefined ? `, awaited until ${formatClock(clearing.lateAt)}` : "";
      return `${action}: sent ${sent}, ${word}${until}${clause("; ", refreshText(step))}`;
    }
    case "todo":
      return trouble === ""
        ? `${action}: ${isCurrent ? "next" : "waits"}`
        : `${action}: tried again by itself; ${trouble}`;
  }
}

const refreshWords: Readonly<Record<NonNullable<StepTrail["refresh"]>, string>> = {
  asked: "Intune was asked to bring its list up to date",
  underWay: "Intune is bringing its list up to date",
  tooSoon: "Intune was asked for its list less than ten minutes ago",
  notAsked: "Intune could not be asked for its list",
};

/** Whether the list that shows the deletion was asked to come up to date. */
function refreshText({ refresh, error }: StepTrail): string {
  if (refresh === undefined) return "";
  return `${refreshWords[refresh]}${clause(": ", error === undefined ? "" : lowerFirst(errorTitle(error.code)))}`;
}

/** How the last clearing ended, in one line. */
export function clearingEndText({ doneAt, givenUpAt, way }: ClearingView): string {
  if (doneAt !== undefined) {
    const next =
      way === "deregister"
        ? " The bench registers the unit again."
        : way === "deleteDirectoryObject"
          ? " The bench sends the import again."
          : " Reset the device if its flow failed, then start it.";
    return `Cleared ${formatDayAndClock(doneAt)}.${next}`;
  }
  return givenUpAt === undefined ? "" : `Ended early ${formatDayAndClock(givenUpAt)}.`;
}

/** What is known of a record, in one line. */
export function recordFacts({ record }: PastView["records"][number]): string {
  const facts = [
    [record.manufacturer, record.model].filter((word) => word !== "").join(" "),
    record.place === "autopilotDevice" ? pastScreenText.tag(record.groupTag) : "",
    record.enrolledAt === undefined ? "" : pastScreenText.enrolled(record.enrolledAt),
    record.lastContactAt === undefined ? "" : pastScreenText.lastContact(record.lastContactAt),
    record.userPrincipalName === "" ? "" : pastScreenText.user(record.userPrincipalName),
    record.isBlocked ? pastScreenText.blocked : "",
  ];
  return facts.filter((fact) => fact !== "").join(" · ");
}

/** What happens to a record in the chosen way, or why it is left alone. */
export function fateText({ record, refusal }: PastView["records"][number], offer: WayOffer | undefined): string {
  if (refusal !== undefined) return recordRefusalText[refusal];
  if (offer === undefined) return pastScreenText.notChosen;
  const own = offer.steps.flatMap((step, index) => (step.record.id === record.id ? [{ step, index }] : []));
  const last = own.at(-1);
  if (last === undefined) return pastScreenText.kept;
  return isDeletion(last.step.action) ? pastScreenText.deleted(last.index + 1) : pastScreenText.changed(last.index + 1);
}
