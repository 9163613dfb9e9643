import { describe, expect, it } from "vitest";
import { assess, checkOf, type Row } from "./assessed-device.ts";

/** Integers of `Win32_Tpm.ManufacturerId`. */
const intel = 1229870147;
const amd = 1095582720;
const infineon = 1229346816;
const stMicro = 1398033664;
const stMicroWithBlank = 1398033696;
const nuvoton = 1314145024;

describe("hard requirements and the TPM", () => {
  it.each<Row>([
    ["tpmPresent", "fail", "switchTpmOn", { tpm: { present: false } }],
    ["tpmVersion", "notApplicable", undefined, { tpm: { present: false } }],
    ["tpmVersion", "fail", "needsTpm2", { tpm: { specVersion: "1.2, 2, 3" } }],
    ["tpmEnabled", "fail", "switchTpmOn", { tpm: { enabled: false } }],
    ["tpmEnabled", "fail", "switchTpmOn", { tpm: { activated: false, enabled: null } }],
    ["tpmReady", "warn", "prepareTpm", { tpm: { ready: false, information: null } }],
    ["tpmReady", "warn", "prepareTpm", { tpm: { information: 0x4 | 0x80 } }],
    ["tpmReady", "warn", "prepareTpm", { tpm: { information: null, clearNeeded: true } }],
    ["tpmReady", "pass", undefined, { tpm: { information: 0x40000, ready: false } }],
    ["tpmAfterFailure", "warn", "restartAfterFailure", { tpm: { owned: false } }],
    ["tpmAfterFailure", "warn", "restartAfterFailure", { tpm: { information: 0x100000 } }],
    ["tpmAfterFailure", "pass", undefined, { tpm: { information: 0x40000 } }],
    ["tpmAfterFailure", "unknown", undefined, { tpm: { ready: null, information: null } }],
    ["tpmFirmware", "warn", "updateOldTpm", { tpm: { manufacturerId: amd, identityKeyError: -2147023728 } }],
    ["tpmFirmware", "warn", "updateOldTpm", { tpm: { manufacturerId: amd, keyAttestationResult: 0x80070490 } }],
    ["tpmFirmware", "pass", undefined, { tpm: { manufacturerId: amd } }],
    ["tpmFirmware", "pass", undefined, { tpm: { identityKeyError: 0x80070490 } }],
    ["tpmLockout", "warn", "waitForLockout", { tpm: { lockedOut: true } }],
    ["tpmFirmware", "fail", "updateVulnerableTpm", { tpm: { vulnerableFirmware: true } }],
    ["tpmFirmware", "fail", "updateVulnerableTpm", { tpm: { information: 0x1000000 } }],
    ["tpmFirmware", "warn", "firmwareChanged", { tpm: { firmwareAtLastProvision: "600.17.0.0" } }],
    ["attestation", "fail", "attestationFails", { tpm: { keyAttestationResult: -2144845809 } }],
    ["attestation", "fail", "attestationFails", { tpm: { capableForAttestation: false } }],
    ["attestation", "warn", "attestationNotReady", { tpm: { readyForAttestation: false } }],
    ["measuredBoot", "warn", "restartForBootLog", { tpm: { measuredBootLog: false } }],
    ["attestationKey", "warn", "attestationKeyFails", { tpm: { identityKeyError: -2145844844 } }],
    ["tpmMaintenance", "warn", "repeatMaintenance", { tpm: { maintenanceTaskResult: 0x80290401 } }],
    ["tpmMaintenance", "pass", undefined, { tpm: { identityKeyTaskResult: 0x41303 } }],
    ["tpmMaintenance", "notApplicable", undefined, { windows: { licenceTermsShown: false } }],
  ])("%s: %s %s", (name, state, advice, changes) => {
    expect(checkOf(name, changes)).toEqual([state, advice]);
  });

  it("a missing certificate of the endorsement key is amber with a retry, whatever else it keeps from being ready", () => {
    const fresh = {
      tpm: {
        information: 0x40000,
        endorsementCertificates: 0,
        storedCertificates: 0,
        certificateTaskState: 0,
        keyAttestationResult: -2147467259,
        capableForAttestation: false,
        readyForAttestation: false,
      },
    };
    expect(checkOf("endorsementCertificate", fresh)).toEqual(["warn", "waitForCertificate"]);
    expect(checkOf("attestation", fresh)).toEqual(["warn", "attestationNotReady"]);
    expect(assess(fresh).filter(({ state }) => state === "fail")).toEqual([]);
    expect(checkOf("endorsementCertificate", { tpm: { ...fresh.tpm, storedCertificates: 1 } })).toEqual([
      "pass",
      undefined,
    ]);
  });

  it.each<readonly [string, number, string, boolean]>([
    ["Infineon 4.33", infineon, "4.33.6", true],
    ["Infineon 4.34", infineon, "4.34", false],
    ["Infineon 4.40", infineon, "4.40.119.0", true],
    ["Infineon 4.43", infineon, "4.43.257.0", false],
    ["Infineon 5.61", infineon, "5.61.2785.0", true],
    ["Infineon 5.62", infineon, "5.62.3126.0", false],
    ["Infineon 6.42", infineon, "6.42", true],
    ["Infineon 6.43", infineon, "6.43.243.0", false],
    ["Infineon 7.61", infineon, "7.61.2785.0", true],
    ["Infineon 7.62", infineon, "7.62.3126.0", false],
    ["Infineon 133.32", infineon, "133.32.0.0", true],
    ["Infineon 133.33", infineon, "133.33", false],
    ["Infineon SLB9672, 15.22", infineon, "15.22.16832.0", true],
    ["Infineon SLB9672, 15.23", infineon, "15.23.17664.0", false],
    ["the same number of another maker", intel, "4.33", false],
  ])("%s", (_, manufacturerId, firmwareVersion, isBad) => {
    const [state] = checkOf("tpmFirmware", { tpm: { manufacturerId, firmwareVersion, firmwareAtLastProvision: null } });
    expect(state).toBe(isBad ? "fail" : "pass");
  });

  it.each([stMicro, stMicroWithBlank, nuvoton])("a long key of maker %i is a warning", (manufacturerId) => {
    const tpm = { manufacturerId, endorsementKeyBits: 3072, firmwareAtLastProvision: null };
    expect(checkOf("tpmFirmware", { tpm })).toEqual(["warn", "updateLongKeyTpm"]);
    expect(checkOf("tpmFirmware", { tpm: { ...tpm, endorsementKeyBits: 2048 } })).toEqual(["pass", undefined]);
  });
});
