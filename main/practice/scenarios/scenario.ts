import * as z from "zod";
import type { DeviceCharacter } from "../world/device-rows.ts";
import type { PartnerChoice } from "../world/partner-start.ts";

/** How a call is disturbed. */
export const faultKinds = [
  // 429 with and without `Retry-After`.
  "throttledWithWait",
  "throttledBlind",
  // 503 with and without `Retry-After`; 504; 500.
  "unavailableWithWait",
  "unavailable",
  "gatewayTimeout",
  "serverError",
  // The connection is cut before the call has its effect, or after it.
  "dropped",
  "answerLost",
  // 400 without a reason.
  "badRequest",
  // 412 of two changes at once; 409 of something that runs already; 424 of a part that waits for a failed one.
  "conditionNotMet",
  "conflict",
  "failedDependency",
  // 404 of a path that this version does not have.
  "unknownSegment",
  // 401 of a token that is no longer valid, and of one that was revoked (with a claims challenge).
  "tokenExpired",
  "tokenRevoked",
  // 403 of a missing permission, and of conditional access (with a claims challenge).
  "missingScope",
  "claimsRefused",
  // A list whose next link leads to the same page again, a page without rows that goes on, an enum member nobody knows.
  "repeatedLink",
  "emptyPage",
  "unknownMember",
] as const;

/** Trouble on the wire, decided by the seed and the number of the call, never by chance. */
export const faultRuleSchema = z.strictObject({
  /** Part of the route's name, as `GET deviceManagement/autopilotEvents`; empty for every route. */
  route: z.string(),
  kind: z.enum(faultKinds),
  /** The first so many calls of a route meet it. */
  first: z.number().int().min(0),
  /** Share of the later calls that meet it, 0 to 1. */
  share: z.number().min(0).max(1),
  /** Seconds in `Retry-After`, where the kind has one. */
  retryAfterSeconds: z.number().min(0),
});
/** One kind of trouble on the wire. */
export type FaultRule = Readonly<z.infer<typeof faultRuleSchema>>;

/** A kind of computer on the bench. */
export type DeviceModel = {
  readonly name: string;
  readonly sku: string;
  readonly family: string;
  /** First letters of its serial numbers. */
  readonly serialPrefix: string;
};

/**
 * How the stick holds its files: one for each device, one for all, or as sticks of a hard day come: one device as an OA3
 * report, and one file damaged. `partner`: a list as a distributor sends it, with few hashes.
 */
export type StickForm = "perDevice" | "one" | "mixed" | "partner";

/** What a unit went through before it came to the bench. */
export type UnitPast =
  /** Registered, enrolled and joined for an earlier order of the same tenant. */
  | "usedBefore"
  /** Not registered any more, but its old object is still in the directory and keeps it from being registered (814). */
  | "staleObject";

/** What keeps devices from the profile of the order, or makes them wait long. */
export type TenantTrouble = "ruleForOtherTag" | "groupPaused" | "olderProfileWins" | "profileUnassigned";

/** A practice bench as data. */
export type Scenario = {
  readonly id: string;
  readonly title: string;
  readonly customer: string;
  readonly orderNumber: string;
  readonly groupTag: string;
  readonly slots: number;
  readonly units: readonly DeviceCharacter[];
  readonly models: readonly DeviceModel[];
  readonly faults: readonly FaultRule[];
  readonly stick: StickForm;
  /** Units with a past, by their positions from 1. */
  readonly pasts?: Readonly<Record<number, UnitPast>>;
  /** Devices of an earlier order that are registered in the tenant and not on the bench. */
  readonly registeredBefore?: number;
  readonly tenantTrouble?: TenantTrouble;
  /** How the order names its computers; absent leaves it to the profile. */
  readonly nameRule?: string;
  /** How the order's devices are registered; absent for by Graph. */
  readonly path?: "partnerCenter" | "both";
  /** What is not as usual at the tenant's partner. */
  readonly partner?: PartnerChoice;
};
