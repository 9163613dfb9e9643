import { describe, expect, it } from "vitest";
import { projectPartner, reconcileRows } from "../../../../shared/domain/partner-center/partner-view.ts";
import { planTags } from "../../../../shared/domain/partner-center/tag-queue.ts";
import { andThen, given, orderOpened, type Step, unitIn } from "../../../support/builders.ts";
import {
  answered,
  customerChosen,
  jobSeen,
  partnerOrder,
  planAll,
  resultSeen,
  sendable,
  sentSteps,
} from "../../../support/partner-steps.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const before = given(partnerOrder(), customerChosen(), ...sendable("A"));
const planned = planAll(before, 5);
const requestId = planned.drafts.flatMap((draft) => (draft.kind === "partnerSent" ? [draft.requestId] : []))[0] ?? "";
const accepted = answered(5, requestId, { kind: "accepted", trackingId: "job" });
const sent = andThen(before, ...sentSteps(planned, 5));

function rowAt(minute: number, readMinute: number | undefined, ...steps: readonly Step[]) {
  const bench = andThen(sent, ...steps);
  const [row] = reconcileRows(bench, readMinute === undefined ? undefined : at(readMinute), at(minute));
  return row === undefined ? undefined : [row.state, row.reason.code, row.nextStep?.code];
}

const failed = (errorCode: number, errorName: string): Step =>
  resultSeen(7, "A", requestId, { status: "finishedWithErrors", errorCode, errorName });

describe("whether a device is really in Intune", () => {
  it("is under way while the job works, and late after half an hour", () => {
    expect(rowAt(6, 6, accepted)).toEqual(["waiting", "partner.working", undefined]);
    expect(rowAt(40, 40, accepted)).toEqual(["flagged", "partner.late", "partner.lookInPartnerCenter"]);
  });

  it("is waited for after Partner Center said so, and flagged when the tenant's list still lacks it", () => {
    const done = [accepted, resultSeen(7, "A", requestId), jobSeen(7, requestId, "finished", true)];
    expect(rowAt(8, 8, ...done)).toEqual(["waiting", "partner.awaited", undefined]);
    expect(rowAt(40, 39, ...done)).toEqual(["flagged", "partner.missing", "partner.syncThenSupport"]);
    expect(rowAt(40, undefined, ...done)).toEqual(["flagged", "partner.notProvable", "partner.readTenant"]);
    expect(rowAt(40, 10, ...done)).toEqual(["flagged", "partner.notProvable", "partner.readTenant"]);
  });

  it("is proven by the tenant's list and the order's tag alone", () => {
    const done = [accepted, resultSeen(7, "A", requestId)];
    expect(rowAt(9, 9, ...done, a.registrationSeen(9))).toEqual(["proven", "partner.proven", undefined]);
    const untagged = a.registrationSeen(9, { groupTag: "" });
    expect(rowAt(9, 9, ...done, untagged)).toEqual(["waiting", "partner.tagMissing", undefined]);
    const other = a.registrationSeen(9, { groupTag: "OTHER" });
    expect(rowAt(9, 9, ...done, other)).toEqual(["flagged", "partner.otherTag", "partner.setTag"]);
  });

  it.each([
    [808, "ZtdDeviceAssignedToOtherTenant", "partner.foreignTenant", "next.releaseByOwner", "foreignTenant"],
    [0, "ZtdDeviceAssignedToAnotherTenant", "partner.foreignTenant", "next.releaseByOwner", "foreignTenant"],
    [812, "ZtdDeviceNotFound", "partner.refused", "partner.bringHash", "stopped"],
    [802, "InvalidZtdHardwareHash", "partner.refused", "next.collectAgain", "stopped"],
    [999, "SomethingNew", "partner.refused", "partner.openUnit", "stopped"],
  ] as const)("is flagged with what to do after %i %s", (code, name, reason, nextStep, stage) => {
    const refused = failed(code, name);
    expect(rowAt(8, 8, accepted, refused)).toEqual(["flagged", reason, nextStep]);
    expect(unitIn(andThen(sent, accepted, refused)).stage).toBe(stage);
  });

  it("takes *already assigned* for a soft success that the tenant's list has to prove", () => {
    expect(rowAt(8, 8, accepted, failed(806, "ZtdDeviceAlreadyAssigned"))).toEqual([
      "waiting",
      "partner.awaited",
      undefined,
    ]);
  });

  it("goes out again once a refused device was read again", () => {
    const read = andThen(sent, accepted, failed(812, "ZtdDeviceNotFound"), a.hashRead(9));
    expect(unitIn(read).stage).toBe("checked");
    expect(planAll(read, 12).effects.map(({ kind }) => kind)).toContain("uploadPartner");
  });

  it("says what holds up a device that was not sent", () => {
    const notChosen = given(partnerOrder(), ...sendable("A"));
    expect(reconcileRows(notChosen, undefined, at(3))).toMatchObject([
      { state: "flagged", reason: { code: "partner.noCustomer" }, nextStep: { code: "partner.chooseCustomer" } },
    ]);
    const byHand = given(orderOpened({ path: "partnerCenter" }), ...sendable("A"));
    expect(reconcileRows(byHand, undefined, at(3))).toMatchObject([
      { state: "waiting", reason: { code: "partner.byHand" } },
    ]);
    expect(reconcileRows(given(orderOpened(), ...sendable("A")), undefined, at(3))).toEqual([]);
  });

  it("counts every device once, and shows the upload with what became of its devices", () => {
    const bench = andThen(sent, accepted, resultSeen(7, "A", requestId), jobSeen(7, requestId, "finished", true));
    expect(projectPartner(bench, at(8), at(8))).toMatchObject({
      path: "both",
      uploads: true,
      counts: { proven: 0, waiting: 1, flagged: 0 },
      jobs: [{ state: "ended", jobStatus: "finished", rows: 1, done: 1, failed: 0 }],
    });
  });
});

describe("the order's tag", () => {
  const untagged = a.registrationSeen(9, { groupTag: "" });
  const done = andThen(sent, accepted, resultSeen(7, "A", requestId), untagged);

  it("is given once to what Partner Center registered without one", () => {
    const draft = planTags(done, at(10));
    expect(draft).toMatchObject({
      kind: "tenantChangeOpened",
      change: { reason: "order", items: [{ unitId: "A", field: "groupTag", before: "" }] },
    });
    if (draft?.kind !== "tenantChangeOpened") throw new Error("no change was planned");
    const { kind, change } = draft;
    const asked = andThen(done, { minute: 10, source: "E-RUN", fact: { kind, change } });
    expect(planTags(asked, at(11))).toBeUndefined();
  });

  it("is not given to a unit once another one carries its serial number", () => {
    const b = unitSteps("B");
    expect(planTags(andThen(done, b.seen(9), b.hashRead(9, { serialNumber: "SIM-A" })), at(10))).toBeUndefined();
  });

  it("is not put over another tag, nor given to what came by another way", () => {
    const other = andThen(sent, accepted, resultSeen(7, "A", requestId), a.registrationSeen(9, { groupTag: "OTHER" }));
    expect(planTags(other, at(10))).toBeUndefined();
    expect(planTags(andThen(before, untagged), at(10))).toBeUndefined();
  });
});
