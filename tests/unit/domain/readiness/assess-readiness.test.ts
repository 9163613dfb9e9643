import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessReadiness } from "../../../../shared/domain/readiness/assess-readiness.ts";
import type { CheckState } from "../../../../shared/domain/readiness/check.ts";
import { noFacts } from "../../../../shared/domain/readiness/no-facts.ts";
import {
  type ReadinessAdvice,
  type ReadinessCheckName,
  type ReadinessContext,
  readinessCheckNames,
} from "../../../../shared/domain/readiness/readiness-check.ts";
import type { ReadinessReading } from "../../../../shared/domain/readiness/readiness-facts.ts";
import { type FactChanges, readinessReading } from "../../../support/readiness-facts.ts";

const flow: ReadinessContext = {
  forPreProvisioning: true,
  isDuringRun: false,
  hasFailedBefore: true,
  mayUseDfci: true,
};
const assess = (changes: FactChanges, more: Partial<ReadinessReading> = {}, context = flow) =>
  assessReadiness(readinessReading(changes, more), context);
const checkOf = (name: ReadinessCheckName, changes: FactChanges, more?: Partial<ReadinessReading>): unknown[] => {
  const found = assess(changes, more).find(({ check }) => check === name);
  return [found?.state, found?.advice];
};

/** Integers of `Win32_Tpm.ManufacturerId`. */
const intel = 1229870147;
const amd = 1095582720;
const infineon = 1229346816;
const stMicro = 1398033664;
const stMicroWithBlank = 1398033696;
const nuvoton = 1314145024;

it("a sound device passes every check, in the order in which they are shown", () => {
  const checks = assess({});
  expect(checks.map(({ check }) => check)).toEqual(readinessCheckNames);
  const others = checks.filter(({ state }) => state !== "pass");
  // What is kept in the firmware can only be looked for by a person.
  expect(others.map(({ check, state, advice }) => [check, state, advice])).toEqual([
    ["deviceAssociation", "unknown", "lookForAssociation"],
  ]);
});

it("nothing that could not be read passes, stops or asks for anything", () => {
  const reading: ReadinessReading = {
    facts: noFacts,
    clockOffsetMs: null,
    previouslyEnrolled: null,
    orderTenantId: "11111111-2222-4333-8444-555555555555",
  };
  const states = new Set(assessReadiness(reading, flow).map(({ state }) => state));
  expect(states).toEqual(new Set(["unknown"]));
});

/** A device whose profile joins it to a domain of its own, on a build. */
const hybrid = (build: string, updateRevision: number | null): FactChanges => ({
  windows: { build, updateRevision },
  leftovers: { domainJoinMethod: 1 },
});

type Row = readonly [ReadinessCheckName, CheckState, ReadinessAdvice | undefined, FactChanges];

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

