import type { StatusItem } from "../../domain/bench/board-view.ts";

/** Sentences of the frame around every screen. */
export const frameText = {
  productName: "Reseal",
  rail: "Screens",
  views: { bench: "Bench", intake: "Intake", tenant: "Tenant", ship: "Ship", settings: "Settings" },
  statusBar: "Status",
  statusNames: { bridge: "Bridge", link: "Bench link", tenant: "Tenant", report: "Report", signIn: "Sign-in" },
  statusStates: { well: "Well", attention: "Needs attention", stopped: "Stopped", unused: "Not in use" },
  practice: (seed: number, speed: number) => `Practice · seed ${seed} · ${speed}×`,
  practiceTitle: "Practice",
  practiceDetail: (title: string) =>
    `Everything here is simulated: the tenant, the devices, and time, which runs faster. Scenario: ${title}.`,
  technician: "Technician",
  clock: "Bench time",
  brokenTitle: "This screen failed",
  brokenMeaning: "Nothing on the bench was changed by it. Evidence already taken is safe.",
  brokenNextStep: "Draw the screen again; if it comes back, restart Reseal.",
  drawAgain: "Draw again",
  noPreloadTitle: "Reseal was opened outside its own window",
  noPreloadMeaning: "This page has no way to the bench.",
  noPreloadNextStep: "Start Reseal itself.",
} as const;

type StatusExplanations = Readonly<Record<StatusItem["name"], Readonly<Record<StatusItem["state"], string>>>>;

/** What the state of a status item means, and what to do about it. */
export const statusExplanations: StatusExplanations = {
  bridge: {
    well: "The bridge is the PowerShell host that reads devices on this network.",
    attention: "The bridge is being started. Collecting waits until it is ready.",
    stopped:
      "Without the bridge no device can be read. Files, sticks, scans and labels still work. Ask whoever looks after this PC to allow PowerShell.",
    unused: "The bridge is not used in this order.",
  },
  link: {
    well: "Devices in setup can call this bench. Close it under Intake once all have.",
    attention:
      "Devices that called in go on; no new one can, because the code's life is over. Make a new code or close the link under Intake.",
    stopped:
      "The network that the bench link was opened on is gone, so no device can call in. Plug the bench's cable in again, or open the link on another network under Intake.",
    unused: "Nothing listens. Devices in setup call in once the link is opened under Intake.",
  },
  tenant: {
    well: "The tenant answers. Registering and reading go on by themselves.",
    attention:
      "Calls wait, or something of the tenant cannot be read or changed at the moment. Collecting, confirmations and labels go on; nothing is lost.",
    stopped:
      "The tenant is not reachable. Collecting, confirmations and labels go on; registering and reading wait. Check this PC's network and the sign-in.",
    unused: "The tenant has not been asked yet.",
  },
  report: {
    well: "Intune's deployment report is being read. It is late by nature and may miss a run of more than an hour.",
    attention: "Intune's deployment report is old. The verdict says until when it is awaited.",
    stopped: "Intune's deployment report cannot be read. No unit becomes ready to ship without it.",
    unused: "Intune's deployment report has not been needed yet.",
  },
  signIn: {
    well: "The tenant is read and changed in this person's name.",
    attention: "A sign-in has been started and waits for its end.",
    stopped:
      "Nobody is signed in. The tenant is neither read nor changed; the bench goes on collecting. Sign in under Settings.",
    unused: "A sign-in is not needed here.",
  },
};
