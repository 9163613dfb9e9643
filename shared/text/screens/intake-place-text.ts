import { formatClock } from "../clock-text.ts";
import { counted } from "../sentence.ts";

/** Sentences about sticks and watched folders. */
export const intakePlaceText = {
  title: "Sticks and folders",
  readNow: "Read sticks and folders now",
  none: "A stick is read by itself as soon as it is plugged in. Folders to watch are set under Settings.",
  states: {
    reading: (read: number, files: number) => `Being read: ${read} of ${counted(files, "file")}`,
    collected: (files: number, at: number) => `Collected ${formatClock(at)}: ${counted(files, "file")}`,
    nothingNew: (at: number) => `Nothing new ${formatClock(at)}`,
    pulled: (read: number, files: number) => `Pulled out after ${read} of ${counted(files, "file")}`,
    failed: "Could not be read",
  },
  spokenStates: {
    reading: "being read, leave it plugged in",
    collected: "collected",
    nothingNew: "nothing new",
    pulled: "pulled out too early",
    failed: "could not be read",
  },
  receipt: "a receipt was left on it",
  noReceipt: "no receipt could be written on it",
  leaveIn: "Leave it plugged in.",
  mayGo: "It can be taken out.",
  missed: "Missed:",
  moreMissed: (count: number) => `and ${counted(count, "more file", "more files")}`,
  leftAlone: "Left alone, as no lists of devices:",
  plugAgain: "Plug it in again: what is here already is not read twice.",
  program: {
    prepare: "Prepare stick",
    prepareAgain: "Prepare it again",
    named: (action: string, name: string) => `${action}: put the program that reads devices on ${name}`,
    intact: "It reads devices: what the bench put on it is unchanged.",
    how: "On a device, press Shift+F10 and run reseal from the stick, for example d:reseal. Then plug the stick in here again.",
    changed: "The program on this stick was changed since it was prepared.",
    foreign: "The program on this stick was not put there by this bench.",
    listLost: "The list of sticks that this bench prepared could not be read.",
    listKept: (fileName: string) =>
      `It was put aside as ${fileName}, beside the bench's data, and a new one was begun. Sticks from before are shown as not put there by this bench: prepare them again.`,
    doNotRun: "Do not run it on a device; prepare the stick again. Not as they were:",
  },
  looked: (places: number) => `${counted(places, "stick or folder", "sticks and folders")} looked into`,
  lookedNone: "No stick and no watched folder is there",
  lookedNext: "What is new in them shows on Intake.",
  lookedNoneNext: "Plug a stick in, or name a folder under Settings.",
} as const;

/** A stick or folder by its name; what it is, is said once. */
export function placeName(kind: "stick" | "folder", name: string): string {
  if (kind === "folder") return `Watched folder ${name}`;
  return /\bstick\b/i.test(name) ? name : `Stick ${name}`;
}

/** Sentences of the simulated stick. */
export const practiceStickText = {
  heading: "A stick with the practice devices' files",
  plug: "Plug the practice stick in",
  pull: "Pull it out",
} as const;
