import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import { importOutcome } from "../registration/import-outcome.ts";
import type { PartnerTrail } from "./partner-trail.ts";

/** What a unit's upload has come to. `silent`: the job has ended and says nothing of this unit. */
export type PartnerOutcome =
  | { readonly kind: "working" | "unclear" | "notTaken" | "silent" | "done" | "alreadyHere" | "foreignTenant" }
  /** Goes out again: into the same batch after a failure of the service, or in smaller company after a refused call. */
  | { readonly kind: "retryable" | "halved"; readonly code: number; readonly name: string }
  | { readonly kind: "refused"; readonly code: number; readonly name: string };

/** Whether Partner Center says that a unit is registered, or leaves it to the tenant's own list to say so. */
export function isAwaitedInTenant(trail: PartnerTrail): boolean {
  const { kind } = partnerOutcome(trail);
  return kind === "done" || kind === "alreadyHere" || kind === "silent";
}

const firstPauseMs = 60_000;

/** Reads a unit's trail. Codes mean what they mean for an imported row: it is the same directory service. */
export function partnerOutcome(trail: PartnerTrail): PartnerOutcome {
  const result = trail.result?.value;
  if (result !== undefined && (result.status === "finishedWithErrors" || result.errorCode !== 0))
    return outcomeOfCode(trail, result.errorCode, result.errorName);
  if (result?.status === "finished" || trail.listedAt !== undefined) return { kind: "done" };
  if (result?.status === "unknown") return { kind: "silent" };
  switch (trail.state) {
    case "refused":
      return { kind: trail.rows > 1 ? "halved" : "refused", code: 0, name: trail.error?.code ?? "" };
    case "notTaken":
      return { kind: "notTaken" };
    case "unclear":
      return { kind: "unclear" };
    default:
      return { kind: "working" };
  }
}

/** When a unit that met a failure of the service may go out again; the pause doubles with each try. */
export function retryUploadAt(trail: PartnerTrail): EpochMs {
  return epochMs((trail.result?.seenAt ?? trail.stateAt) + firstPauseMs * 2 ** (trail.attempt - 1));
}

function outcomeOfCode({ attempt, sentAt, result }: PartnerTrail, code: number, name: string): PartnerOutcome {
  const record = {
    recordId: "",
    importId: "",
    serialNumber: "",
    status: "error",
    registrationId: "",
    errorCode: code,
    errorName: name,
  } as const;
  const seenAt = result?.seenAt ?? sentAt;
  const outcome = importOutcome({
    importId: "",
    attempt,
    sentAt,
    state: "accepted",
    record: { value: record, seenAt },
  });
  switch (outcome.kind) {
    case "alreadyHere":
    case "foreignTenant":
      return { kind: outcome.kind };
    case "retryable":
      return { kind: "retryable", code, name };
    default:
      return { kind: "refused", code, name };
  }
}
