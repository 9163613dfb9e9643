import type { EvidenceSource } from "../../shared/domain/evidence/evidence.ts";
import type { UnitFact, WithdrawableKind } from "../../shared/domain/evidence/unit-facts.ts";
import type { FlowSignals, StepState } from "../../shared/domain/flow/flow-signals.ts";
import type { GradeFinding, HashSummary } from "../../shared/domain/intake/hash-summary.ts";
import type { ListedFields } from "../../shared/domain/intake/intake-row.ts";
import type { NetworkResults } from "../../shared/domain/network/network-results.ts";
import type { Readiness } from "../../shared/domain/readiness/readiness.ts";
import type { ReadinessReading } from "../../shared/domain/readiness/readiness-facts.ts";
import { readingOfReadiness } from "../../shared/domain/readiness/reading-of-readiness.ts";
import type {
  DeploymentEventRecord,
  DirectoryDeviceRecord,
  ImportRecord,
  ManagedDeviceRecord,
  RegistrationRecord,
} from "../../shared/domain/tenant/records.ts";
import { type AppError, appError, type ErrorCode } from "../../shared/kernel/app-error.ts";
import { evidenceId, slotNumber, unitId } from "../../shared/kernel/brand.ts";
import type { Step } from "./builders.ts";
import { type FactChanges, readinessReading } from "./readiness-facts.ts";
import {
  at,
  deploymentEvent,
  directoryDevice,
  hashSummary,
  importRecord,
  listedFields,
  managedDevice,
  readiness,
  registration,
  signals,
} from "./records.ts";

const bridgeLost = appError("unavailable", "bridge.deviceUnreachable");

