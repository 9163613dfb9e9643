import { formatClock } from "../clock-text.ts";
import { counted } from "../sentence.ts";

/** Sentences of the bench link: devices in setup call the bench. */
export const linkScreenText = {
  title: "Bench link",
  explanation:
    "A device in setup can be read by nobody, but it can call this bench: press Shift+F10 on it and run one line. Nothing is installed on it and nothing is left behind. Nothing listens until the link is opened.",
  network: "Network of the bench",
  networkChoice: (name: string, address: string, wired: boolean, up: boolean) =>
    `${name}, ${address}${wired ? ", wired" : ", wireless"}${up ? "" : ", no cable"}`,
  practiceOnly: "This PC only, for practice devices",
  noNetwork: "This PC has no network that devices could be on. Plug the bench's cable in.",
  lookAgain: "Look for networks again",
  open: "Open bench link",
  opening: "Opening…",
  close: "Close bench link",
  listening: (address: string, port: number) =>
    `Open at ${address}, port ${port}. Nothing else of this PC is reachable by it.`,
  lostTitle: "The bench's network is gone",
  lost: (address: string, interfaceName: string, since: number, moved: string | undefined) =>
    `${interfaceName || "This PC"} has no longer had the address ${address} since ${formatClock(since)}, so no device can call in. ${
      moved === undefined
        ? "Plug the bench's cable in again: the link goes on by itself once the address is there."
        : `It has the address ${moved} now. Open the link there, and run the new line on the devices; or give the PC its old address again, and it goes on by itself.`
    }`,
  openAt: (address: string) => `Open at ${address}`,
  howHeading: "On the device",
  how: "Press Shift+F10 (Shift+Fn+F10 on some laptops). Click into the black window. Scan the code with a scanner that is plugged into the device, or type the line, then press Enter.",
  line: "Line to run on the device",
  copyLine: "Copy the line",
  drawing: "QR code of the line, for a scanner on the device",
  code: "Code",
  codeLife: (minutes: number) =>
    minutes < 1 ? "good for less than a minute" : `good for ${counted(minutes, "more minute", "more minutes")}`,
  room: "Room",
  places: (left: number, all: number) => `${left} of ${counted(all, "device")} may still call in with it`,
  noCode: "The code is no longer good, so no new device can call in. Devices that have called in go on.",
  newCode: "Make a new code",
  devices: "Devices that called in",
  noDevice:
    "No device has called in yet. If the line finds nobody, the firewall of this PC may keep devices out: allow Reseal on that network.",
  deviceFrom: (from: string) => `from ${from}`,
  calls: (calls: number) => `called in ${calls} times`,
  heard: (at: number) => `heard ${formatClock(at)}`,
  told: "Shows:",
  ended: "Finished: nothing more is wanted of it.",
  openUnit: (name: string) => `Open unit ${name}`,
  trouble: "Its last reading gave nothing:",
  refusals: (count: number) => `${counted(count, "message was", "messages were")} not taken.`,
  lastRefusal: (reason: string) => `The last: ${refusalText[reason] ?? "it was not in the agreed form"}.`,
} as const;

/** Why the listener did not take something, as the end of a sentence. */
const refusalText: Readonly<Record<string, string>> = {
  wrongCode: "its code was not the one shown here",
  codeExpired: "its code was too old",
  noCode: "there was no code at that moment",
  codeUsedUp: "as many devices as the code was made for had called in",
  tooManyTries: "the code was guessed at too often; make a new one",
  replayed: "it was a copy of an earlier message",
  unknownSession: "it belonged to no device that had called in",
  tooManyRequests: "too many came from one address",
  tooManyConnections: "too many connections were open",
  tooSlow: "it took too long",
  bodyTooLarge: "it was too large",
  unknownPath: "it asked for something that does not exist here",
  handshakeFailed: "no secure connection came about",
};

/** Sentences of the simulated device that calls in. */
export const practiceCallerText = {
  heading: "A practice device that runs the line",
  call: "Let a practice device call in",
} as const;
