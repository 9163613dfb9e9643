import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BenchState } from "../../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../../shared/domain/bench/plan/effect.ts";
import type { Pacing } from "../../../../shared/domain/bench/plan/pacing.ts";
import { projectPartner, reconcileRows } from "../../../../shared/domain/partner-center/partner-view.ts";
import { uploadIds } from "../../../../shared/domain/partner-center/upload-ids.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { andThen, benchStarted, given, orderOpened, unitIn } from "../../../support/builders.ts";
import {
  answered,
  customerChosen,
  jobSeen,
  lookedUp,
  partnerOrder,
  planAll,
  resultSeen,
  sendable,
  sentSteps,
} from "../../../support/partner-steps.ts";
import { at, order } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const busy = appError("unavailable", "partner.unavailable");

type Upload = Effect & { readonly kind: "uploadPartner" };

function uploadsOf(bench: BenchState, minute: number, pacing: Pacing = new Map()): readonly Upload[] {
  return planAll(bench, minute, pacing).effects.filter((effect): effect is Upload => effect.kind === "uploadPartner");
}

function oneUpload(bench: BenchState, minute: number): Upload {
  const [upload, ...more] = uploadsOf(bench, minute);
  if (upload === undefined || more.length > 0) throw new Error(`${more.length + 1} uploads are planned`);
  return upload;
}

/** A bench whose units were just sent, and the upload they went with. */
function justSent(...names: readonly string[]): { readonly bench: BenchState; readonly upload: Upload } {
  const before = given(partnerOrder(), customerChosen(), ...names.flatMap(sendable));
  const planned = planAll(before, 5);
  return { bench: andThen(before, ...sentSteps(planned, 5)), upload: oneUpload(before, 5) };
}

const unitsOf = (upload: Upload | undefined): readonly string[] => (upload?.items ?? []).map(({ unitId }) => unitId);

describe("which units are uploaded", () => {
  it("none before the customer was chosen", () => {
    const bench = given(partnerOrder(), ...sendable("A"));
    expect([uploadsOf(bench, 100), bench.toUpload.size]).toEqual([[], 1]);
    expect(unitsOf(oneUpload(andThen(bench, customerChosen(5)), 100))).toEqual(["A"]);
  });

  it("none in an order that names no partner: then units with a hash go by Graph where both ways are open", () => {
    const bench = given(orderOpened({ path: "both" }), customerChosen(), ...sendable("A"));
    const effects = planAll(bench, 100).effects.map(({ kind }) => kind);
    expect(effects).toContain("sendImports");
    expect(effects).not.toContain("uploadPartner");
  });

  it("none by Graph where the bench uploads, whichever of the two paths it is", () => {
    for (const path of ["partnerCenter", "both"] as const) {
      const bench = given(partnerOrder(path), customerChosen(), ...sendable("A"));
      expect(planAll(bench, 100).effects.map(({ kind }) => kind)).not.toContain("sendImports");
      expect(unitsOf(oneUpload(bench, 100))).toEqual(["A"]);
    }
  });

  it("only one that the tenant does not have, where the tenant can be asked", () => {
    const unread = [a.seen(), a.hashRead(1)];
    expect(uploadsOf(given(partnerOrder("both"), customerChosen(), ...unread), 100)).toEqual([]);
    expect(uploadsOf(given(partnerOrder("partnerCenter"), customerChosen(), ...unread), 100)).toHaveLength(1);
    expect(uploadsOf(given(partnerOrder(), customerChosen(), ...unread, a.registrationSeen(2)), 100)).toEqual([]);
  });

  it("a listed device by maker, model and serial number, or by its product key id", () => {
    const b = unitSteps("B");
    const bench = given(partnerOrder("partnerCenter"), customerChosen(), a.seen(), a.listed(1), b.seen(), b.listed(1));
    expect(unitsOf(oneUpload(bench, 100)).toSorted()).toEqual(["A", "B"]);
  });
});

