import type { AutopilotSync } from "../../domain/tenant/autopilot-sync.ts";
import { formatClock, formatDayAndClock } from "../clock-text.ts";

/** Sentences of the part of the Tenant screen that is about Intune's own list of Autopilot devices. */
export const syncText = {
  title: "Autopilot devices in Intune",
  meaning:
    "Intune brings its list of Autopilot devices up to date by itself. Start an Autopilot sync when a device that was registered or deregistered elsewhere still shows wrongly.",
  start: "Start an Autopilot sync",
  starting: "Asking Intune",
  reading: "Reading how the list stands",
  states: {
    completed: "The list is up to date",
    inProgress: "The list is being brought up to date: this takes a few minutes and shows here",
    failed: "The last Autopilot sync failed: start another one",
    unknown: "Intune does not say how the list stands",
  } satisfies Record<AutopilotSync["state"], string>,
  lastAt: (at: number) => `last read ${formatDayAndClock(at)}`,
  nextAt: (at: number) =>
    `Intune takes one Autopilot sync in ten minutes, whoever asks: possible again at ${formatClock(at)}.`,
  answers: {
    asked: "Intune was asked.",
    underWay: "An Autopilot sync runs already.",
    tooSoon:
      "Somebody started an Autopilot sync less than ten minutes ago. Wait, then start another one if the device still shows wrongly.",
  },
} as const;

/** How the list stands, in one sentence. */
export function syncState({ state, lastSyncAt }: AutopilotSync): string {
  return `${[syncText.states[state], ...(lastSyncAt === undefined ? [] : [syncText.lastAt(lastSyncAt)])].join(", ")}.`;
}
