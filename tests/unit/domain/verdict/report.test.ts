import { describe, expect, it } from "vitest";
import type { DeploymentState } from "../../../../shared/domain/tenant/records.ts";
import { judge } from "../../../../shared/domain/verdict/judge.ts";
import {
  configurationSeen,
  given,
  orderIn,
  orderOpened,
  type Step,
  smoothLife,
  unitIn,
} from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const unreported = smoothLife("ready").filter((step) => step.fact.kind !== "deploymentEventSeen");
const freshlyRead = (minute: number) => [a.managedSeen(minute), a.registrationSeen(minute), a.profileSeen(minute)];

function verdictOf(minute: number, ...steps: readonly Step[]) {
  const bench = given(orderOpened(), configurationSeen(), ...unreported, ...steps);
  return judge(unitIn(bench), orderIn(bench), bench.configuration, at(minute));
}

function pointOf(minute: number, ...steps: readonly Step[]) {
  return verdictOf(minute, ...steps).points.find((point) => point.name === "reportedSuccess");
}

describe("a report that has not come", () => {
  it("is awaited for an hour from Reseal, and it says until when", () => {
    const waiting = { code: "point.reportedSuccess.waiting", params: { untilAt: at(115) } };
    expect(pointOf(66)).toEqual({ name: "reportedSuccess", state: "missing", text: waiting, until: at(115) });
    expect(pointOf(114.9)?.text).toEqual(waiting);
  });

  it("then it asks whether a person accepts that, and waiting changes nothing", () => {
    const asking = { code: "point.reportedSuccess.askAcceptance", params: { sinceAt: at(115) } };
    expect(pointOf(115)).toEqual({ name: "reportedSuccess", state: "missing", text: asking });
    expect(pointOf(100_000)?.text).toEqual(asking);
    expect(verdictOf(100_000, ...freshlyRead(99_999)).kind).toBe("notYet");
  });

  it("accepted by name it is shown with that name", () => {
    const accepted = {
      code: "point.reportedSuccess.accepted",
      params: { name: "Supervisor 01", reason: "Report not updated" },
    };
    expect(pointOf(121, a.reportAccepted(120))).toMatchObject({ state: "shown", source: "E-ADM", text: accepted });
    expect(verdictOf(121, a.reportAccepted(120)).kind).toBe("ready");
  });

  it("an acceptance lasts as long as an observation, then it is asked for again", () => {
    const day = 24 * 60;
    const later = freshlyRead(120 + day - 1);
    expect(verdictOf(120 + day - 1, a.reportAccepted(120), ...later).kind).toBe("ready");
    expect(pointOf(120 + day, a.reportAccepted(120))?.text.code).toBe("point.reportedSuccess.askAcceptance");
    expect(verdictOf(120 + day + 5, a.reportAccepted(120), ...later, a.reportAccepted(120 + day + 1)).kind).toBe(
      "ready",
    );
  });
});

describe("what the row says", () => {
  it.each<readonly [DeploymentState, string]>([
    ["success", "shown"],
    ["successOnRetry", "shown"],
    ["unknown", "missing"],
    ["inProgress", "missing"],
    ["failure", "missing"],
    ["successWithTimeout", "missing"],
    ["notAttempted", "missing"],
    ["disabled", "missing"],
  ])("device ESP %s: %s", (deviceSetupStatus, state) => {
    expect(pointOf(66, a.eventSeen(65, { deviceSetupStatus }))?.state).toBe(state);
  });

  it("a failed row does not contradict a success screen: it is named, awaited, then accepted (G4, K-04)", () => {
    const row = a.eventSeen(65, { deploymentState: "failure", deviceSetupStatus: "failure" });
    expect(pointOf(66, row)).toMatchObject({
      state: "missing",
      text: { code: "point.reportedSuccess.failedRow" },
      until: at(115),
    });
    expect(verdictOf(66, row).kind).toBe("notYet");
    expect(verdictOf(121, row, a.reportAccepted(120)).kind).toBe("ready");
  });

  it("a failed row beside a successful device ESP counts by the device ESP", () => {
    expect(pointOf(66, a.eventSeen(65, { deploymentState: "failure" }))?.state).toBe("shown");
  });

  it("a row from before the start is not this run's", () => {
    expect(pointOf(66, a.eventSeen(65, { startedAt: at(4) }))?.state).toBe("missing");
  });
});