describe("computer and Windows", () => {
  it.each<Row>([
    [
      "physicalDevice",
      "fail",
      "physicalOnly",
      { computer: { manufacturer: "Microsoft Corporation", model: "Virtual Machine" } },
    ],
    ["identity", "fail", "writeFirmwareIdentity", { computer: { serialNumber: "To be filled by O.E.M." } }],
    ["identity", "fail", "writeFirmwareIdentity", { computer: { uuid: "00000000-0000-0000-0000-000000000000" } }],
    ["secureBoot", "warn", "turnSecureBootOn", { computer: { secureBoot: false } }],
    ["uefi", "warn", "turnUefiOn", { computer: { uefi: false } }],
    ["uefi", "warn", "turnUefiOn", { computer: { partitionStyle: "mbr" } }],
    ["edition", "fail", "upgradeEdition", { windows: { editionSku: 101 } }],
    ["edition", "warn", "leaveSMode", { windows: { editionSku: 178 } }],
    ["edition", "warn", "unlistedEdition", { windows: { editionSku: 7 } }],
    ["edition", "pass", undefined, { windows: { editionSku: 125 } }],
    ["build", "fail", "newerWindows", { windows: { build: "17763" } }],
    ["build", "warn", "endOfSupport", { windows: { build: "19045" } }],
    ["build", "pass", undefined, { windows: { build: "10.0.26100" } }],
    ["build", "pass", undefined, { windows: { build: "19044", editionSku: 125 } }],
    ["build", "unknown", undefined, { windows: { build: "insider" } }],
    ["knownBuild", "warn", "updateForAttestation", { windows: { build: "22000", updateRevision: 613 } }],
    ["knownBuild", "pass", undefined, { windows: { build: "22000", updateRevision: 675 } }],
    ["knownBuild", "warn", "updateForHash", { windows: { build: "19044", updateRevision: 1645 } }],
    ["knownBuild", "pass", undefined, { windows: { build: "19044", updateRevision: 1708 } }],
    ["knownBuild", "unknown", undefined, { windows: { build: "22000", updateRevision: null } }],
    ["knownBuild", "warn", "updateForHybridJoin", hybrid("22631", 6275)],
    ["knownBuild", "pass", undefined, hybrid("22631", 6276)],
    ["knownBuild", "warn", "updateForHybridJoin", hybrid("26100", 6583)],
    ["knownBuild", "pass", undefined, hybrid("26100", 6584)],
    ["knownBuild", "warn", "updateForHybridJoin", hybrid("26200", 6724)],
    ["knownBuild", "pass", undefined, hybrid("26200", 6725)],
    ["knownBuild", "unknown", undefined, hybrid("26200", null)],
    ["knownBuild", "pass", undefined, { windows: { build: "22631", updateRevision: 1 } }],
    ["knownBuild", "warn", "updateForDfci", { windows: { build: "26100", updateRevision: 2453 } }],
    ["knownBuild", "pass", undefined, { windows: { build: "26100", updateRevision: 2454 } }],
    ["knownBuild", "pass", undefined, { windows: { build: "26100", updateRevision: 2453, editionSku: 4 } }],
    ["signInService", "fail", "enableSignInService", { windows: { signInServiceStart: "Disabled" } }],
    ["signInService", "pass", undefined, { windows: { signInServiceStart: "Manual" } }],
    ["signInService", "unknown", undefined, { windows: { signInServiceStart: "" } }],
    ["restartPending", "warn", "restartFirst", { windows: { restartPending: true } }],
    ["licence", "warn", "activateWindows", { windows: { licenseStatus: 0, firmwareKey: false } }],
    ["licence", "pass", undefined, { windows: { licenseStatus: 0, firmwareKey: true } }],
  ])("%s: %s %s %j", (name, state, advice, changes) => {
    expect(checkOf(name, changes)).toEqual([state, advice]);
  });

  it.each([
    ["11th Gen Intel(R) Core(TM) i5-1135G7 @ 2.40GHz", "warn"],
    ["11th Gen Intel(R) Core(TM) i7-11800H @ 2.30GHz", "warn"],
    ["11th Gen Intel(R) Core(TM) i9-11900K @ 3.50GHz", "pass"],
    ["Intel(R) Core(TM) i5-10210U CPU @ 1.60GHz", "pass"],
  ])("%s before KB5007253: %s", (processor, state) => {
    const changes = { computer: { processor }, windows: { build: "19043", updateRevision: 1200 } };
    expect(checkOf("knownBuild", changes)[0]).toBe(state);
  });
});

