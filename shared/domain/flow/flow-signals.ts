import type { EpochMs } from "../../kernel/brand.ts";
import type { FlowApp } from "./flow-app.ts";
import type { FlowEventKey } from "./flow-events.ts";
import type { FlowProvisioning } from "./flow-provisioning.ts";
import type { OtherEvent } from "./other-events.ts";

/** The two phases of the technician flow; `accountSetup` would mean the user flow. */
export type FlowPhase = "devicePreparation" | "deviceSetup" | "accountSetup";

/** State of one sub-step as Windows words it. */
export type StepState = "notStarted" | "inProgress" | "succeeded" | "notRequired" | "failed" | "unknown";

/** One sub-step of a phase, e.g. `Apps`. */
export type FlowStep = {
  readonly name: string;
  readonly state: StepState;
  /** The word that stood there, when it is not a known one. */
  readonly raw?: string;
  /** HRESULT such as `0x87D1041C`, when the text carried one. */
  readonly errorCode?: string;
  /** First two integers of the text (`9 of 10`), when it carried two. */
  readonly done?: number;
  readonly total?: number;
};

/** One phase with its sub-steps. `succeeded` is null while unresolved. */
export type FlowCategory = {
  readonly phase: FlowPhase;
  readonly succeeded: boolean | null;
  readonly steps: readonly FlowStep[];
  /** Members that are no sub-steps and not known, each as name and JSON text. */
  readonly others?: readonly string[];
};

/** A category of the page that is none of the three phases, by the name that stands there. */
export type OtherCategory = Omit<FlowCategory, "phase"> & { readonly name: string };

/** The Enrollment Status Page as the device was told to show it; null is not known. */
export type FlowPage = {
  readonly shown: boolean | null;
  readonly blocks: boolean | null;
  readonly mayReset: boolean | null;
  readonly mayRetry: boolean | null;
  readonly mayContinue: boolean | null;
  /** Bits of `BlockInStatusPage` without a known meaning, as a number; 0 is none. */
  readonly otherBits: number;
  readonly timeoutMinutes: number | null;
  /** The customer's own words on the error page; empty is none. */
  readonly message: string;
  readonly serverDone: boolean | null;
  readonly syncDone: boolean | null;
};

/** A policy provider of the page: `Sidecar` is the Intune Management Extension. */
export type FlowProvider = {
  readonly name: string;
  readonly state: "notInstalled" | "notRequired" | "completed" | "failed" | "unknown";
  /** The number that stood there; empty is none. */
  readonly raw: string;
  readonly errorCode?: string;
  /** Whether it has listed its apps; until then the page stays on *Identifying*. */
  readonly appsListed: boolean | null;
};

/** How many of the things of one kind the page waits for are done. */
export type FlowCount = {
  readonly kind: string;
  readonly done: number;
  readonly total: number;
  /** States that stand there and are not known. */
  readonly others?: readonly number[];
};

/** Events of one meaning: how many were counted, when the last one happened, and its error code. */
export type FlowEvent = {
  readonly key: FlowEventKey;
  readonly count: number;
  readonly lastAt: EpochMs;
  readonly errorCode?: string;
  /** First property of the last one where it says more. */
  readonly value?: number;
};

/** What shows that somebody is past the technician flow. */
export const userFlowSigns = ["accountSetup", "userScope", "desktop", "joinUser", "hello"] as const;
export type UserFlowSign = (typeof userFlowSigns)[number];

/** An end that the signals show, since when, and whether it has held for long enough to be believed. */
export type FlowEnding = {
  readonly kind: "succeeded" | "failed";
  readonly since: EpochMs;
  readonly settled: boolean;
};

/** What Windows says of its own setup; what is not known is kept as it was read. */
export type DeviceSetup = {
  /** `OutOfBoxExperienceState`. */
  readonly setup?: { readonly state: "notStarted" | "inProgress" | "completed" | "unknown"; readonly raw: string };
  /** `HasProvisioningCompleted` of device setup: 1 is yes. */
  readonly provisioningCompleted?: number;
  /** `AutopilotDevicePrepHint` where it is not 0: device preparation got hold of the device. */
  readonly devicePreparation?: number;
  /** Sticks and cards that are in the device; absent when that was not told. */
  readonly sticks?: number;
  /** `EncryptionMethod` of the drive of Windows; absent when that was not told. */
  readonly driveEncryption?: number;
};

/** What the device said about the technician flow at one moment. Signals of earlier versions lack what is optional. */
export type FlowSignals = {
  readonly categories: readonly FlowCategory[];
  readonly profileName: string;
  readonly assignedTenantId: string;
  readonly restarts: number;
  readonly ending?: FlowEnding;
  readonly page?: FlowPage;
  readonly providers?: readonly FlowProvider[];
  readonly counts?: readonly FlowCount[];
  readonly apps?: readonly FlowApp[];
  readonly events?: readonly FlowEvent[];
  /** Events that nothing is known of. */
  readonly otherEvents?: readonly OtherEvent[];
  readonly otherCategories?: readonly OtherCategory[];
  readonly provisioning?: FlowProvisioning;
  /** Highest record id that was seen of each channel. */
  readonly eventMarks?: Readonly<Record<string, number>>;
  readonly userFlow?: readonly UserFlowSign[];
  /** The device waits for a restart. */
  readonly restartAwaited?: boolean;
  readonly lastBootAt?: EpochMs;
  /** Intune's id of the device, once it is enrolled. */
  readonly managedDeviceId?: string;
} & DeviceSetup;
