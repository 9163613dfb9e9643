import type { PartnerState, PartnerUpload } from "./partner-upload.ts";

/** So many devices refused alone, with nothing taken meanwhile, may still be bad ones that stood together. */
const mostLoneRefusals = 4;

/**
 * What the refusals of calls as a whole say. `halve`: the device that is meant is still looked for. `probe`: four were
 * refused alone and none was taken, so the last device is tried by itself. `stopped`: that one was refused, too: it is not
 * the devices, and nothing more is sent until a person has chosen the customer again.
 */
export type RefusalCourse = "halve" | "probe" | "stopped";

/** How uploads go on after the refusals since something was last taken, or since the customer was chosen. */
export function refusalCourse({ customer, uploads }: PartnerState): RefusalCourse {
  const since = Math.max(customer?.chosenAt ?? 0, ...uploads.filter(isTaken).map(({ sentAt }) => sentAt));
  const alone = uploads.filter(
    ({ state, sentAt, unitIds }) => state === "refused" && sentAt >= since && unitIds.length === 1,
  );
  if (alone.length < mostLoneRefusals) return "halve";
  return alone.length === mostLoneRefusals ? "probe" : "stopped";
}

function isTaken({ state }: PartnerUpload): boolean {
  return state === "accepted" || state === "ended" || state === "present" || state === "lost";
}
