import type { ReadinessFacts, ReadinessReading } from "../../shared/domain/readiness/readiness-facts.ts";
import { order } from "./records.ts";

/** Changes to some groups of facts. */
export type FactChanges = { readonly [Group in keyof ReadinessFacts]?: Partial<ReadinessFacts[Group]> };

/** A device that may be started, everything about it read. */
const soundFacts: ReadinessFacts = {
  computer: {
    manufacturer: "Contoso",
    model: "Contoso Book 14",
    serialNumber: "SIM-A",
    uuid: "9F1C2A3B-4D5E-4F60-8172-93A4B5C6D7E8",
    processor: "13th Gen Intel(R) Core(TM) i5-1345U",
    secureBoot: true,
    uefi: true,
    partitionStyle: "GPT",
  },
  windows: {
    editionSku: 48,
    edition: "Professional",
    build: "26100",
    updateRevision: 4061,
    displayVersion: "24H2",
    licenseStatus: 1,
    firmwareKey: true,
    firmwareKeyDescription: "[4.0] Professional OEM:DM",
    restartPending: false,
    licenceTermsShown: true,
    signInServiceStart: "Manual",
  },
  tpm: {
    present: true,
    enabled: true,
    activated: true,
    owned: true,
    ready: true,
    lockedOut: false,
    specVersion: "2.0, 0, 1.59",
    manufacturerId: 1229870147,
    firmwareVersion: "600.18.42.0",
    information: 0,
    keyAttestationResult: 0,
    readyForAttestation: true,
    capableForAttestation: true,
    vulnerableFirmware: false,
    clearNeeded: false,
    endorsementKeyPresent: true,
    endorsementKeyBits: 2048,
    endorsementCertificates: 1,
    storedCertificates: 1,
    certificateTaskState: 1,
    firmwareAtLastProvision: "600.18",
    measuredBootLog: true,
    identityKeyError: 0,
    maintenanceTaskResult: 0,
    identityKeyTaskResult: 0,
  },
  supply: {
    onAcPower: true,
    batteryPercent: 96,
    hasBattery: true,
    freeDiskBytes: 180 * 1024 ** 3,
    networkAdapters: [{ name: "Ethernet", macAddress: "02:00:00:00:00:01", wired: true, up: true }],
  },
  leftovers: {
    joinedTenantId: "",
    enrollmentTypes: [],
    autopilotDisabled: 0,
    assignedTenantId: order().tenantId,
    assignedTenantDomain: "contoso.example",
    tenantMatched: 1,
    profileName: "Bench profile",
    profileAvailable: 1,
    outOfBoxConfig: 1308,
    domainJoinMethod: 0,
    offlineProfile: false,
    provisioningPackages: 0,
    devicePreparationHint: 0,
    devicePreparationKey: false,
    associationHints: [],
  },
};

/** The facts of a sound device with some changed. */
function readinessFacts(changes: FactChanges = {}): ReadinessFacts {
  return {
    computer: { ...soundFacts.computer, ...changes.computer },
    windows: { ...soundFacts.windows, ...changes.windows },
    tpm: { ...soundFacts.tpm, ...changes.tpm },
    supply: { ...soundFacts.supply, ...changes.supply },
    leftovers: { ...soundFacts.leftovers, ...changes.leftovers },
  };
}

/** A reading of a sound device with some facts changed. */
export function readinessReading(changes: FactChanges = {}, more: Partial<ReadinessReading> = {}): ReadinessReading {
  return {
    facts: readinessFacts(changes),
    clockOffsetMs: 0,
    previouslyEnrolled: false,
    orderTenantId: order().tenantId,
    remoteAccess: { tokenFilterPolicy: 0, winRm: "Stopped" },
    ...more,
  };
}
