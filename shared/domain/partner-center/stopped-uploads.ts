import type { PartnerState, PartnerUpload } from "./partner-upload.ts";

/** So many devices refused alone, with nothing taken meanwhile, may still be bad ones that stood together. */
const mostLoneRefusals = 4;

/**
 * What the refusals of calls as a whole say. `halve`: the device that is meant is still looked for. `probe`: four were
 * refused alone and none was taken, so the last device is tried by itself. `stopped`: that one was refused, too: it is not
 * the devices, and nothing more is sent until a person has chosen the customer again.
 */
export type RefusalCourse = "halve" | "probe" | "stopped";

/** How uploads go on after the refusals. */
export function refusalCourse(partner: PartnerState): RefusalCourse {
  const { length } = loneRefusals(partner);
  if (length < mostLoneRefusals) return "halve";
  return length === mostLoneRefusals ? "probe" : "stopped";
}

/** Uploads of one device that were refused since something was last taken, or since the customer was chosen. */
export function loneRefusals({ customer, uploads }: PartnerState): readonly PartnerUpload[] {
  const since = Math.max(customer?.chosenAt ?? 0, ...uploads.filter(isTaken).map(({ sentAt }) => sentAt));
  return uploads.filter(({ state, sentAt, unitIds }) => state === "refused" && sentAt >= since && unitIds.length === 1);
}

function isTaken({ state }: PartnerUpload): boolean {
  return state === "accepted" || state === "ended" || state === "present" || state === "lost";
}
