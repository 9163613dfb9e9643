import type { ClearingStep, ClearingWay, PastCase } from "../../shared/domain/clearing/clearing.ts";
import type { PastRecord } from "../../shared/domain/clearing/past-record.ts";
import type { UnitFact } from "../../shared/domain/evidence/unit-facts.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { epochMs } from "../../shared/kernel/brand.ts";
import type { Step } from "./builders.ts";
import { at } from "./records.ts";

const empty = {
  manufacturer: "Contoso",
  model: "Contoso Book 14",
  groupTag: "",
  userPrincipalName: "",
  ownership: "company",
  ztdId: "",
  managedDeviceId: "",
  isBlocked: false,
  trustType: "",
  whole: {},
} as const;

/** A managed device of unit `name`, enrolled long before the bench was opened. */
export const pastManaged = (name = "A", changes: Partial<PastRecord> = {}): PastRecord => ({
  ...empty,
  place: "managedDevice",
  id: `old-managed-${name.toLowerCase()}`,
  serialNumber: `SIM-${name}`,
  name: `OLD-${name}`,
  entraDeviceId: `entra-${name.toLowerCase()}`,
  managedDeviceId: `old-managed-${name.toLowerCase()}`,
  enrolledAt: epochMs(at(0) - 90 * 24 * 60 * 60_000),
  ...changes,
});

/** An Autopilot device of unit `name`. */
export const pastAutopilot = (name = "A", changes: Partial<PastRecord> = {}): PastRecord => ({
  ...empty,
  place: "autopilotDevice",
  id: `ztd-${name.toLowerCase()}`,
  serialNumber: `SIM-${name}`,
  name: "",
  groupTag: "TAG-A",
  ztdId: `ztd-${name.toLowerCase()}`,
  entraDeviceId: `entra-${name.toLowerCase()}`,
  ...changes,
});

/** A device object of unit `name` that no registration owns. */
export const pastObject = (name = "A", changes: Partial<PastRecord> = {}): PastRecord => ({
  ...empty,
  place: "directoryDevice",
  id: `old-object-${name.toLowerCase()}`,
  serialNumber: "",
  manufacturer: "",
  model: "",
  name: `SIM-${name}`,
  entraDeviceId: `old-entra-${name.toLowerCase()}`,
  trustType: "AzureAd",
  ...changes,
});

/** What can happen about the past of unit `name`; every function takes the minute in which it happened. */
export function pastSteps(name: string) {
  const step = (minute: number, fact: UnitFact, actor?: string): Step => ({
    minute,
    source: "E-ADM",
    unit: name,
    fact,
    ...(actor === undefined ? {} : { actor }),
  });
  return {
    lookAsked: (minute: number): Step => step(minute, { kind: "clearingLookRequested" }, "Technician 07"),
    lookFailed: (minute: number): Step =>
      step(minute, { kind: "clearingLookFailed", error: appError("unavailable", "graph.offline") }),
    recordsSeen: (minute: number, records: readonly PastRecord[]): Step =>
      step(minute, { kind: "clearingRecordsSeen", reading: { askedAt: at(minute), records } }),
    recordsSame: (minute: number): Step => step(minute, { kind: "clearingRecordsSame", askedAt: at(minute) }),
    begun: (
      minute: number,
      way: ClearingWay,
      steps: readonly ClearingStep[],
      cases: readonly PastCase[] = ["intuneRecord"],
    ): Step => step(minute, { kind: "clearingStarted", way, cases, steps }, "Technician 07"),
    sent: (minute: number, index = 0, attempt = 1): Step =>
      step(minute, { kind: "clearingStepSent", step: index, attempt }),
    answered: (
      minute: number,
      answer: "taken" | "gone" | "inProgress" | "notSent" | "refused" | "unclear",
      index = 0,
    ): Step => step(minute, { kind: "clearingStepAnswered", step: index, answer }),
    resumed: (minute: number): Step => step(minute, { kind: "clearingResumed" }, "Technician 07"),
    givenUp: (minute: number): Step => step(minute, { kind: "clearingGivenUp" }, "Technician 07"),
    enrolledBefore: (minute: number): Step =>
      step(minute, {
        kind: "clearingEnrolmentSeen",
        device: {
          managedDeviceId: `old-managed-${name.toLowerCase()}`,
          serialNumber: `SIM-${name}`,
          deviceName: "",
          entraDeviceId: "",
          enrolledAt: at(-5000),
          enrollmentType: "",
          userPrincipalName: "",
          complianceState: "",
          isEncrypted: false,
        },
      }),
    released: (minute: number): Step => step(minute, { kind: "clearingReleaseTold" }, "Technician 07"),
    releaseNoted: (minute: number, caseNumber: string): Step =>
      step(minute, { kind: "clearingReleaseNoted", caseNumber, papers: ["invoice"], note: "Asked by phone" }, "Lead"),
  };
}