describe("one upload", () => {
  it("gathers for ten seconds and journals each unit with its place before the call", () => {
    const bench = given(partnerOrder(), customerChosen(), ...sendable("A"), ...sendable("B"));
    expect(planAll(bench, 1.1)).toMatchObject({ tenantWakeAt: at(1) + 10_000 });
    const planned = planAll(bench, 5);
    const { requestId, batchId, items } = oneUpload(bench, 5);
    expect({ requestId, batchId }).toEqual(uploadIds(order(), items));
    expect(planned.drafts).toEqual(
      items.map(({ unitId }, position) => ({
        kind: "partnerSent",
        source: "E-RUN",
        at: at(5),
        unitId,
        requestId,
        batchId,
        isAddition: false,
        position,
        rows: 2,
        attempt: 1,
      })),
    );
  });

  it("holds at most five hundred devices, and none of them twice", () => {
    const names = Array.from({ length: 620 }, (_, index) => `U${index}`);
    const { bench, upload } = justSent(...names);
    const rest = oneUpload(bench, 6);
    expect([upload.items.length, rest.items.length]).toEqual([500, 120]);
    expect(new Set([...unitsOf(upload), ...unitsOf(rest)]).size).toBe(620);
    expect(rest.batchId).not.toBe(upload.batchId);
  });

  it("is not planned while one is on its way", () => {
    const bench = given(partnerOrder(), customerChosen(), ...sendable("A"));
    const pacing: Pacing = new Map([["uploadPartner", { running: true, startedAt: at(5), failures: 0 }]]);
    expect(uploadsOf(bench, 5, pacing)).toEqual([]);
  });
});

describe("what follows an answer", () => {
  it("asks for the job soon, and later more seldom", () => {
    const { bench, upload } = justSent("A");
    const { requestId } = upload;
    const taken = andThen(bench, answered(5, requestId, { kind: "accepted", trackingId: "job" }));
    const job = { kind: "readPartnerJobs", requestIds: [requestId] };
    expect(planAll(taken, 5).effects).not.toContainEqual(job);
    expect(planAll(taken, 5).tenantWakeAt).toBe(at(5) + 5_000);
    expect(planAll(taken, 5.1).effects).toContainEqual(job);
    const lookedAt = (minute: number): Pacing =>
      new Map([["readPartnerJobs", { running: false, startedAt: at(minute), endedAt: at(minute), failures: 0 }]]);
    expect(planAll(taken, 8, lookedAt(8)).tenantWakeAt).toBe(at(8) + 30_000);
    expect(planAll(taken, 25, lookedAt(25)).tenantWakeAt).toBe(at(25) + 60_000);
  });

  it("sends units of a call that certainly did nothing again, with the same ids", () => {
    const { bench, upload } = justSent("A");
    const error = appError("unauthorised", "signIn.required");
    const free = andThen(bench, answered(6, upload.requestId, { kind: "notTaken", error }));
    expect(oneUpload(free, 7)).toEqual(upload);
  });

  it("halves a refused call until the unit that is meant is alone, and then stops it", () => {
    const error = appError("invalid", "partner.invalid");
    let { bench, upload } = justSent("A", "B", "C", "D");
    const sizes: number[] = [];
    for (let minute = 6; upload.items.length > 1; minute += 1) {
      bench = andThen(bench, answered(minute, upload.requestId, { kind: "refused", error }));
      const planned = planAll(bench, minute + 0.5);
      upload = oneUpload(bench, minute + 0.5);
      sizes.push(upload.items.length);
      bench = andThen(bench, ...sentSteps(planned, minute + 0.5));
    }
    expect(sizes).toEqual([2, 1]);
    const [name = ""] = unitsOf(upload);
    bench = andThen(bench, answered(20, upload.requestId, { kind: "refused", error }));
    expect(unitIn(bench, name).stage).toBe("stopped");
    expect(unitsOf(oneUpload(bench, 21))).not.toContain(name);
  });

  /** Sends until nothing is planned any more, with the service refusing every call that holds one of the bad units. */
  const sendUntilQuiet = (names: readonly string[], isBad: (name: string) => boolean) => {
    const error = appError("invalid", "partner.invalid");
    let bench = given(partnerOrder(), customerChosen(), ...names.flatMap(sendable));
    let calls = 0;
    for (let minute = 5; ; minute += 1) {
      const planned = planAll(bench, minute);
      const upload = planned.effects.find((effect): effect is Upload => effect.kind === "uploadPartner");
      if (upload === undefined) return { bench, calls, minute };
      calls += 1;
      const { requestId } = upload;
      const isRefused = unitsOf(upload).some(isBad);
      const answer = isRefused
        ? ({ kind: "refused", error } as const)
        : ({ kind: "accepted", trackingId: "j" } as const);
      bench = andThen(bench, ...sentSteps(planned, minute), answered(minute + 0.5, requestId, answer));
    }
  };
  const many = Array.from({ length: 64 }, (_, index) => `U${String(index).padStart(2, "0")}`);

  it("stops after few calls where every call is refused, says so, and goes on once the customer was chosen again", () => {
    const { bench, calls, minute } = sendUntilQuiet(many, () => true);
    // 64, 32, 16, 8, 4, 2 and 1, then three more alone, with the calls of two between, and the last of all.
    expect(calls).toBeLessThanOrEqual(14);
    const view = projectPartner(bench, at(minute), at(minute));
    expect([view.isStopped, view.counts.flagged]).toEqual([true, 64]);
    expect(
      reconcileRows(bench, at(minute), at(minute)).filter(({ reason }) => reason.code === "partner.allRefused"),
    ).toHaveLength(59);
    const again = andThen(bench, customerChosen(minute + 1));
    expect(projectPartner(again, at(minute + 2), at(minute + 2)).isStopped).toBe(false);
    expect(uploadsOf(again, minute + 2)).toHaveLength(1);
    // It was not the devices: also those that were refused alone go out again.
    expect(many.filter((name) => unitIn(again, name).stage === "stopped")).toEqual([]);
  });

  it("finds bad units wherever they stand, also five of them together", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...many.slice(0, -1)), { maxLength: 8 }), (bad) => {
        const { bench, calls } = sendUntilQuiet(many, (name) => bad.includes(name));
        expect(many.filter((name) => unitIn(bench, name).stage === "stopped").toSorted()).toEqual(bad.toSorted());
        expect(many.filter((name) => unitIn(bench, name).partner?.state === "accepted")).toHaveLength(64 - bad.length);
        expect(calls).toBeLessThanOrEqual(2 * 6 * bad.length + 1);
      }),
      { numRuns: 10, examples: [[many.slice(0, 5)], [many.slice(20, 28)]] },
    );
  });

  it("puts a unit that met a failure of the service back into its batch after a pause", () => {
    const { bench, upload } = justSent("A", "B");
    const { requestId } = upload;
    const failed = andThen(
      bench,
      answered(5, requestId, { kind: "accepted", trackingId: "job" }),
      resultSeen(6, "A", requestId, { status: "finishedWithErrors", errorCode: 640, errorName: "StorageError" }),
      resultSeen(6, "B", requestId),
      jobSeen(6, requestId, "finished", true),
    );
    expect(uploadsOf(failed, 6.5)).toEqual([]);
    const again = oneUpload(failed, 8);
    expect([unitsOf(again), again.isAddition, again.batchId]).toEqual([["A"], true, upload.batchId]);
    expect(again.requestId).not.toBe(requestId);
  });
});