/** Everything that can be observed about the unit `name`; every function takes the minute in which it happened. */
export function unitSteps(name: string) {
  const step = (minute: number, source: EvidenceSource, fact: UnitFact, actor?: string): Step => ({
    minute,
    source,
    unit: name,
    fact,
    ...(actor === undefined ? {} : { actor }),
  });
  const said = (minute: number, fact: UnitFact, actor = "Technician 07"): Step => step(minute, "E-TEC", fact, actor);
  return {
    seen: (minute = 0, address?: string): Step =>
      step(minute, "E-BR", {
        kind: "unitSeen",
        label: `file.csv:${name}`,
        ...(address === undefined ? {} : { address }),
      }),
    placed: (minute: number, slot: number): Step =>
      step(minute, "E-SCN", { kind: "unitPlaced", slot: slotNumber(slot) }),
    collectRequested: (minute: number): Step => said(minute, { kind: "collectRequested" }),
    registrationAskedAgain: (minute: number): Step => said(minute, { kind: "registrationAskedAgain" }),
    collectFailed: (minute: number, error: AppError = bridgeLost): Step =>
      step(minute, "E-BR", { kind: "collectFailed", error }),
    hashRead: (minute = 1, changes: Partial<HashSummary> = {}, reportedSerial = ""): Step =>
      step(minute, "E-BR", { kind: "hardwareHashRead", summary: hashSummary(name, changes), reportedSerial }),
    /** Everything that is asked before a start was read. */
    readinessRead: (minute = 1, changes: Partial<Readiness> = {}): Step => {
      const reading = {
        ...readingOfReadiness(readiness(changes)),
        remoteAccess: { tokenFilterPolicy: null, winRm: null },
      };
      return step(minute, "E-BR", { kind: "readinessFactsRead", reading });
    },
    /** Facts of a sound device with some changed. */
    factsRead: (minute = 1, changes: FactChanges = {}, more: Partial<ReadinessReading> = {}): Step =>
      step(minute, "E-BR", { kind: "readinessFactsRead", reading: readinessReading(changes, more) }),
    networkChecked: (minute: number, results: NetworkResults): Step =>
      step(minute, "E-BR", { kind: "networkChecked", results }),
    /** As versions before wrote it, and as it comes along with a hash. */
    readinessReadInPart: (minute = 1, changes: Partial<Readiness> = {}): Step =>
      step(minute, "E-BR", { kind: "readinessRead", readiness: readiness(changes) }),
    identityScanned: (minute: number, serialNumber: string): Step =>
      step(minute, "E-SCN", { kind: "identityScanned", serialNumber }),
    /** A file lists the device without its hash. */
    listed: (minute = 1, changes: Partial<ListedFields> = {}, findings: readonly GradeFinding[] = []): Step =>
      step(minute, "E-USB", { kind: "identityListed", listed: listedFields(name, changes), findings }),
    identityDecided: (minute: number, serialNumber: string, among: readonly string[]): Step =>
      said(minute, { kind: "identityDecided", serialNumber, among }),
    registrationsRivalled: (minute: number, count = 2): Step =>
      step(minute, "E-REG", { kind: "registrationsRivalled", count }),
    importSent: (minute = 3, attempt = 1): Step =>
      step(minute, "E-RUN", { kind: "importSent", importId: `import-${name}`, attempt }),
    importAccepted: (minute = 4, changes: Partial<ImportRecord> = {}): Step =>
      step(minute, "E-IMP", { kind: "importAccepted", record: importRecord(name, changes) }),
    importFailed: (minute: number, refused: boolean, code: ErrorCode = "graph.unavailable"): Step => {
      const error = refused ? appError("invalid", "graph.invalid") : appError("unavailable", code);
      return step(minute, "E-IMP", { kind: "importFailed", error, refused });
    },
    importSeen: (minute = 6, changes: Partial<ImportRecord> = {}): Step => {
      const record = importRecord(name, {
        status: "complete",
        registrationId: `ztd-${name.toLowerCase()}`,
        ...changes,
      });
      return step(minute, "E-IMP", { kind: "importSeen", record });
    },
    importRowRemoved: (minute: number, recordId = `record-${name}`): Step =>
      step(minute, "E-IMP", { kind: "importRowRemoved", recordId }),
    importAbsent: (minute: number): Step => step(minute, "E-IMP", { kind: "importAbsent" }),
    registrationSeen: (minute = 8, changes: Partial<RegistrationRecord> = {}): Step =>
      step(minute, "E-REG", { kind: "registrationSeen", registration: registration(name, changes) }),
    registrationAbsent: (minute = 2): Step => step(minute, "E-REG", { kind: "registrationAbsent" }),
    profileSeen: (minute = 9, assigned = true): Step =>
      step(minute, "E-PRF", {
        kind: "profileAssignmentSeen",
        profileId: "profile-1",
        profileName: "Bench profile",
        assigned,
      }),
    groupsSeen: (minute = 9, names: readonly string[] = ["bench"]): Step =>
      step(minute, "E-GRP", {
        kind: "groupMembershipSeen",
        groups: names.map((group) => ({ groupId: `group-${group}`, name: `Group ${group}` })),
      }),
    directoryDeviceSeen: (minute = 9, changes: Partial<DirectoryDeviceRecord> = {}): Step =>
      step(minute, "E-DIR", { kind: "directoryDeviceSeen", device: directoryDevice(name, changes) }),
    started: (minute = 10, actor?: string): Step => said(minute, { kind: "startConfirmed" }, actor),
    signalsSeen: (minute: number, state: StepState | FlowSignals): Step =>
      step(minute, "E-BR", {
        kind: "flowSignalsSeen",
        signals: typeof state === "string" ? signals(state) : state,
      }),
    managedSeen: (minute = 15, changes: Partial<ManagedDeviceRecord> = {}): Step =>
      step(minute, "E-MD", { kind: "managedDeviceSeen", device: managedDevice(name, changes) }),
    eventSeen: (minute = 65, changes: Partial<DeploymentEventRecord> = {}): Step =>
      step(minute, "E-EVT", { kind: "deploymentEventSeen", event: deploymentEvent(name, changes) }),
    succeeded: (minute = 52): Step => said(minute, { kind: "successConfirmed" }),
    failed: (minute: number, errorCode = "0x81039024"): Step => said(minute, { kind: "failureConfirmed", errorCode }),
    stillRunning: (minute: number): Step => said(minute, { kind: "stillRunningConfirmed" }),
    resealed: (minute = 55): Step => said(minute, { kind: "resealConfirmed" }),
    poweredOff: (minute = 57): Step => said(minute, { kind: "powerOffConfirmed" }),
    labelled: (minute = 58): Step =>
      said(minute, {
        kind: "labelPrinted",
        boxCode: `RESEAL:CT-0042:SIM-${name}`,
        useFrom: at(142),
        useBefore: at(200_000),
      }),
    boxScanned: (minute = 59, boxCode = `RESEAL:CT-0042:SIM-${name}`): Step =>
      step(minute, "E-SCN", { kind: "boxScanned", boxCode }),
    reportAccepted: (minute: number, actor = "Supervisor 01"): Step =>
      step(minute, "E-ADM", { kind: "reportAccepted", reason: "Report not updated" }, actor),
    reworkStarted: (minute: number): Step => said(minute, { kind: "reworkStarted", reason: "technicianFlowFailed" }),
    reworkEnded: (minute: number): Step => said(minute, { kind: "reworkEnded" }),
    routedToIt: (minute: number): Step => step(minute, "E-ADM", { kind: "routedToIt", reason: "customerRule" }),
    shipped: (minute: number): Step => step(minute, "E-LOG", { kind: "shipped" }),
    merged: (minute: number, into: string): Step => step(minute, "E-BR", { kind: "unitMerged", into: unitId(into) }),
    /** Takes back what was said in `saidInMinute`. */
    withdrawn: (minute: number, withdrawn: WithdrawableKind, saidInMinute: number): Step =>
      said(minute, {
        kind: "confirmationWithdrawn",
        evidenceId: evidenceId(`${name}:${withdrawn}:${saidInMinute}`),
        withdrawn,
      }),
  };
}
