/** Where an app comes from: the Intune Management Extension, MDM's MSI and Office, or a script of Intune. */
export type FlowAppKind = "win32" | "msi" | "office" | "script";

/** How an app stands, in the groups that a person cares about; `unknown` keeps what was read in `raw`. */
export type FlowAppState = "waiting" | "running" | "restart" | "done" | "skipped" | "failed" | "unknown";

/** Numbers that the Intune Management Extension notes of an app and nobody documents (device-side d.6). */
export const flowAppDetails = [
  "exitCode",
  "intent",
  "targeting",
  "applicability",
  "compliance",
  "desired",
  "complianceError",
  "restart",
] as const;
export type FlowAppDetail = (typeof flowAppDetails)[number];

/** One app or script of a run, gathered from everything that tells of it. */
export type FlowApp = {
  readonly kind: FlowAppKind;
  /** GUID or product code, in lower case. */
  readonly id: string;
  /** Empty where nothing on the device names it. */
  readonly name: string;
  readonly state: FlowAppState;
  /** The state as it stands there. */
  readonly raw: string;
  /** The page waits for it; absent when that is not known. */
  readonly blocking?: boolean;
  readonly errorCode?: string;
  /** As they stand there. */
  readonly details?: Readonly<Partial<Record<FlowAppDetail, number>>>;
  /** What its keys said when the run was first seen; empty when it was not there yet. */
  readonly atStart?: string;
  /** Nothing about it has changed since the run was first seen: it is of an earlier enrolment, and not judged. */
  readonly stale?: true;
};
