import type { AppError } from "../../kernel/app-error.ts";
import type { ImportTrail } from "../unit/unit.ts";
import { followsOf, importErrorOf } from "./import-codes.ts";

/** What an import has come to so far. `alreadyHere` is a soft success: the registration has to be found and adopted. */
export type ImportOutcome =
  | { readonly kind: "working" }
  | { readonly kind: "unclear" }
  | { readonly kind: "unsent" }
  | { readonly kind: "complete"; readonly ztdId: string }
  | { readonly kind: "alreadyHere" }
  | { readonly kind: "foreignTenant" }
  | { readonly kind: "retryable"; readonly code: number; readonly name: string }
  | { readonly kind: "refused"; readonly code: number; readonly name: string };

/** Reads an import row by name or code, case-insensitively, as the service spells both in several ways. */
export function importOutcome(trail: ImportTrail): ImportOutcome {
  const record = trail.record?.value;
  if (record === undefined || record.status !== "error") {
    if (record?.status === "complete") return { kind: "complete", ztdId: record.registrationId.toLowerCase() };
    if (trail.state === "refused") return { kind: "refused", code: 0, name: refusedBy(trail.error) };
    return { kind: trail.state === "unclear" || trail.state === "unsent" ? trail.state : "working" };
  }
  const { errorCode: code, errorName: name } = record;
  const follows = followsOf(name, code);
  switch (follows.kind) {
    case "adopt":
      return { kind: "alreadyHere" };
    case "foreignTenant":
      return { kind: "foreignTenant" };
    case "again":
      return trail.attempt <= follows.pausesMs.length
        ? { kind: "retryable", code, name }
        : { kind: "refused", code, name };
    case "person":
      return { kind: "refused", code, name };
  }
}

/** A call that was refused for a row's hash names the type it could not be read as; that says more than the code. */
function refusedBy(error: AppError | undefined): string {
  const phrase = error?.context?.phrase;
  return typeof phrase === "string" && importErrorOf(phrase, 0) !== undefined ? phrase : (error?.code ?? "");
}
