import type { DeviceScreen, PracticeAct } from "../../contract/practice/control.ts";
import { counted } from "../sentence.ts";

/** What a page of the simulated device shows: a heading and lines, in the words of the Windows 11 pages. */
export type DeviceScreenText = { readonly heading: string; readonly lines: readonly string[] };

/** The page of a simulated device in words. */
export function deviceScreenText(screen: DeviceScreen): DeviceScreenText {
  switch (screen.page) {
    case "off":
      return { heading: "The screen is dark", lines: ["The device is off."] };
    case "language":
      return { heading: "Is this the right country or region?", lines: ["United Kingdom", "United States", "Germany"] };
    case "preProvision":
      return {
        heading: "Pre-provision with Windows Autopilot",
        lines: [
          `Organisation: ${screen.organisation}`,
          `Profile: ${screen.profile}`,
          `User: ${screen.user || "not assigned"}`,
        ],
      };
    case "noPreProvision":
      return { heading: "Sign in with your work or school account", lines: [screen.reason] };
    case "enrollmentStatus":
      return {
        heading: screen.phase === "devicePreparation" ? "Device preparation" : "Device setup",
        lines: ["Working on it…", screen.step],
      };
    case "success":
      return {
        heading: "You're all set",
        lines: [
          `Organisation: ${screen.organisation}`,
          `Profile: ${screen.profile}`,
          `Elapsed: ${elapsed(screen.elapsedSeconds)}`,
        ],
      };
    case "failure":
      return {
        heading: "Something happened, and we couldn't finish",
        lines: [screen.step, `Error ${screen.errorCode}`, `Elapsed: ${elapsed(screen.elapsedSeconds)}`],
      };
  }
}

/** What hands can do at a simulated device. */
export const practiceActionText: Readonly<Record<PracticeAct["action"], string>> = {
  start: "Windows key ×5, then Next",
  pressReseal: "Press Reseal",
  retry: "Press Retry",
  reset: "Reset the device",
  powerOn: "Switch on",
  powerOff: "Hold the power button",
  refresh: "Press Refresh",
  setClock: "Set the clock",
  readOntoStick: "Read onto the stick",
};

function elapsed(seconds: number): string {
  return counted(Math.round(seconds / 60), "minute");
}
