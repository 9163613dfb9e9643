import type { ImportTrail } from "../unit/unit.ts";

/** What an import has come to so far. `alreadyHere` is a soft success: the registration has to be found and adopted. */
export type ImportOutcome =
  | { readonly kind: "working" }
  | { readonly kind: "unclear" }
  | { readonly kind: "complete"; readonly ztdId: string }
  | { readonly kind: "alreadyHere" }
  | { readonly kind: "foreignTenant" }
  | { readonly kind: "retryable"; readonly code: number; readonly name: string }
  | { readonly kind: "refused"; readonly code: number; readonly name: string };

/** Names and codes of the Device Directory Service that mean "registered in another tenant" (graph-api a.4: both spellings). */
const foreignNames: ReadonlySet<string> = new Set([
  "ztddeviceassignedtoothertenant",
  "ztddeviceassignedtoanothertenant",
]);

/** A storage error of the service is tried again with the same import id, at most three times (workflow 3.8). */
const mostTries = 4;

/** Reads an import row by name or code, case-insensitively, as the service spells both in several ways. */
export function importOutcome(trail: ImportTrail): ImportOutcome {
  const record = trail.record?.value;
  if (record === undefined || record.status !== "error") {
    if (record?.status === "complete") return { kind: "complete", ztdId: record.registrationId.toLowerCase() };
    if (trail.state === "refused") return { kind: "refused", code: 0, name: trail.error?.code ?? "" };
    return { kind: trail.state === "unclear" ? "unclear" : "working" };
  }
  const name = record.errorName.toLowerCase();
  if (name === "ztddevicealreadyassigned" || record.errorCode === 806) return { kind: "alreadyHere" };
  if (foreignNames.has(name) || record.errorCode === 808) return { kind: "foreignTenant" };
  if ((name === "storageerror" || record.errorCode === 640) && trail.attempt < mostTries) {
    return { kind: "retryable", code: record.errorCode, name: record.errorName };
  }
  return { kind: "refused", code: record.errorCode, name: record.errorName };
}
