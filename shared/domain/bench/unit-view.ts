import type { EpochMs, EvidenceId, SlotNumber, UnitId } from "../../kernel/brand.ts";
import type { ChangedValue } from "../assignment/changed-values.ts";
import type { UnitChange } from "../assignment/unit-change.ts";
import type { PastView } from "../clearing/past-view.ts";
import type { DiagnosticsTrail } from "../diagnostics/diagnostics-trail.ts";
import type { EvidenceSource } from "../evidence/evidence.ts";
import type { FlowApp } from "../flow/flow-app.ts";
import type { FlowProvisioning } from "../flow/flow-provisioning.ts";
import type {
  DeviceSetup,
  FlowCount,
  FlowEvent,
  FlowPage,
  FlowPhase,
  FlowProvider,
  FlowStep,
  OtherCategory,
  UserFlowSign,
} from "../flow/flow-signals.ts";
import type { OtherEvent } from "../flow/other-events.ts";
import type { ProfileVerdict } from "../flow/profile-verdict.ts";
import type { GradeFinding, GradeLevel } from "../intake/hash-summary.ts";
import type { SharedField } from "../intake/same-unit.ts";
import type { NetworkCheck } from "../network/network-check.ts";
import type { ReadinessCheck } from "../readiness/readiness-check.ts";
import type { ProfileWait } from "../registration/profile-wait.ts";
import type { KnownSerial } from "../unit/identity.ts";
import type { Failure } from "../verdict/failure.ts";
import type { TextRef, Tile } from "./board-view.ts";

/** One of the nine points of the ready-to-ship gate. */
export type GatePointName =
  | "confirmations"
  | "enrolled"
  | "reportedSuccess"
  | "espHeld"
  | "unchanged"
  | "noBlockingError"
  | "noContactAfterReseal"
  | "labelled"
  | "fresh";

/** How a point stands. `contradicted` makes the verdict *stop*. */
export type GatePoint = {
  readonly name: GatePointName;
  readonly state: "shown" | "missing" | "contradicted";
  readonly text: TextRef;
  readonly source?: EvidenceSource;
  readonly at?: EpochMs;
  /** Until when a missing point is awaited. */
  readonly until?: EpochMs;
};

/** *Ready to ship*, *not yet* with what is missing, or *stop* with why. Never a guess. */
export type Verdict =
  | { readonly kind: "ready"; readonly points: readonly GatePoint[] }
  | { readonly kind: "notYet"; readonly points: readonly GatePoint[]; readonly missing: readonly GatePointName[] }
  | {
      readonly kind: "stop";
      readonly points: readonly GatePoint[];
      readonly reason: TextRef;
      readonly nextStep: TextRef;
    };

/** Something a person can do with this unit; one that cannot be used stays and says why. */
export const unitActions = [
  "decideIdentity",
  "confirmAssignment",
  "changeAssignment",
  "clearPast",
  "confirmStart",
  "confirmSuccess",
  "confirmFailure",
  "confirmStillRunning",
  "confirmReseal",
  "confirmPowerOff",
  "printLabel",
  "acceptReport",
  "startRework",
  "endRework",
  "routeToIt",
  "collectAgain",
  "registerAgain",
  "collectDiagnostics",
] as const;
export type UnitAction = (typeof unitActions)[number];

/** One action of the unit panel. */
export type ActionView = {
  readonly action: UnitAction;
  readonly available: boolean;
  /** Why it cannot be used now. */
  readonly reason?: TextRef;
  /** True when the action asks for two identifiers. */
  readonly needsIdentifiers: boolean;
};

/** One compared identity field. */
export type IdentityRow = {
  readonly field:
    | "serialNumber"
    | "manufacturer"
    | "model"
    | "uuid"
    | "macAddresses"
    | "endorsementKey"
    | "tpm"
    | "disk"
    | "productKeyId"
    | "osBuild";
  readonly inHash: string;
  readonly reported: string;
  readonly scanned: string;
  readonly disagrees: boolean;
};

/** Another unit that carries the same value of a field. */
export type SharingUnit = {
  readonly field: SharedField;
  readonly unitId: UnitId;
  readonly serialNumber: string;
  readonly slot?: SlotNumber;
};

/** One phase of the technician flow as a person reads it. */
export type FlowPhaseView = {
  readonly phase: FlowPhase;
  readonly state: "notStarted" | "running" | "succeeded" | "failed" | "unknown";
  readonly steps: readonly FlowStep[];
  /** What else stands in its category and is not known. */
  readonly others?: readonly string[];
};

