import { describe, expect, test } from "vitest";
import type { TextRef } from "../../../shared/domain/bench/board-view.ts";
import { say } from "../../../shared/text/say.ts";

const at = new Date(2026, 10, 24, 4, 27).getTime();

const cases: readonly (readonly [TextRef, string])[] = [
  [{ code: "detail.successSeen", params: { at } }, "Success screen since 04:27"],
  [{ code: "detail.successSeen", params: { at, sticks: 1 } }, "Success screen since 04:27. Take the stick out first"],
  [{ code: "detail.stepApps", params: { done: 3, total: 7 } }, "3 of 7"],
  [{ code: "detail.stepApps", params: { done: 3, total: 7, name: "Office" } }, "3 of 7 · Office"],
  [{ code: "detail.stepApps", params: {} }, "Apps"],
  [{ code: "detail.stepCertificates", params: { done: 0, total: 0 } }, "Certificates"],
  [{ code: "detail.noNews", params: { minutes: 21, usualMinutes: 31 } }, "No news for 21 min; usual is up to 31 min"],
  [
    { code: "detail.pastTimeout", params: { minutes: 493, timeoutMinutes: 60 } },
    "Running 8 h 13 min, the page allows 60 min",
  ],
  [{ code: "detail.collectFailed", params: { error: "bridge.timedOut" } }, "The device did not answer in time"],
  [
    { code: "detail.flowFailed", params: { errorCode: "0x81039024", step: "Apps" } },
    "At: apps · TPM with a known vulnerability",
  ],
  [{ code: "detail.flowFailed", params: { errorCode: "0x81039024", step: "" } }, "TPM with a known vulnerability"],
  [
    { code: "detail.flowFailed", params: { errorCode: "", step: "Apps", app: "Contoso VPN", moreApps: 1 } },
    "At: Contoso VPN and 1 more",
  ],
  [{ code: "detail.importSent", params: { sentAt: at } }, "Sent 04:27, not shown yet"],
  [{ code: "stop.hashBlocked", params: { finding: "tpmMissing", field: "tpm" } }, "Hardware hash: no TPM"],
  [{ code: "stop.rework", params: { reason: "sealBroken" } }, "In rework: seal broken"],
  [
    { code: "stop.changedSinceStart", params: { field: "groupTag", before: "A", after: "" } },
    "Group tag was “A”, is now nothing",
  ],
  [
    { code: "point.unchanged.contradicted", params: { field: "userPrincipalName", before: "", after: "" } },
    "User changed since the start",
  ],
  [{ code: "point.labelled.missing", params: { missing: "scan" } }, "Label printed; scan it on the box"],
  [{ code: "point.reportedSuccess.waiting", params: { untilAt: 0 } }, "No row for this attempt yet"],
  [{ code: "why.readyUnits", params: { count: 1 } }, "1 unit"],
  [{ code: "scan.withdrawn", params: { action: "", serialNumber: "" } }, "The last confirmation was taken back"],
  [
    { code: "scan.withdrawn", params: { action: "reseal", serialNumber: "SIM01" } },
    "The last confirmation was taken back: reseal confirmed, SIM01",
  ],
  [{ code: "status.bridgeMissing", params: { error: "bridge.unavailable" } }, "missing"],
  [{ code: "status.tenantSilent", params: {} }, "not asked yet"],
  [{ code: "status.tenantCalls", params: { callsPerMinute: 1 } }, "1 call/min, not throttled"],
];

describe("sentences", () => {
  test.each(cases)("%j", (text, sentence) => {
    expect(say(text)).toBe(sentence);
  });
});
