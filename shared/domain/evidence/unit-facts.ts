import type { AppError } from "../../kernel/app-error.ts";
import type { EpochMs, EvidenceId, SlotNumber, UnitId } from "../../kernel/brand.ts";
import type { ClearingAnswer, ClearingStep, ClearingWay, ListRefresh, PastCase } from "../clearing/clearing.ts";
import type { PastReading } from "../clearing/past-record.ts";
import type { ReleasePaper } from "../clearing/release-trail.ts";
import type { GatheredDiagnostics } from "../diagnostics/diagnostics-trail.ts";
import type { FlowSignals } from "../flow/flow-signals.ts";
import type { GradeFinding, HashSummary } from "../intake/hash-summary.ts";
import type { ListedFields } from "../intake/intake-row.ts";
import type { NetworkResults } from "../network/network-results.ts";
import type { PartnerUnitFact } from "../partner-center/partner-facts.ts";
import type { Readiness } from "../readiness/readiness.ts";
import type { ReadinessReading } from "../readiness/readiness-facts.ts";
import type {
  DeploymentEventRecord,
  DirectoryDeviceRecord,
  ImportRecord,
  ManagedDeviceRecord,
  RegistrationRecord,
} from "../tenant/records.ts";

/** A group as people know it. */
export type GroupName = { readonly groupId: string; readonly name: string };

/** Why a unit was taken off the normal path by a person. */
export type ReworkReason = "technicianFlowFailed" | "sealBroken" | "wrongConfiguration" | "hardware" | "other";

/** Why a unit goes to the customer's IT department instead (workflow R16). */
export type RouteReason =
  | "noTpmPath"
  | "addressesBlocked"
  | "noCapacity"
  | "noConsent"
  | "failedAttempts"
  | "customerRule";

