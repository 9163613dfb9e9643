import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchBatchDevices } from "../../../../shared/domain/partner-center/match-batch-devices.ts";
import { matchPartnerJob } from "../../../../shared/domain/partner-center/match-job.ts";
import { matchResults } from "../../../../shared/domain/partner-center/match-results.ts";
import type { PartnerJobRecord, PartnerResult } from "../../../../shared/domain/partner-center/records.ts";
import { serialOf } from "../../../../shared/domain/unit/unit.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { andThen, given, unitIn } from "../../../support/builders.ts";
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

const named = (serialNumber: string, productKey = "") => ({ serialNumber, productKey });

describe("which record is whose", () => {
  it("goes by name first, wherever it stands, and by position where there is no name", () => {
    const rows = [named("A1"), named("B2"), named("", "3300326890139")];
    expect(matchResults(rows, [named("B2"), named("A1"), named("")])).toEqual([1, 0, 2]);
    expect(matchResults(rows, [named(""), named(""), named("")])).toEqual([0, 1, 2]);
    expect(matchResults(rows, [named("", "3300326890139"), named(" a1 ")])).toEqual([1, undefined, 0]);
  });

  it("takes no position for a name when fewer came than were sent", () => {
    expect(matchResults([named("A1"), named("B2")], [named("")])).toEqual([undefined, undefined]);
  });

  it("gives each record to at most one row, and finds every row of an answer in any order", () => {
    const serials = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{3,8}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        serials,
        fc.infiniteStream(fc.nat(99)),
        fc.array(fc.boolean(), { maxLength: 30 }),
        (all, order, hides) => {
          const rows = all.map((serial) => named(serial));
          const shuffled = all
            .map((serial) => ({ serial, rank: order.next().value ?? 0 }))
            .toSorted((left, right) => left.rank - right.rank)
            .map(({ serial }) => named(serial));
          const found = matchResults(rows, shuffled);
          expect(found.map((place) => shuffled[place ?? -1]?.serialNumber)).toEqual(all);
          const partly = rows.map((row, index) => (hides[index] === true ? named("") : row));
          expect(matchResults(rows, partly)).toEqual(rows.map((_, index) => index));
          const used = matchResults(rows, shuffled.slice(0, 3)).filter((place) => place !== undefined);
          expect(new Set(used).size).toBe(used.length);
        },
      ),
    );
  });
});

const names = ["A", "B", "C"];
const before = given(partnerOrder(), customerChosen(), ...names.flatMap(sendable));
const planned = planAll(before, 5);
const requestId = planned.drafts.flatMap((draft) => (draft.kind === "partnerSent" ? [draft.requestId] : []))[0] ?? "";
const accepted = answered(5, requestId, { kind: "accepted", trackingId: "job" });
const bench = andThen(before, ...sentSteps(planned, 5), accepted);
const order = bench.partner.uploads[0]?.unitIds ?? [];

function result(name: string, changes: Partial<PartnerResult> = {}): PartnerResult {
  const serialNumber = serialOf(unitIn(bench, name));
  return {
    deviceId: `device-${name}`,
    serialNumber,
    productKey: "",
    status: "finished",
    errorCode: 0,
    errorName: "",
    ...changes,
  };
}

function job(changes: Partial<PartnerJobRecord>): PartnerJobRecord {
  return { trackingId: "job", status: "processing", results: [], ...changes };
}

describe("evidence from a job", () => {
  it("looks at every device although the job calls itself finished", () => {
    const results = order.map((name, index) =>
      index === 1 ? result(name, { status: "finishedWithErrors", errorCode: 808, errorName: "x" }) : result(name),
    );
    const drafts = matchPartnerJob(bench, requestId, job({ status: "finished", results }), at(7));
    expect(drafts.map((draft) => ("unitId" in draft ? draft.unitId : draft.kind))).toEqual([
      ...order,
      "partnerJobSeen",
    ]);
    expect(drafts[1]).toMatchObject({ result: { errorCode: 808 } });
    expect(drafts.at(-1)).toMatchObject({ status: "finished", isComplete: true });
  });

  it("tells a failed device also where its own status says finished", () => {
    const results = order.map((name) => result(name, { errorCode: 812 }));
    const [first] = matchPartnerJob(bench, requestId, job({ status: "finished", results }), at(7));
    expect(first).toMatchObject({ kind: "partnerResultSeen", result: { errorCode: 812 } });
  });

  it("keeps results that are there while the job works on, and nothing twice", () => {
    const [name = ""] = order;
    const record = job({ results: [result(name)] });
    const drafts = matchPartnerJob(bench, requestId, record, at(6));
    expect(drafts).toMatchObject([
      { kind: "partnerResultSeen", unitId: name },
      { status: "processing", isComplete: false },
    ]);
    const next = andThen(
      bench,
      resultSeen(6, name, requestId, { deviceId: `device-${name}` }),
      jobSeen(6, requestId, "processing", false),
    );
    expect(matchPartnerJob(next, requestId, record, at(7))).toEqual([]);
  });

  it("says of a device that an ended job does not mention that nothing is known", () => {
    const drafts = matchPartnerJob(bench, requestId, job({ status: "finishedWithErrors", results: [] }), at(7));
    expect(drafts).toHaveLength(4);
    expect(drafts[0]).toMatchObject({ result: { status: "unknown", errorCode: 0 } });
  });

  it("knows nothing of an upload it did not send", () => {
    expect(matchPartnerJob(bench, "other", job({ status: "finished" }), at(7))).toEqual([]);
  });
});

describe("evidence from a batch's devices", () => {
  const error = appError("unavailable", "partner.unavailable");
  const unclear = andThen(bench, answered(6, requestId, { kind: "unclear", error }));
  const [upload] = unclear.partner.uploads;
  if (upload === undefined) throw new Error("nothing was sent");
  const device = (name: string) => ({
    deviceId: `device-${name}`,
    serialNumber: serialOf(unitIn(bench, name)),
    productKey: "",
  });

  it("ends the upload when all its devices are there", () => {
    const drafts = matchBatchDevices(unclear, upload, order.map(device), at(8));
    expect(drafts.map(({ kind }) => kind)).toEqual([...order.map(() => "partnerDeviceSeen"), "partnerJobSeen"]);
  });

  it("has the job asked for when some are missing, and never goes by position", () => {
    const nameless = { deviceId: "x", serialNumber: "", productKey: "" };
    const drafts = matchBatchDevices(unclear, upload, [nameless, nameless, nameless], at(8));
    expect(drafts).toMatchObject([{ kind: "partnerBatchLookedUp", isPresent: true }]);
  });
});
