import type { Tile } from "../../domain/bench/board-view.ts";
import type { Verdict } from "../../domain/bench/unit-view.ts";
import { formatClock } from "../clock-text.ts";
import { stopMeaning } from "../codes/stop-meaning.ts";
import { missingPointText } from "../lists/gate-point-text.ts";
import { nextStepText } from "../lists/next-step-text.ts";
import { profileWaitOf } from "../lists/profile-wait-text.ts";
import { say } from "../say.ts";
import { lowerFirst } from "../sentence.ts";

/** Sentences of the unit panel. */
export const unitScreenText = {
  label: (name: string) => `Unit ${name}`,
  noSlot: "–",
  slot: "Slot",
  serial: "Serial",
  attempt: (attempt: number) => `attempt ${attempt}`,
  notStarted: "not started",
  user: (user: string) => (user === "" ? "no user assigned" : `for ${user}`),
  futureName: (name: string) => `will be called ${name}`,
  close: "Close · Esc",
  loading: "The unit is loading",
  tabs: "Parts of the unit",
  verdict: "Verdict",
  readiness: "Readiness",
  flow: "Flow",
  identity: "Identity",
  registration: "Registration",
  evidence: (count: number) => `Evidence ${count}`,
  actions: "Actions",
  orScan: "or scan an action card",
  notPossible: "Not possible now",
  noActions: "Nothing to do by hand now",
  more: "More…",
  moreLabel: "More actions",
  goToShip: "Go to Ship",
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

/** What the verdict means for the unit: what a stop comes to, or which few points are still missing and until when. */
export function verdictMeaning(verdict: Verdict): string {
  if (verdict.kind === "ready") return "";
  if (verdict.kind === "stop") return isStopCode(verdict.reason.code) ? stopMeaning[verdict.reason.code] : "";
  // Early in a run the list would be everything there is; the points below say it better.
  if (verdict.missing.length > 4) return "";
  return `Still missing: ${verdict.missing.map((name) => missingPointText[name]).join("; ")}.`;
}

/** The one next step, and for a wait of the bench until when it is awaited. */
export function verdictNext(verdict: Verdict, tile: Pick<Tile, "word" | "class" | "until" | "detail">): string {
  if (verdict.kind === "stop") return say(verdict.nextStep);
  const { code, params } = tile.detail;
  if (code === "detail.profileWait" && tile.class === "look") return profileWaitOf(String(params.reason)).next(params);
  if (code === "detail.profileLate" || code === "detail.profileTimedOut") return lateProfileNext(params);
  const isWait = tile.class === "quiet" || tile.class === "running";
  const until = isWait && tile.until !== undefined ? ` Awaited until ${formatClock(tile.until)}.` : "";
  return `${nextStepText[tile.word]}${until}`;
}

/** The next step of a wait that takes too long: what its cause asks for, or somebody who looks where it should have passed. */
function lateProfileNext(params: Tile["detail"]["params"]): string {
  const { next } = profileWaitOf(String(params.reason));
  if (next(params) !== profileWaitOf("notRead").next({})) return next(params);
  return "Ask the customer's administrator to look at the device's groups and to have Intune update its Autopilot devices.";
}

function isStopCode(code: string): code is keyof typeof stopMeaning {
  return Object.hasOwn(stopMeaning, code);
}

/** Sentences of the tabs. */
export const unitTabText = {
  points: "The nine points",
  ago: (age: string) => `seen ${age} ago`,
  noReadiness: "The device has not been asked yet.",
  noNetwork: "The network has not been tried from this device yet.",
  tryNetwork: "Try the network from the device",
  tryingNetwork: "The device is trying the network…",
  networkFrom: { device: "Network, from the device", bench: "Network, from the bench" },
  stage: "Stage",
  notStarted: "The technician flow has not been started.",
  started: "Started",
  ended: "Ended",
  running: "still running",
  failedAndWaits: "not yet: its error screen waits",
  restarts: "Restarts",
  lastSignal: "Last signal",
  lookBy: "Look at the screen by",
  progress: (done: number, total: number) => `${done} of ${total}`,
  field: "Field",
  inHash: "In the hash",
  reported: "Reported by the device",
  scanned: "Scanned",
  disagrees: "Do not agree",
  sharedWith: "Shared with other units",
  shared: { serialNumber: "Serial number", uuid: "SMBIOS UUID", networkAdapters: "Network address" },
  otherUnit: (serial: string, slot: number | undefined) =>
    `${serial === "" ? "a unit without a serial number" : serial}${slot === undefined ? "" : ` in slot ${slot}`}`,
  openUnit: (name: string) => `Open unit ${name}`,
  decided: (serial: string, actor: string, at: number) => `Decided: it is ${serial} (${actor}, ${formatClock(at)})`,
  listed: (tag: string, user: string) =>
    `The file says: ${[tag === "" ? "" : `group tag ${tag}`, user === "" ? "" : `user ${user}`].filter((part) => part !== "").join(", ")}`,
  nothingKnown: "No hardware hash has been read yet.",
  findings: "Findings about the hash",
  grade: "Hash",
  importStatus: "Import",
  importError: "Import error",
  ztdId: "Autopilot registration (ZTDID)",
  groupTag: "Group tag",
  ordered: (tag: string) => `ordered: ${tag === "" ? "none" : tag}`,
  entraDeviceId: "Microsoft Entra device",
  join: "Microsoft Entra join",
  joins: {
    unknown: "unknown",
    notYet: "not joined yet",
    joined: "joined",
    otherwise: "registered or hybrid, not joined",
  },
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
  what: "What (open for the raw value)",
  source: "Source",
  actor: "Who",
  noEvidence: "No evidence yet.",
} as const;
