import type { Verdict } from "../../domain/bench/unit-view.ts";
import { formatClock } from "../clock-text.ts";
import { missingPointText } from "../lists/gate-point-text.ts";
import { say } from "../say.ts";
import { counted } from "../sentence.ts";

/** Sentences of the unit panel. */
export const unitScreenText = {
  label: (name: string) => `Unit ${name}`,
  noSlot: "–",
  slot: "Slot",
  serial: "Serial",
  attempt: (attempt: number) => (attempt === 0 ? "not started yet" : `attempt ${attempt}`),
  user: (user: string) => (user === "" ? "no user assigned" : `for ${user}`),
  futureName: (name: string) => `will be called ${name}`,
  close: "Close · Esc",
  loading: "The unit is loading",
  tabs: "Parts of the unit",
  verdict: "Verdict",
  flow: "Flow",
  identity: "Identity",
  registration: "Registration",
  evidence: (count: number) => `Evidence ${count}`,
  actions: "Actions",
  orScan: "or scan an action card",
  notPossible: (count: number) => `Not possible now · ${count}`,
  noActions: "Nothing to do by hand at this stage.",
  until: (at: number) => `until ${formatClock(at)}`,
  unknown: "unknown",
  none: "none",
} as const;

/** The verdict in one line. */
export function verdictTitle(verdict: Verdict): string {
  if (verdict.kind === "ready") return "Ready to ship: all 9 points shown";
  if (verdict.kind === "stop") return `Stop: ${lowerFirst(say(verdict.reason))}`;
  const count = verdict.missing.length;
  return `Not yet: ${count} of 9 points ${count === 1 ? "is" : "are"} missing`;
}

/** What is missing and what to do next. */
export function verdictNext(verdict: Verdict): string {
  if (verdict.kind === "ready") return "Go to Ship: scan the unit, then its box.";
  if (verdict.kind === "stop") return say(verdict.nextStep);
  if (verdict.missing.length > 4)
    return `The unit is still on its way. ${counted(9 - verdict.missing.length, "point")} shown so far.`;
  const names = verdict.missing.map((name) => missingPointText[name]);
  const waits = verdict.points.flatMap(({ state, until }) =>
    state === "missing" && until !== undefined ? [until] : [],
  );
  const until = waits.length === 0 ? "" : ` The bench waits until ${formatClock(Math.max(...waits))}.`;
  return `Still missing: ${names.join("; ")}.${until}`;
}

/** Sentences of the tabs. */
export const unitTabText = {
  points: "The nine points",
  ago: (age: string) => `seen ${age} ago`,
  notStarted: "The technician flow has not been started.",
  started: "Started",
  ended: "Ended",
  running: "still running",
  restarts: "Restarts",
  lastSignal: "Last signal",
  lookBy: "Look at the screen by",
  progress: (done: number, total: number) => `${done} of ${total}`,
  field: "Field",
  inHash: "In the hash",
  reported: "Reported by the device",
  scanned: "Scanned",
  disagrees: "Do not agree",
  nothingKnown: "No hardware hash has been read yet.",
  findings: "Findings about the hash",
  grade: "Hash",
  importStatus: "Import",
  importError: "Import error",
  ztdId: "Autopilot registration (ZTDID)",
  groupTag: "Group tag",
  ordered: (tag: string) => `ordered: ${tag === "" ? "none" : tag}`,
  entraDeviceId: "Microsoft Entra device",
  managedDeviceId: "Intune managed device",
  enrollmentState: "Enrolment",
  groups: "Groups",
  profile: "Deployment profile",
  profileStatus: "Profile status",
  profileAssigned: "Profile assigned",
  esp: "Enrollment Status Page",
  seen: "Read",
  copy: (name: string) => `Copy ${name}`,
  eventTime: "Happened",
  seenTime: "Seen",
  what: "What",
  source: "Source",
  actor: "Who",
  noEvidence: "No evidence yet.",
} as const;

function lowerFirst(sentence: string): string {
  // A word in capitals (TPM, QR) stays as it is.
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