/** Facts about one unit. */
export type UnitFact =
  /** First sight of a device. `address` is where the bridge reaches it. */
  | { readonly kind: "unitSeen"; readonly label: string; readonly address?: string }
  /** This unit is one that was known before (same endorsement key, or same UUID and serial); it goes on as that one. */
  | { readonly kind: "unitMerged"; readonly into: UnitId }
  /** The unit lies in a slot. */
  | { readonly kind: "unitPlaced"; readonly slot: SlotNumber }
  /** The technician asked to read the device again. */
  | { readonly kind: "collectRequested" }
  /** Somebody wants a refused registration tried once more. */
  | { readonly kind: "registrationAskedAgain" }
  /** Reading the device failed. */
  | { readonly kind: "collectFailed"; readonly error: AppError }
  /** The hash was read and decoded. The text itself is kept apart under `digest`. `listed`: what its file said beside it. */
  | {
      readonly kind: "hardwareHashRead";
      readonly summary: HashSummary;
      readonly reportedSerial: string;
      readonly listed?: ListedFields;
    }
  /** A file names the device without its hash. */
  | { readonly kind: "identityListed"; readonly listed: ListedFields; readonly findings: readonly GradeFinding[] }
  /** Readiness facts were read on the device, in the form of earlier versions. */
  | { readonly kind: "readinessRead"; readonly readiness: Readiness }
  /** Readiness facts were read on the device. */
  | { readonly kind: "readinessFactsRead"; readonly reading: ReadinessReading }
  /** The network was tried from the device. */
  | { readonly kind: "networkChecked"; readonly results: NetworkResults }
  /** A person asked for the diagnostics of a device that failed. */
  | { readonly kind: "diagnosticsRequested" }
  /** Diagnostics were gathered on the device. The files themselves are kept apart, encrypted, under their sums. */
  | ({ readonly kind: "diagnosticsCollected" } & GatheredDiagnostics)
  /** Gathering them failed. */
  | { readonly kind: "diagnosticsFailed"; readonly error: AppError }
  /** A label or box of this unit was scanned. */
  | { readonly kind: "identityScanned"; readonly serialNumber: string }
  /** A person decided which serial number is this unit's. `among`: all that were known then, normalised. */
  | { readonly kind: "identityDecided"; readonly serialNumber: string; readonly among: readonly string[] }
  /** The QR code of the pre-provisioning page was scanned. */
  | { readonly kind: "preProvisionCodeScanned"; readonly ztdId: string; readonly serialNumber: string }
  /** The bench is about to send this unit to the tenant (journaled before the call). */
  | { readonly kind: "importSent"; readonly importId: string; readonly attempt: number }
  /** Graph took the row. Asking is not having: this registers nothing yet. */
  | { readonly kind: "importAccepted"; readonly record: ImportRecord }
  /** The call failed; whether the row arrived is not known unless `refused`. */
  | { readonly kind: "importFailed"; readonly error: AppError; readonly refused: boolean }
  /** Graph shows the imported row. */
  | { readonly kind: "importSeen"; readonly record: ImportRecord }
  /** The list of imported rows has no row with our import id. */
  | { readonly kind: "importAbsent" }
  /** The imported row was deleted once its result was known; the device stays registered. */
  | { readonly kind: "importRowRemoved"; readonly recordId: string }
  /** The list of Autopilot devices has this unit. */
  | { readonly kind: "registrationSeen"; readonly registration: RegistrationRecord }
  /** The list of Autopilot devices does not have this unit. */
  | { readonly kind: "registrationAbsent" }
  /** The list of Autopilot devices has several with this unit's serial number, and none is known to be its own. */
  | { readonly kind: "registrationsRivalled"; readonly count: number }
  /** The expected profile lists this unit's registration as assigned (or no longer does). */
  | {
      readonly kind: "profileAssignmentSeen";
      readonly profileId: string;
      readonly profileName: string;
      readonly assigned: boolean;
    }
  /** The device groups this unit is in, of those that configurations are assigned to. */
  | { readonly kind: "groupMembershipSeen"; readonly groups: readonly GroupName[] }
  /** The Microsoft Entra device object that the registration made. */
  | { readonly kind: "directoryDeviceSeen"; readonly device: DirectoryDeviceRecord }
  /** A person pressed Refresh on the device and saw the changed values there. */
  | { readonly kind: "assignmentConfirmed"; readonly changeId: string }
  /** The list of managed devices has an enrolment of this unit from before its run; without a device, no longer. */
  | { readonly kind: "clearingEnrolmentSeen"; readonly device?: ManagedDeviceRecord }
  /** A person wants to see what the tenant's three places have under this unit's serial number. */
  | { readonly kind: "clearingLookRequested" }
  /** What they have, and had before anything was changed. */
  | { readonly kind: "clearingRecordsSeen"; readonly reading: PastReading }
  /** They were read again and are as they were. */
  | { readonly kind: "clearingRecordsSame"; readonly askedAt: EpochMs }
  /** They could not be read. */
  | { readonly kind: "clearingLookFailed"; readonly error: AppError }
  /** A person had the past cleared in one way: these steps on these records, in this order. */
  | {
      readonly kind: "clearingStarted";
      readonly way: ClearingWay;
      readonly cases: readonly PastCase[];
      readonly steps: readonly ClearingStep[];
    }
  /** The bench is about to do a step of the clearing under way, by its index (journaled before the call). */
  | { readonly kind: "clearingStepSent"; readonly step: number; readonly attempt: number }
  /** What the call of a step came to. Asking is not having: a reading has to show it. */
  | {
      readonly kind: "clearingStepAnswered";
      readonly step: number;
      readonly answer: ClearingAnswer;
      readonly refresh?: ListRefresh;
      readonly error?: AppError;
    }
  /** A person wants a step that was refused, or is late, to be tried again. */
  | { readonly kind: "clearingResumed" }
  /** A person ended a clearing before its end; what was done stays done. */
  | { readonly kind: "clearingGivenUp" }
  /** What a person noted about the release of a device that another tenant has. */
  | {
      readonly kind: "clearingReleaseNoted";
      readonly caseNumber: string;
      readonly papers: readonly ReleasePaper[];
      readonly note: string;
    }
  /** The evidence for its owner or for Microsoft was written out; `withHash`: the hardware hash, too. */
  | { readonly kind: "clearingPackWritten"; readonly withHash: boolean }
  /** A person said that the other tenant has released the device. */
  | { readonly kind: "clearingReleaseTold" }
  /** A person said the technician flow was started on the device (windows key ×5 … Next). */
  | { readonly kind: "startConfirmed" }
  /** The device's own view of the technician flow. */
  | { readonly kind: "flowSignalsSeen"; readonly signals: FlowSignals }
  /** The list of managed devices has this unit. */
  | { readonly kind: "managedDeviceSeen"; readonly device: ManagedDeviceRecord }
  /** The deployment report has a row for this unit. */
  | { readonly kind: "deploymentEventSeen"; readonly event: DeploymentEventRecord }
  /** A person saw the success screen. */
  | { readonly kind: "successConfirmed" }
  /** A person saw the error screen. `errorCode` like `0x81039024`, empty when none was shown. */
  | { readonly kind: "failureConfirmed"; readonly errorCode: string }
  /** A person looked at the screen and it is still working. */
  | { readonly kind: "stillRunningConfirmed" }
  /** A person pressed Reseal. */
  | { readonly kind: "resealConfirmed" }
  /** A person saw that the device is off. */
  | { readonly kind: "powerOffConfirmed" }
  /** The unit's label and hand-over card were printed. */
  | { readonly kind: "labelPrinted"; readonly boxCode: string; readonly useFrom: EpochMs; readonly useBefore: EpochMs }
  /** The label on the box was scanned. */
  | { readonly kind: "boxScanned"; readonly boxCode: string }
  /** A named person accepts that the deployment report was not updated. */
  | { readonly kind: "reportAccepted"; readonly reason: string }
  /** A person moved the unit to rework; the next attempt starts from a reset device. */
  | { readonly kind: "reworkStarted"; readonly reason: ReworkReason }
  /** A person ended rework: the unit may be started again. */
  | { readonly kind: "reworkEnded" }
  /** A person decided that the IT department runs the technician flow. */
  | { readonly kind: "routedToIt"; readonly reason: RouteReason }
  /** The unit left the bench. */
  | { readonly kind: "shipped" }
  | PartnerUnitFact
  /** A person took back an earlier confirmation. */
  | { readonly kind: "confirmationWithdrawn"; readonly evidenceId: EvidenceId; readonly withdrawn: WithdrawableKind };

/** Confirmations that can be taken back within the grace time. */
export const withdrawableKinds = [
  "identityScanned",
  "identityDecided",
  "startConfirmed",
  "successConfirmed",
  "failureConfirmed",
  "resealConfirmed",
  "powerOffConfirmed",
  "labelPrinted",
  "boxScanned",
  "reportAccepted",
  "shipped",
] as const;
export type WithdrawableKind = (typeof withdrawableKinds)[number];
