import type { AppError } from "../../kernel/app-error.ts";
import type { EpochMs, EvidenceId, OrderId, SlotNumber, UnitId } from "../../kernel/brand.ts";
import type { UnitChange } from "../assignment/unit-change.ts";
import type { PastTrail } from "../clearing/clearing.ts";
import type { ReleaseTrail } from "../clearing/release-trail.ts";
import type { DiagnosticsTrail } from "../diagnostics/diagnostics-trail.ts";
import type { EvidenceSource } from "../evidence/evidence.ts";
import type { GroupName, ReworkReason, RouteReason } from "../evidence/unit-facts.ts";
import type { GradeFinding, HashSummary } from "../intake/hash-summary.ts";
import type { ListedFields } from "../intake/intake-row.ts";
import type { SharedField } from "../intake/same-unit.ts";
import type { NetworkResults } from "../network/network-results.ts";
import type { RegistrationPath } from "../order/order.ts";
import type { PartnerTrail } from "../partner-center/partner-trail.ts";
import type { ReadinessReading } from "../readiness/readiness-facts.ts";
import type {
  DirectoryDeviceRecord,
  ImportRecord,
  ManagedDeviceRecord,
  RegistrationRecord,
} from "../tenant/records.ts";
import type { Confirmation, FlowAttempt, Seen } from "./flow-attempt.ts";
import type { LifeStage } from "./life-stage.ts";

/** What the tenant's import row says of this unit, and what was sent. */
export type ImportTrail = {
  readonly importId: string;
  readonly attempt: number;
  readonly sentAt: EpochMs;
  /**
   * `sent`: no answer yet. `unclear`: the call ended without telling whether the row arrived. `unsent`: it ended in a way
   * that says the row did not.
   */
  readonly state: "sent" | "accepted" | "unclear" | "unsent" | "refused";
  /** Since when nobody knows whether the row arrived. */
  readonly unclearAt?: EpochMs;
  /** When the call was refused; a row that is refused later carries that in `record`. */
  readonly refusedAt?: EpochMs;
  readonly error?: AppError;
  readonly record?: Seen<ImportRecord>;
  /** Last time the list of imported rows was read without our import id in it. */
  readonly absentAt?: EpochMs;
  /** When the row of `record` was deleted, as nobody needs it any more. */
  readonly rowRemovedAt?: EpochMs;
};

/** The expected profile as far as this unit's registration carries it. */
export type ProfileTrail = { readonly profileId: string; readonly profileName: string; readonly assigned: boolean };

/** Which serial number a person decided for, among those that were known then. */
export type IdentityDecision = Confirmation & { readonly serialNumber: string; readonly among: readonly string[] };

/** One physical device and everything observed about it. Only `evolveUnit` makes a changed one. */
export type Unit = {
  readonly id: UnitId;
  readonly orderId: OrderId;
  /** The group tag its order wants it registered under. */
  readonly wantedTag: string;
  /** How its order has it registered; absent means by Graph. */
  readonly path?: RegistrationPath;
  /** Set where its order asks for no technician flow, which needs a TPM 2.0. */
  readonly preProvisioning?: false;
  readonly seenAt: EpochMs;
  /** What to call it before any serial is known: an address or a file and line. */
  readonly label: string;
  readonly address?: string;
  readonly slot?: SlotNumber;
  readonly collectFailures: number;
  readonly collectError?: AppError;
  /** When somebody last asked to read the device again. */
  readonly collectAskedAt?: EpochMs;
  readonly hash?: Seen<HashSummary> & { readonly source: EvidenceSource };
  /** What a file says of it; absent while none says more than its serial number. */
  readonly listed?: ListedFields;
  /** What was found about a row without a hash. */
  readonly listedFindings?: readonly GradeFinding[];
  /** As the file or the device said with the last reading. */
  readonly reportedSerial: string;
  readonly scannedSerial: string;
  /** The scan of a label that `scannedSerial` comes from. */
  readonly scannedBy?: EvidenceId;
  readonly decision?: IdentityDecision;
  readonly scannedZtdId: string;
  readonly readiness?: Seen<ReadinessReading>;
  /** The network as tried from the device. */
  readonly network?: Seen<NetworkResults>;
  readonly diagnostics?: DiagnosticsTrail;
  readonly import?: ImportTrail;
  readonly partner?: PartnerTrail;
  readonly registration?: Seen<RegistrationRecord>;
  /** Last time the list of Autopilot devices was read without this unit in it. */
  readonly registrationAbsentAt?: EpochMs;
  /** How many registrations carry its serial number, none of them known to be its own. */
  readonly rivalRegistrations?: Seen<number>;
  readonly profile?: Seen<ProfileTrail>;
  /** The groups it was seen in; absent until the groups were read with its registration known. */
  readonly groups?: Seen<readonly GroupName[]>;
  readonly directoryDevice?: Seen<DirectoryDeviceRecord>;
  /** A change of its values that is not at its end. */
  readonly change?: UnitChange;
  /** The newest change that is about it, and the one whose values somebody saw on the device. */
  readonly newestChange?: string;
  /**
   * When a change of its tag or of its groups last came to its end: which profile and which page reach it may be another one
   * since.
   */
  readonly regroupedAt?: EpochMs;
  /** Since when it was ready to be started, before a change of its values took it back for a while. */
  readonly readySince?: EpochMs;
  readonly refreshedFor?: string;
  /** When the order's rule gave it a name: that happens once. */
  readonly namedAt?: EpochMs;
  /** An enrolment from before its run, as long as the tenant has it. */
  readonly earlierEnrolment?: Seen<ManagedDeviceRecord>;
  /** What was found of its past in the tenant, and what was done about it. */
  readonly past?: PastTrail;
  /** How its release stands, since another tenant was found to have it. */
  readonly release?: ReleaseTrail;
  /** What stood in the way of its registration was cleared or released then, or somebody asked for it: it is sent once more. */
  readonly sendAgainFrom?: EpochMs;
  readonly attempts: readonly FlowAttempt[];
  readonly aside?:
    | (Confirmation & { readonly kind: "rework"; readonly reason: ReworkReason })
    | (Confirmation & { readonly kind: "routedToIt"; readonly reason: RouteReason });
  /** When rework ended; the next start opens a new attempt. */
  readonly reworkEndedAt?: EpochMs;
  /** Since when its verdict has been *ready*. */
  readonly readyToShipSince?: EpochMs;
  readonly shipped?: Confirmation;
  /** Values that another unit carries, too: then neither can be told by them. The index says who. */
  readonly shared: readonly SharedField[];
  readonly stage: LifeStage;
  readonly stageSince: EpochMs;
  readonly lastSeenAt: EpochMs;
  readonly evidenceCount: number;
};

/** The unit's current run of the technician flow. */
export function currentAttempt(unit: Unit): FlowAttempt | undefined {
  return unit.attempts.at(-1);
}

/** The serial number to show and compare: as decided, else from the hash, as reported or as scanned. Original spelling. */
export function serialOf(unit: Unit): string {
  return unit.decision?.serialNumber || unit.hash?.value.serialNumber || unit.reportedSerial || unit.scannedSerial;
}