describe("an upload of unclear fate", () => {
  const unclear = (minute: number, requestId: string) => answered(minute, requestId, { kind: "unclear", error: busy });
  const lookUp = (requestId: string) => ({ kind: "lookUpPartnerUploads", requestIds: [requestId] });

  it("is looked up no sooner than a list can prove something, and nothing of it is sent meanwhile", () => {
    const { bench, upload } = justSent("A");
    const open = andThen(bench, unclear(6, upload.requestId));
    expect(planAll(open, 6.5).effects).not.toContainEqual(lookUp(upload.requestId));
    expect(planAll(open, 6.5).tenantWakeAt).toBe(at(7));
    expect(planAll(open, 7).effects).toContainEqual(lookUp(upload.requestId));
    expect(uploadsOf(open, 30)).toEqual([]);
  });

  it("goes out again as it was when its batch is not there", () => {
    const { bench, upload } = justSent("A", "B");
    const gone = andThen(bench, unclear(6, upload.requestId), lookedUp(8, upload.requestId, false));
    expect(oneUpload(gone, 9)).toEqual(upload);
  });

  it("is repeated under the same ids, with the same units in the same order, when its batch is there", () => {
    const { bench, upload } = justSent("A", "B");
    const there = andThen(bench, unclear(6, upload.requestId), lookedUp(8, upload.requestId, true));
    expect(oneUpload(there, 8)).toEqual(upload);
    const resent = andThen(there, ...sentSteps(planAll(there, 8), 8));
    const lost = andThen(resent, answered(8, upload.requestId, { kind: "present" }));
    expect(uploadsOf(lost, 9)).toEqual([]);
    expect(planAll(lost, 9).effects).toContainEqual(lookUp(upload.requestId));
    expect(planAll(lost, 60).effects).not.toContainEqual(lookUp(upload.requestId));
  });

  it("is what a start finds of a call that was on its way", () => {
    const { bench, upload } = justSent("A");
    const started = andThen(bench, benchStarted(6));
    expect(started.partner.uploads).toMatchObject([{ requestId: upload.requestId, state: "unclear" }]);
    expect(uploadsOf(started, 30)).toEqual([]);
    expect(planAll(started, 30).effects).toContainEqual(lookUp(upload.requestId));
  });
});
