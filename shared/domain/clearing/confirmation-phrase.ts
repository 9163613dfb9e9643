import { normaliseSerial } from "../unit/normalise-serial.ts";
import type { ClearingWay } from "./clearing.ts";

/** Characters of the serial number that are typed with the word. */
const serialTail = 4;

/** What a person types to have a way done: its word, and the end of the serial number. */
export function confirmationPhrase(way: ClearingWay, serialNumber: string): string {
  const word = way === "unblock" ? "UNBLOCK" : "DELETE";
  return `${word} ${normaliseSerial(serialNumber).slice(-serialTail)}`;
}
