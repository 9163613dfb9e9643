import { describe, expect, it } from "vitest";
import type { FactChanges } from "../../../support/readiness-facts.ts";
import { checkOf, type Row } from "./assessed-device.ts";

/** A device whose profile joins it to a domain of its own, on a build. */
const hybrid = (build: string, updateRevision: number | null): FactChanges => ({
  windows: { build, updateRevision },
  leftovers: { domainJoinMethod: 1 },
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
