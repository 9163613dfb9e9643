import type { PartnerOutcome } from "../../domain/partner-center/partner-outcome.ts";
import type { ImportStatus, ProfileAssignmentStatus } from "../../domain/tenant/records.ts";
import { errorMeaning } from "./error-catalogue.ts";

type ImportState = ImportStatus | "sent" | "accepted" | "unclear" | "refused" | `partner.${PartnerOutcome["kind"]}`;

/** How an import stands: Graph's own states, those the bench knows before Graph shows a row, and Partner Center's. */
export const importStatusText: Readonly<Record<ImportState, string>> = {
  unknown: "Being worked on",
  pending: "Being worked on",
  partial: "Being worked on",
  complete: "Complete",
  error: "Refused by the tenant",
  sent: "Sent",
  accepted: "Taken by the tenant",
  unclear: "Sent, answer lost",
  refused: "Refused by the tenant",
  "partner.working": "In Partner Center, being worked on",
  "partner.unclear": "Uploaded to Partner Center, answer lost",
  "partner.notTaken": "Not uploaded to Partner Center yet",
  "partner.halved": "Refused with others by Partner Center, goes again",
  "partner.retryable": "Partner Center failed, goes again",
  "partner.silent": "Partner Center says nothing of it",
  "partner.done": "Registered by Partner Center",
  "partner.alreadyHere": "Was registered before",
  "partner.foreignTenant": "Registered to another organisation",
  "partner.refused": "Refused by Partner Center",
};

/** The number and word of a refused import, with what the word means. */
export function importErrorSentence(error: string): string {
  const meaning = errorMeaning(error.split(" ").at(-1) ?? "");
  return meaning === "" ? error : `${error} · ${meaning}`;
}

/** How the assignment of the profile stands; Graph spells one of them wrongly. */
export const profileStatusText: Readonly<Record<ProfileAssignmentStatus, string>> = {
  unknown: "Not known to the tenant",
  assignedInSync: "Assigned and up to date",
  assignedOutOfSync: "Assigned, an older version",
  assignedUnkownSyncState: "Assigned",
  notAssigned: "Not assigned",
  pending: "On its way",
  failed: "Failed",
};

/** `enrollmentState` of the Autopilot record. */
export const enrollmentStateText: Readonly<Record<string, string>> = {
  unknown: "Not known to the tenant",
  enrolled: "Enrolled",
  pendingReset: "Waiting for a reset",
  failed: "Failed",
  notContacted: "Never in contact",
  blocked: "Blocked",
};
