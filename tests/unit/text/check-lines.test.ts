import { describe, expect, it } from "vitest";
import type { FlowApp } from "../../../shared/domain/flow/flow-app.ts";
import type { FlowPage } from "../../../shared/domain/flow/flow-signals.ts";
import { assessReadiness } from "../../../shared/domain/readiness/assess-readiness.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { importErrorSentence } from "../../../shared/text/lists/registration-text.ts";
import { say } from "../../../shared/text/say.ts";
import { checkSummary, readinessLines } from "../../../shared/text/screens/check-lines.ts";
import {
  appStateText,
  eventDetail,
  flowScreenText,
  pageText,
  providerText,
  setupFacts,
} from "../../../shared/text/screens/flow-screen-text.ts";
import {
  eventLevelText,
  eventLogText,
  otherEventText,
  provisioningFacts,
} from "../../../shared/text/screens/provisioning-text.ts";
import { readinessReading } from "../../support/readiness-facts.ts";

describe("checks in words", () => {
  const reading = readinessReading(
    { tpm: { present: false }, computer: { secureBoot: false }, windows: { restartPending: null } },
    { clockOffsetMs: 720_000 },
  );
  const lines = readinessLines(
    assessReadiness(reading, {
      forPreProvisioning: true,
      isDuringRun: false,
      hasFailedBefore: false,
      mayUseDfci: false,
    }),
  );

  it("what needs somebody comes first, each with its condition, raw value and advice", () => {
    expect(lines.slice(0, 3).map(({ check, word }) => `${check} ${word}`)).toEqual([
      "tpmPresent Fail",
      "clock Fail",
      "secureBoot Warning",
    ]);
    expect(lines.find(({ check }) => check === "clock")).toEqual({
      check: "clock",
      state: "fail",
      word: "Fail",
      title: "Clock",
      raw: "+720 s",
      condition: "Within a minute of the bench's clock",
      advice: "Set the device's clock, which is 12 min ahead: w32tm /resync /force.",
    });
  });

  it("are counted, and only those there are", () => {
    expect(checkSummary(lines)).toBe("2 fail, 1 warning, 2 unknown, 20 pass, 11 not applicable");
    expect(checkSummary([{ state: "pass" }])).toBe("1 pass");
  });
});