/** Everything the unit panel shows, except the evidence list, which is read from the journal. */
export type UnitView = {
  readonly tile: Tile;
  readonly slot?: SlotNumber;
  readonly attempt: number;
  readonly life: string;
  readonly user: string;
  readonly futureName: string;
  readonly verdict: Verdict;
  readonly flow: {
    readonly startedAt?: EpochMs;
    readonly endedAt?: EpochMs;
    readonly phases: readonly FlowPhaseView[];
    readonly restarts: number;
    readonly lookBy?: EpochMs;
    readonly lastSignalAt?: EpochMs;
    /** Until when the page itself allows it, while it runs. */
    readonly pageUntil?: EpochMs;
    readonly restartAwaited: boolean;
    readonly failure?: Failure;
    readonly page?: FlowPage;
    readonly profile?: ProfileVerdict;
    readonly providers: readonly FlowProvider[];
    readonly counts: readonly FlowCount[];
    readonly apps: readonly FlowApp[];
    /** What the event logs told, newest first, without what repeats all the time. */
    readonly events: readonly FlowEvent[];
    /** Those of which nothing is known, newest first. */
    readonly otherEvents: readonly OtherEvent[];
    /** Categories of the page that are none of the phases. */
    readonly otherCategories: readonly OtherCategory[];
    readonly provisioning?: FlowProvisioning;
    readonly userFlow: readonly UserFlowSign[];
    /** What Windows says of its own setup. */
    readonly device: DeviceSetup;
  };
  readonly readiness: {
    readonly checks: readonly ReadinessCheck[];
    readonly readAt?: EpochMs;
    /** The network as tried from the device, else from the bench. */
    readonly network?: {
      readonly checks: readonly NetworkCheck[];
      readonly from: "device" | "bench";
      readonly seenAt: EpochMs;
    };
    /** Whether the bench can have the device try the network now. */
    readonly mayTryNetwork: boolean;
  };
  readonly identity: {
    readonly rows: readonly IdentityRow[];
    readonly grade?: GradeLevel;
    readonly findings: readonly GradeFinding[];
    /** Which serial numbers are named, and by whom: the choices when they differ. */
    readonly serials: readonly KnownSerial[];
    /** They differ, and nobody has decided yet. */
    readonly isInDoubt: boolean;
    readonly decided?: { readonly serialNumber: string; readonly actor: string; readonly at: EpochMs };
    /** At most five of the units that share a value with this one. */
    readonly sharedWith: readonly SharingUnit[];
    /** As a file lists them; empty where none does. */
    readonly groupTag: string;
    readonly assignedUser: string;
  };
  readonly registration: {
    readonly importStatus: string;
    readonly importError: string;
    /** The tenant had it before: this bench sent nothing, or was told that it is there already. */
    readonly adopted: boolean;
    readonly ztdId: string;
    readonly groupTag: string;
    /** Set by the OEM or partner that registered it. */
    readonly purchaseOrder: string;
    readonly expectedGroupTag: string;
    readonly entraDeviceId: string;
    readonly managedDeviceId: string;
    readonly enrollmentState: string;
    readonly profileStatus: string;
    /** Which link of tag → group → profile is missing or slow, while it has no profile. */
    readonly wait?: ProfileWait;
    /** A change of its values that is not at its end. */
    readonly change?: UnitChange;
    /** What this bench changed of it, the newest first; at most ten values. */
    readonly changed: readonly ChangedValue[];
    readonly profileName: string;
    readonly profileAssignedAt?: EpochMs;
    readonly espName: string;
    readonly groupNames: readonly string[];
    /** Microsoft Entra join, as the directory shows it; `otherwise` is hybrid or merely registered. */
    readonly joined: "unknown" | "notYet" | "joined" | "otherwise";
    readonly seenAt?: EpochMs;
  };
  /** What was gathered of the device after a failure; absent while nobody asked for it. */
  readonly diagnostics?: DiagnosticsTrail;
  /** What the tenant has of its past, and what is done about it. */
  readonly past: PastView;
  readonly actions: readonly ActionView[];
};

/** One row of the unit's journal as the panel lists it. */
export type EvidenceRowView = {
  readonly evidenceId: EvidenceId;
  readonly kind: string;
  readonly source: EvidenceSource;
  readonly at: EpochMs;
  readonly seenAt: EpochMs;
  readonly actor: string;
  /** The whole row as JSON text, for "raw value on demand". */
  readonly raw: string;
};

/** The answer to a scan. */
export type ScanOutcome = {
  readonly text: TextRef;
  readonly effect: "opened" | "placed" | "confirmed" | "matched" | "remembered" | "withdrawn";
  readonly unitId?: UnitId;
  readonly canUndo: boolean;
};
