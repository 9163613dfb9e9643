import type { AppError } from "../../kernel/app-error.ts";
import type { EpochMs } from "../../kernel/brand.ts";
import type { PartnerRowResult } from "./partner-trail.ts";
import type { PartnerCustomer, PartnerStatus } from "./records.ts";

/** What the call of an upload came to. `notTaken`: it certainly did nothing. `unclear`: it may have. */
export type PartnerAnswer =
  | { readonly kind: "accepted"; readonly trackingId: string }
  | { readonly kind: "refused" | "notTaken" | "unclear"; readonly error: AppError }
  /** The batch is there already, so this very upload arrived before; its job cannot be asked for any more. */
  | { readonly kind: "present" };

/** Facts about a unit's way through Partner Center. */
export type PartnerUnitFact =
  /** The bench is about to upload this unit (journaled before the call). */
  | {
      readonly kind: "partnerSent";
      readonly requestId: string;
      readonly batchId: string;
      readonly isAddition: boolean;
      /** Place in the upload, from 0, and how many there are. */
      readonly position: number;
      readonly rows: number;
      readonly attempt: number;
    }
  /** This unit could not be put into the upload. */
  | { readonly kind: "partnerRowRefused"; readonly error: AppError }
  /** A job has news of this unit. */
  | { readonly kind: "partnerResultSeen"; readonly requestId: string; readonly result: PartnerRowResult }
  /** The batch's own list of devices has this unit. */
  | { readonly kind: "partnerDeviceSeen"; readonly deviceId: string };

/** Facts about uploads as a whole. */
export type PartnerBenchFact =
  /** A person chose the order's customer from the partner's customers. */
  | { readonly kind: "partnerCustomerChosen"; readonly customer: PartnerCustomer }
  /** What the call of an upload came to. */
  | { readonly kind: "partnerUploadAnswered"; readonly requestId: string; readonly answer: PartnerAnswer }
  /** The list of batches was asked for long enough after an unclear upload: it has its batch, or not. */
  | { readonly kind: "partnerBatchLookedUp"; readonly requestId: string; readonly isPresent: boolean }
  /** How the job of an upload stands. `isComplete`: every row has its result. */
  | {
      readonly kind: "partnerJobSeen";
      readonly requestId: string;
      readonly status: PartnerStatus;
      readonly startedAt?: EpochMs;
      readonly completedAt?: EpochMs;
      readonly isComplete: boolean;
    };
