import { describe, expect, it } from "vitest";
import type { ReadinessReading } from "../../../../shared/domain/readiness/readiness-facts.ts";
import { assess, checkOf, flow, type Row } from "./assessed-device.ts";

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
