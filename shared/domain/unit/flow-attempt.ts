import type { EpochMs, EvidenceId } from "../../kernel/brand.ts";
import type { FlowSignals } from "../flow/flow-signals.ts";
import type { DeploymentEventRecord, ManagedDeviceRecord } from "../tenant/records.ts";

/** A person's word: which journal row holds it, when it happened and who said it. */
export type Confirmation = { readonly evidenceId: EvidenceId; readonly at: EpochMs; readonly actor: string };

/** A value with the time it was seen. */
export type Seen<T> = { readonly value: T; readonly seenAt: EpochMs };

/** What the unit was meant to become, as the tenant showed it at one moment. */
export type Assignment = {
  readonly groupTag: string;
  readonly profileName: string;
  readonly userPrincipalName: string;
  readonly seenAt: EpochMs;
};

/** Signals with the time they are of; from a stick that is when the device was read. `source` is absent for bridge and link. */
export type HeardSignals = Seen<FlowSignals> & { readonly source?: "E-USB" };

/** One run of the technician flow. A retry or reset on the device opens the next one. */
export type FlowAttempt = {
  readonly number: number;
  readonly startedAt: EpochMs;
  /** An enrolment from this time on belongs to this run; a retry keeps the enrolment of the run before. */
  readonly enrolFrom: EpochMs;
  /** Absent when the flow was seen running before anybody said so (an unannounced start). */
  readonly start?: Confirmation;
  /** What was assigned when it started; absent when the tenant had not been read. */
  readonly atStart?: Assignment;
  readonly signals?: HeardSignals;
  /** When the signals last said something new. */
  readonly newsAt?: EpochMs;
  readonly managed?: Seen<ManagedDeviceRecord>;
  readonly event?: Seen<DeploymentEventRecord>;
  readonly stillRunning?: Confirmation;
  readonly success?: Confirmation;
  readonly failure?: Confirmation & { readonly errorCode: string };
  readonly reseal?: Confirmation;
  readonly powerOff?: Confirmation;
  readonly reportAccepted?: Confirmation & { readonly reason: string };
  readonly label?: Confirmation & { readonly boxCode: string; readonly useFrom: EpochMs; readonly useBefore: EpochMs };
  readonly box?: Confirmation & { readonly boxCode: string };
};

/** A new run that starts at `at`. */
export function newAttempt(number: number, at: EpochMs, start?: Confirmation): FlowAttempt {
  return { number, startedAt: at, enrolFrom: at, ...(start === undefined ? {} : { start }) };
}
