import type { ReadinessResult } from "../../../shared/contract/bridge/readiness-result.ts";
import { readingOf } from "./device-reading.ts";
import type { DeviceRow } from "./device-rows.ts";

/** `IFX`, one NUL: a discrete TPM that carries its endorsement certificate. */
const manufacturerId = 1_229_346_816;

/** Everything that decides whether the device may start, as it is at `now`. */
export function readinessOf(device: DeviceRow, address: string, now: number): ReadinessResult {
  const reading = readingOf(device, address, now);
  const observedAt = new Date(now).toISOString();
  return {
    address,
    observedAt,
    clockUtc: observedAt,
    facts: {
      computer: {
        manufacturer: reading.manufacturer,
        model: reading.model,
        serialNumber: reading.serialNumber,
        uuid: reading.uuid,
        processor: "Simulated(R) CPU @ 2.40GHz",
        secureBoot: reading.secureBoot,
        uefi: true,
        partitionStyle: "GPT",
      },
      windows: {
        editionSku: reading.operatingSystem.sku,
        edition: reading.operatingSystem.edition,
        build: "26100",
        updateRevision: reading.operatingSystem.updateRevision,
        displayVersion: "24H2",
        licenseStatus: 1,
        firmwareKey: true,
        firmwareKeyDescription: "[4.0] Professional OEM:DM",
        restartPending: false,
        licenceTermsShown: true,
      },
      tpm: tpmOf(device),
      supply: {
        onAcPower: reading.onAcPower,
        batteryPercent: reading.batteryPercent,
        hasBattery: true,
        freeDiskBytes: 380 * 1024 ** 3,
        networkAdapters: reading.networkAdapters,
      },
      leftovers: {
        joinedTenantId: "",
        enrollmentTypes: device.previouslyEnrolled ? [6] : [],
        autopilotDisabled: null,
        assignedTenantId: "",
        assignedTenantDomain: "",
        tenantMatched: null,
        profileName: "",
        profileAvailable: null,
        outOfBoxConfig: null,
        offlineProfile: false,
        provisioningPackages: 0,
        devicePreparationHint: null,
        devicePreparationKey: false,
        associationHints: [],
      },
    },
    remoteAccess: { tokenFilterPolicy: null, winRm: "Stopped" },
  };
}

function tpmOf({ character }: DeviceRow): ReadinessResult["facts"]["tpm"] {
  const present = character !== "noTpm";
  const whenPresent = <T>(value: T): T | null => (present ? value : null);
  return {
    present,
    enabled: whenPresent(true),
    activated: whenPresent(true),
    owned: whenPresent(true),
    ready: whenPresent(true),
    lockedOut: whenPresent(false),
    specVersion: whenPresent("2.0, 0, 1.59"),
    manufacturerId: whenPresent(manufacturerId),
    firmwareVersion: whenPresent("15.23.16430.0"),
    information: whenPresent(0),
    keyAttestationResult: whenPresent(0),
    readyForAttestation: whenPresent(true),
    capableForAttestation: whenPresent(true),
    vulnerableFirmware: whenPresent(false),
    clearNeeded: whenPresent(false),
    endorsementKeyPresent: whenPresent(true),
    endorsementKeyBits: whenPresent(2048),
    endorsementCertificates: whenPresent(1),
    storedCertificates: whenPresent(1),
    certificateTaskState: whenPresent(1),
    firmwareAtLastProvision: whenPresent("15.23.16430.0"),
    measuredBootLog: whenPresent(true),
    identityKeyError: whenPresent(0),
    maintenanceTaskResult: whenPresent(0),
    identityKeyTaskResult: whenPresent(0),
  };
}
