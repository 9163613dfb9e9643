import type { AppError } from "../../kernel/app-error.ts";
import type { EpochMs, UnitId } from "../../kernel/brand.ts";
import type { PartnerCustomer, PartnerStatus } from "./records.ts";

/** How a job was last seen. */
export type PartnerJob = {
  readonly status: PartnerStatus;
  readonly startedAt?: EpochMs;
  readonly completedAt?: EpochMs;
  readonly seenAt: EpochMs;
};

/**
 * One call that uploads devices. `unclear`: whether it arrived has to be looked up. `present`: the batch is there, but
 * the job's address was lost with the answer. `lost`: it cannot be had any more, and the lists alone can tell. `ended`:
 * its job has ended and every row has its result.
 */
export type PartnerUpload = {
  readonly requestId: string;
  readonly batchId: string;
  /** Added to a batch that was there, instead of making one. */
  readonly isAddition: boolean;
  /** In the order they were sent: results come by position. */
  readonly unitIds: readonly UnitId[];
  readonly sentAt: EpochMs;
  readonly state: "sent" | "accepted" | "unclear" | "present" | "lost" | "notTaken" | "refused" | "ended";
  readonly stateAt: EpochMs;
  readonly trackingId?: string;
  readonly job?: PartnerJob;
  readonly error?: AppError;
};

/** What the bench knows of Partner Center. */
export type PartnerState = {
  /** The order's customer, as a person chose it from the partner's customers. Nothing is uploaded before. */
  readonly customer?: PartnerCustomer & { readonly chosenAt: EpochMs; readonly actor: string };
  /** In the order they were sent. */
  readonly uploads: readonly PartnerUpload[];
};

/** Nothing was chosen, nothing sent. */
export const noPartnerState: PartnerState = { uploads: [] };

/** Whether an upload still has something to ask about. */
export function isOpenUpload({ state }: PartnerUpload): boolean {
  return state !== "ended" && state !== "notTaken" && state !== "refused";
}
