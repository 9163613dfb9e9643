import { describe, expect, it } from "vitest";
import { detectCases, isPastKnown } from "../../../../shared/domain/clearing/detect-cases.ts";
import type { PastRecord } from "../../../../shared/domain/clearing/past-record.ts";
import { pastView } from "../../../../shared/domain/clearing/past-view.ts";
import { benchWith, type Step, unitIn } from "../../../support/builders.ts";
import { pastAutopilot, pastManaged, pastObject, pastSteps } from "../../../support/past-records.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const past = pastSteps("A");
const refused = (errorCode: number, errorName: string): Step =>
  a.importSeen(7, { status: "error", errorCode, errorName });

describe("cases that evidence shows without looking any further", () => {
  it.each<readonly [string, string, Parameters<typeof benchWith>]>([
    ["nothing", "", ["readyToStart"]],
    ["second run refused", "blockedEnrollment", ["running", a.failed(40, "0x80180014")]],
    ["second run refused, as a decimal", "blockedEnrollment", ["running", a.failed(40, "0x80180014")]],
    ["another failure", "", ["running", a.failed(40, "0x81039024")]],
    [
      "blocked in the tenant",
      "blockedEnrollment",
      ["registering", a.registrationSeen(8, { userlessEnrollmentStatus: "blocked" })],
    ],
    ["blocked by state", "blockedEnrollment", ["registering", a.registrationSeen(8, { enrollmentState: "Blocked" })]],
    ["import met an object, by code", "staleDirectoryObject", ["registering", refused(814, "")]],
    [
      "import met an object, by name",
      "staleDirectoryObject",
      ["registering", refused(0, "ztdDeviceAlreadyAADRegistered")],
    ],
    ["hardware mismatch", "boardReplaced", ["registering", refused(908, "HardwareMismatchDetected")]],
    [
      "attention required",
      "boardReplaced",
      ["registering", a.registrationSeen(8, { remediationState: "manualRemediationRequired" })],
    ],
    ["several registrations", "registeredTwice", ["checked", a.registrationsRivalled(4)]],
  ])("%s: %s", (_what, expected, steps) => {
    const unit = unitIn(benchWith(...steps));
    expect(
      detectCases(unit, [])
        .map(({ name }) => name)
        .join(),
    ).toBe(expected);
    expect(isPastKnown(unit)).toBe(expected !== "");
  });
});

describe("cases and ways after a look", () => {
  const shown = (records: readonly PastRecord[], ...steps: Parameters<typeof benchWith>) => {
    const [upTo, ...more] = steps;
    const bench = benchWith(upTo, ...more, past.recordsSeen(60, records));
    const view = pastView(unitIn(bench), bench, at(60));
    return {
      cases: view.cases.map(({ name, reasons }) => `${name}: ${reasons.join(" ")}`),
      offers: view.offers.map(({ way, steps: list, phrase }) => [
        way,
        ...list.map(({ action, record }) => `${action} ${record.id}`),
        phrase,
      ]),
    };
  };

  it("a device of an earlier life: the managed device goes first, then its registration", () => {
    const { cases, offers } = shown(
      [pastManaged(), pastAutopilot("A", { isBlocked: true, groupTag: "OLD" })],
      "checked",
    );
    expect(cases).toEqual([
      "blockedEnrollment: enrollmentBlocked",
      "intuneRecord: intuneRecordFound",
      "replaceRegistration: otherTag",
    ]);
    expect(offers).toEqual([
      ["unblock", "allowNextEnrollment ztd-a", "UNBLOCK IM-A"],
      ["deleteIntuneRecord", "deleteManagedDevice old-managed-a", "DELETE IM-A"],
      ["deregister", "deleteManagedDevice old-managed-a", "deleteAutopilotDevice ztd-a", "DELETE IM-A"],
    ]);
  });

  it("unblocking is not offered while Windows Autopilot puts the registration right", () => {
    const toBeFixed = a.registrationSeen(20, { remediationState: "automaticRemediationRequired" });
    const { offers } = shown([pastManaged(), pastAutopilot("A", { isBlocked: true })], "registered", toBeFixed);
    expect(offers.map(([way]) => way)).toEqual(["deleteIntuneRecord", "deregister"]);
  });

  it("its user is unassigned before the registration goes", () => {
    const { offers } = shown([pastAutopilot("A", { userPrincipalName: "ada@contoso.example" })], "checked");
    expect(offers).toEqual([["deregister", "unassignUser ztd-a", "deleteAutopilotDevice ztd-a", "DELETE IM-A"]]);
  });

  it("of several registrations each is offered by itself, with what is enrolled under it alone", () => {
    const one = pastAutopilot();
    const other = pastAutopilot("A", { id: "ztd-2", ztdId: "ztd-2", entraDeviceId: "entra-2" });
    const { offers } = shown([pastManaged(), one, other], "checked", a.registrationsRivalled(4));
    expect(offers).toEqual([
      ["deleteIntuneRecord", "deleteManagedDevice old-managed-a", "DELETE IM-A"],
      ["deregister", "deleteManagedDevice old-managed-a", "deleteAutopilotDevice ztd-a", "DELETE IM-A"],
      ["deregister", "deleteAutopilotDevice ztd-2", "DELETE IM-A"],
    ]);
  });

  it("a registration under which a user's own device is enrolled is not offered", () => {
    const { offers } = shown([pastManaged("A", { ownership: "personal" }), pastAutopilot()], "checked");
    expect(offers).toEqual([]);
  });

  it("a left-over object is offered once the import was refused for it", () => {
    const { cases, offers } = shown([pastObject()], "registering", refused(814, ""));
    expect(cases).toEqual(["staleDirectoryObject: importMetObject objectLeftOver"]);
    expect(offers).toEqual([["deleteDirectoryObject", "deleteDirectoryDevice old-object-a", "DELETE IM-A"]]);
  });

  it("the object of the registration is never among what goes", () => {
    const object = pastObject("A", { entraDeviceId: "entra-a", ztdId: "ztd-a" });
    const { offers } = shown([pastManaged(), pastAutopilot(), object], "checked");
    expect(offers.flat().some((word) => word.includes("old-object-a"))).toBe(false);
  });
});