describe("what the device told, in words", () => {
  const app: FlowApp = { kind: "win32", id: "x", name: "", state: "failed", raw: "4", errorCode: "0x80070643" };
  const page: FlowPage = {
    shown: true,
    blocks: true,
    mayReset: false,
    mayRetry: true,
    mayContinue: false,
    otherBits: 8,
    timeoutMinutes: 90,
    message: "Call 1234",
    serverDone: null,
    syncDone: null,
  };

  it("an app with its error, an unknown state with its raw value, one of an earlier enrolment as that", () => {
    expect(appStateText(app)).toBe("Failed · 0x80070643 · The installer failed (1603)");
    expect(appStateText({ ...app, state: "unknown", raw: "12", errorCode: "0x87D30004" })).toBe(
      "Unknown (12) · 0x87D30004 · Meaning uncertain",
    );
    expect(appStateText({ ...app, stale: true })).toBe("Failed · of an earlier enrolment, not counted");
  });

  it("the page with what it allows, as far as it is known", () => {
    expect(pageText(page)).toBe(
      "shown · blocks the device · allows retry · for 90 min · unknown setting 8 · says “Call 1234”",
    );
    const unknown = {
      ...page,
      shown: null,
      blocks: null,
      mayRetry: null,
      otherBits: 0,
      timeoutMinutes: null,
      message: "",
    };
    expect(pageText(unknown)).toBe("");
    expect(pageText({ ...unknown, shown: false, blocks: false })).toBe("not shown · does not block the device");
  });

  it("a provider with its list and its error", () => {
    expect(providerText({ name: "Sidecar", state: "completed", raw: "3", appsListed: false })).toBe(
      "Installed · its list of apps is not there yet",
    );
    expect(providerText({ name: "x", state: "unknown", raw: "9", appsListed: null })).toBe("Unknown (9)");
    const failed = { name: "x", state: "failed", raw: "4", errorCode: "0x87D30068", appsListed: null } as const;
    expect(providerText(failed)).toBe("Failed · 0x87D30068 · The download failed");
  });

  it("an event with its code, or the step of an offline join", () => {
    const event = { key: "tpmNotConfirmed", count: 1, lastAt: epochMs(0) } as const;
    expect(eventDetail(event)).toBe("");
    expect(eventDetail({ ...event, errorCode: "0x81039024" })).toBe("0x81039024 · TPM with a known vulnerability");
    expect(eventDetail({ ...event, key: "offlineJoinState", value: 3 })).toBe("timed out");
    expect(eventDetail({ ...event, key: "offlineJoinState", value: 9 })).toBe("9");
  });

  it("what is not known as it stands there", () => {
    const app = { kind: "win32", id: "x", name: "", raw: "9", details: { exitCode: 1603, compliance: 2 } } as const;
    expect(appStateText({ ...app, state: "unknown" })).toBe("Unknown (9) · exit code 1603, compliance 2");
    expect(appStateText({ ...app, state: "done" })).toBe("Installed");
    expect(flowScreenText.count(1, 3, [7, 9])).toBe("1 of 3, unknown state 7, 9");
    const event = { channel: "Microsoft-Windows-A/B", id: 4711, count: 1, lastAt: epochMs(0), numbers: [], words: [] };
    expect([
      eventLevelText(event),
      eventLevelText({ ...event, level: 2 }),
      eventLevelText({ ...event, level: 9 }),
    ]).toEqual(["unknown", "Error", "unknown (9)"]);
    expect(eventLogText(event)).toBe("A/B");
    expect(otherEventText({ ...event, errorCode: "0x81039024", numbers: [3, 4], words: ["Some_Mark"] })).toBe(
      "0x81039024 · TPM with a known vulnerability · Some_Mark · 3, 4",
    );
    expect(setupFacts({ sticks: 0 })).toEqual([]);
    expect([6, 9].map((driveEncryption) => setupFacts({ driveEncryption }))).toEqual([
      [["Drive encryption", "XTS-AES 128-bit"]],
      [["Drive encryption", "unknown (9)"]],
    ]);
    expect(setupFacts({ sticks: 2 })).toEqual([["Sticks in the device", "2, to be taken out before Reseal"]]);
  });

  it("the profile and what the server has made of it", () => {
    const nothing = { correlationId: "", signedInTenantId: "", downloadedAt: "", enrollments: [], restartSettings: [] };
    expect(provisioningFacts(nothing)).toEqual([]);
    const told = {
      ...nothing,
      correlationId: "c",
      outOfBox: { settings: ["noLocalAdmin", "tpmAttestation"], otherBits: 4096 },
      joinMethod: 1,
      skipDomainCheck: 0,
      offlineJoinApplied: false,
      enrollments: [
        { provider: "MS DM Server", type: 6, state: 1 },
        { provider: "Other", type: 99, state: -1 },
      ],
      settingsMade: { count: 2, newest: ["./A", "./B"] },
      restartSettings: ["./A"],
    } as const;
    expect(provisioningFacts(told)).toEqual([
      ["Profile sets", "user is no local administrator, TPM attestation, unknown setting 4096"],
      ["Join", "Microsoft Entra hybrid join"],
      ["Domain controller", "is looked for"],
      ["Offline domain join", "not yet"],
      ["Enrolled", "MS DM Server: MDM with Microsoft Entra, of the device, state 1 · Other: unknown (99)"],
      ["Settings made by the server", "2 settings"],
      ["The newest of them", "./A, ./B"],
      ["Settings that restart it", "./A"],
      ["Correlation id for Microsoft", "c"],
    ]);
    const downloaded = ["2026-11-26T07:05:00", "soon"].map((downloadedAt) =>
      provisioningFacts({ ...nothing, downloadedAt }),
    );
    expect(downloaded).toEqual([[["Profile downloaded", "26 Nov 2026 07:05"]], [["Profile downloaded", "soon"]]]);
    expect(provisioningFacts({ ...nothing, joinMethod: 7 })).toEqual([["Join", "unknown (7)"]]);
    expect(provisioningFacts({ ...nothing, outOfBox: { settings: [], otherBits: 0 } })).toEqual([
      ["Profile sets", "nothing"],
    ]);
  });

  it("signs of a user as one sentence", () => {
    expect(flowScreenText.userFlow(["desktop", "hello"])).toBe(
      "Somebody is past the technician flow: a user's desktop was reached, Windows Hello was offered.",
    );
  });
});

describe("one lookup everywhere", () => {
  const params = { errorCode: "0x80180014", phase: "devicePreparation" };

  it("stop reason, next step and refused import say what the code means", () => {
    expect(say({ code: "stop.flowFailed", params })).toBe(
      "Technician flow failed: 0x80180014, enrolment is blocked for this device",
    );
    expect(say({ code: "next.actOnError", params })).toBe(
      "Have its Intune record deleted or the device unblocked, or the restriction changed; then reset the device. Move the unit to rework.",
    );
    expect(say({ code: "stop.importRefused", params: { code: 0, name: "ZtdDeviceNotFound" } })).toBe(
      "Import refused: ZtdDeviceNotFound, maker, model and serial, or the product key, are not known to Microsoft",
    );
    expect(importErrorSentence("908 SerialNumberMismatch")).toBe(
      "908 SerialNumberMismatch · The serial is another than the registered one",
    );
    expect(importErrorSentence("1 SomethingNew")).toBe("1 SomethingNew");
  });

  it("an uncertain meaning is said to be so, an unknown code stays alone", () => {
    expect(say({ code: "stop.flowFailed", params: { errorCode: "0x81036502", phase: "" } })).toBe(
      "Technician flow failed: 0x81036502, meaning uncertain",
    );
    expect(say({ code: "stop.flowFailed", params: { errorCode: "0x12345678", phase: "" } })).toBe(
      "Technician flow failed: 0x12345678",
    );
  });
});
