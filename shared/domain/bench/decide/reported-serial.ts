import type { IntakeCandidate } from "../../intake/sort-candidates.ts";
import { isDamagedFormOf } from "../../intake/spreadsheet-serial.ts";

/** The serial number that a row names: one that a spreadsheet only damaged is the one in the hash. */
export function reportedSerialOf({ listed, summary }: Pick<IntakeCandidate, "listed" | "summary">): string {
  const { serialNumber } = listed;
  if (summary === undefined) return serialNumber;
  return isDamagedFormOf(serialNumber, summary.serialNumber) ? summary.serialNumber : serialNumber;
}
