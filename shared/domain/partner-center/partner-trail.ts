import type { AppError } from "../../kernel/app-error.ts";
import type { EpochMs } from "../../kernel/brand.ts";
import type { Seen } from "../unit/flow-attempt.ts";
import type { PartnerResult } from "./records.ts";

/** What became of a unit in a job; its names are left out, as the unit has its own. */
export type PartnerRowResult = Pick<PartnerResult, "deviceId" | "status" | "errorCode" | "errorName">;

/** What was sent of a unit to Partner Center, and what came back. */
export type PartnerTrail = {
  /** The upload it went with (`PartnerUpload.requestId`). */
  readonly requestId: string;
  readonly batchId: string;
  /** How many devices that upload has. */
  readonly rows: number;
  readonly attempt: number;
  readonly sentAt: EpochMs;
  /**
   * `sent`: no answer yet. `unclear`: nobody knows whether the upload arrived. `notTaken`: it did not, and goes out again.
   * `refused`: the call was refused as a whole, or this unit could not be sent.
   */
  readonly state: "sent" | "accepted" | "unclear" | "notTaken" | "refused";
  readonly error?: AppError;
  /** When that state began. */
  readonly stateAt: EpochMs;
  readonly result?: Seen<PartnerRowResult>;
  /** When the bench set out to give it the order's tag in the tenant. */
  readonly tagAskedAt?: EpochMs;
  /** When the batch's own list of devices showed it. */
  readonly listedAt?: EpochMs;
};