describe("supply, clock and leftovers", () => {
  it.each<Row>([
    ["power", "warn", "plugIn", { supply: { onAcPower: false } }],
    ["disk", "warn", "freeDisk", { supply: { freeDiskBytes: 5 * 1024 ** 3 - 1 } }],
    [
      "network",
      "warn",
      "plugCable",
      { supply: { networkAdapters: [{ name: "Wi-Fi", macAddress: "", wired: false, up: true }] } },
    ],
    ["network", "warn", "connectNetwork", { supply: { networkAdapters: [] } }],
    ["previousEnrolment", "fail", "clearEnrolment", { leftovers: { enrollmentTypes: [6] } }],
    ["previousJoin", "fail", "resetFirst", { leftovers: { joinedTenantId: "22222222-2222-4333-8444-555555555555" } }],
    ["autopilotProfile", "warn", "restartForProfile", { leftovers: { autopilotDisabled: 1 } }],
    ["autopilotProfile", "warn", "restartForProfile", { leftovers: { profileAvailable: 0 } }],
    [
      "orderTenant",
      "fail",
      "releaseOtherTenant",
      { leftovers: { assignedTenantId: "22222222-2222-4333-8444-555555555555" } },
    ],
    ["orderTenant", "pass", undefined, { leftovers: { assignedTenantId: "{11111111-2222-4333-8444-555555555555}" } }],
    ["orderTenant", "notApplicable", undefined, { leftovers: { assignedTenantId: "" } }],
    ["userTenant", "warn", "userOfOtherTenant", { leftovers: { tenantMatched: 0 } }],
    ["devicePreparation", "fail", "devicePreparationRuns", { leftovers: { devicePreparationHint: 3 } }],
    ["devicePreparation", "warn", "devicePreparationSeen", { leftovers: { devicePreparationKey: true } }],
    [
      "deviceAssociation",
      "warn",
      "removeAssociation",
      { leftovers: { associationHints: ["22222222-2222-4333-8444-555555555555"] } },
    ],
    ["deviceAssociation", "unknown", "lookForAssociation", { leftovers: { associationHints: null } }],
    ["deviceAssociation", "notApplicable", undefined, { windows: { build: "22631" } }],
    ["offlineProfile", "warn", "removeOfflineProfile", { leftovers: { offlineProfile: true } }],
    ["provisioningPackages", "warn", "removePackages", { leftovers: { provisioningPackages: 2 } }],
  ])("%s: %s %s", (name, state, advice, changes) => {
    expect(checkOf(name, changes)).toEqual([state, advice]);
  });

  it.each<readonly [...Row, Partial<ReadinessReading>]>([
    ["clock", "pass", undefined, {}, { clockOffsetMs: -60_000 }],
    ["clock", "warn", "setClock", {}, { clockOffsetMs: 61_000 }],
    ["clock", "warn", "setClock", {}, { clockOffsetMs: -300_000 }],
    ["clock", "fail", "setClock", {}, { clockOffsetMs: -300_001 }],
    ["remoteAccess", "warn", "revertRemoteAccess", {}, { remoteAccess: { tokenFilterPolicy: 1, winRm: "Running" } }],
    [
      "previousEnrolment",
      "fail",
      "clearEnrolment",
      { leftovers: { enrollmentTypes: null } },
      { previouslyEnrolled: true },
    ],
  ])("%s: %s %s %j %j", (name, state, advice, changes, more) => {
    expect(checkOf(name, changes, more)).toEqual([state, advice]);
  });

  it("what a run itself leaves behind is not held against it", () => {
    const changes = { leftovers: { enrollmentTypes: [6], joinedTenantId: "11111111-2222-4333-8444-555555555555" } };
    const during = assess(changes, {}, { ...flow, isDuringRun: true });
    expect(during.filter(({ state }) => state === "fail")).toEqual([]);
    // A device that is associated elsewhere would not be in the technician flow.
    expect(during.find(({ check }) => check === "deviceAssociation")?.state).toBe("pass");
  });

  it("neither a first run nor a device that only Graph registered is asked about what does not concern it", () => {
    const changes = { tpm: { owned: false }, windows: { build: "26100", updateRevision: 1 } };
    const checks = assess(changes, {}, { ...flow, hasFailedBefore: false, mayUseDfci: false });
    const states = Object.fromEntries(checks.map(({ check, state }) => [check, state]));
    expect([states.tpmAfterFailure, states.knownBuild]).toEqual(["notApplicable", "pass"]);
  });
});

it("without a technician flow nothing is asked of the TPM", () => {
  const context = { ...flow, forPreProvisioning: false };
  const checks = assessReadiness(readinessReading({ tpm: { present: false, specVersion: "1.2" } }), context);
  expect(checks.filter(({ check }) => check.startsWith("tpm")).map(({ state }) => state)).toEqual(
    Array.from({ length: 8 }, () => "notApplicable"),
  );
});

/** Any facts of the right types, read or not. */
function anyGroup<Group extends object>(sound: Group): fc.Arbitrary<Group> {
  const members = Object.entries(sound).map(([name, value]: [string, unknown]) => {
    const any: fc.Arbitrary<unknown> =
      typeof value === "boolean"
        ? fc.boolean()
        : typeof value === "number"
          ? fc.oneof(fc.constantFrom(0, 1), fc.integer())
          : typeof value === "string"
            ? fc.oneof(fc.constant(""), fc.string())
            : fc.constant(value);
    return [name, fc.option(any, { nil: null })] as const;
  });
  return fc.record(Object.fromEntries(members)) as unknown as fc.Arbitrary<Group>;
}

it("whatever was read: who is warned or stopped is told what to do, and no raw value shows its insides", () => {
  const { computer, windows, tpm, supply, leftovers } = readinessReading().facts;
  const anyFacts = fc.record({
    computer: anyGroup(computer),
    windows: anyGroup(windows),
    tpm: anyGroup(tpm),
    supply: anyGroup(supply),
    leftovers: anyGroup(leftovers),
  });
  const context = fc.record({
    forPreProvisioning: fc.boolean(),
    isDuringRun: fc.boolean(),
    hasFailedBefore: fc.boolean(),
    mayUseDfci: fc.boolean(),
  });
  fc.assert(
    fc.property(anyFacts, context, (facts, anyContext) => {
      for (const { check, state, advice, raw } of assessReadiness({ ...readinessReading(), facts }, anyContext)) {
        // The one check that no reading can decide says where a person can look.
        const isOpen = check === "deviceAssociation" && state === "unknown";
        expect([check, advice !== undefined]).toEqual([check, isOpen || state === "fail" || state === "warn"]);
        expect(raw).not.toMatch(/undefined|NaN|\[object/);
      }
    }),
  );
});
