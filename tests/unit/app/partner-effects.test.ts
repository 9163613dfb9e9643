import { describe, expect, it } from "vitest";
import { runReadPartnerJobs } from "../../../main/app/effects/partner-jobs.ts";
import { runLookUpPartnerUploads } from "../../../main/app/effects/partner-look-up.ts";
import { runUploadPartner } from "../../../main/app/effects/partner-upload.ts";
import type { PartnerCenter } from "../../../main/app/ports/partner-center.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import type { PartnerUploadRequest } from "../../../shared/domain/partner-center/records.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { andThen, given } from "../../support/builders.ts";
import { fakePorts } from "../../support/fake-ports.ts";
import {
  answered,
  customerChosen,
  partnerOrder,
  partnerTenant,
  planAll,
  sendable,
  sentSteps,
} from "../../support/partner-steps.ts";
import { order } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const offline = async () => err(appError("unavailable", "partner.offline"));

function portsWith(center: Partial<PartnerCenter>, stored: readonly string[] = ["A", "B"]) {
  const ports = fakePorts();
  for (const name of stored) ports.store.putHardwareHash(`digest-${name}`, `hash of ${name}`);
  return {
    ...ports,
    partnerCenter: {
      listCustomers: offline,
      createBatch: offline,
      addToBatch: offline,
      listBatches: offline,
      listDevices: offline,
      readJob: offline,
      ...center,
    },
  };
}

type Upload = Effect & { readonly kind: "uploadPartner" };

const before = given(partnerOrder(), customerChosen(), ...sendable("A"), ...sendable("B"));
const planned = planAll(before, 5);
const upload = planned.effects.find((effect): effect is Upload => effect.kind === "uploadPartner");
if (upload === undefined) throw new Error("no upload is planned");
const sent = andThen(before, ...sentSteps(planned, 5));
const lock = { partner: partnerTenant, customer: order().tenantId };

async function uploadWith(createBatch: PartnerCenter["createBatch"], stored?: readonly string[], effect = upload) {
  const ports = portsWith({ createBatch, addToBatch: createBatch }, stored);
  return runUploadPartner(ports, effect as Upload, () => sent);
}

describe("an upload", () => {
  it("goes to the order's own customer, in the order that was journaled, each device by its best identity", async () => {
    let seen: PartnerUploadRequest | undefined;
    const outcome = await uploadWith(async (where, request) => {
      expect(where).toEqual(lock);
      seen = request;
      return ok("job-1");
    });
    expect(seen?.requestId).toBe(upload.requestId);
    expect(seen?.batchId).toBe(upload.batchId);
    expect(seen?.devices.map(({ hardwareHash }) => hardwareHash)).toEqual(
      upload.items.map(({ unitId }) => `hash of ${unitId}`),
    );
    expect(outcome).toMatchObject({
      drafts: [{ kind: "partnerUploadAnswered", answer: { kind: "accepted", trackingId: "job-1" } }],
    });
    expect(outcome.error).toBeUndefined();
  });

  it("sends a device without a hash by maker, model and serial number as they stand in the list", async () => {
    const listed = given(
      partnerOrder("partnerCenter"),
      customerChosen(),
      unitSteps("A").seen(),
      unitSteps("A").listed(1),
    );
    const effect = planAll(listed, 5).effects.find((known): known is Upload => known.kind === "uploadPartner");
    let seen: PartnerUploadRequest | undefined;
    const createBatch: PartnerCenter["createBatch"] = async (_lock, request) => {
      seen = request;
      return ok("job");
    };
    await runUploadPartner(portsWith({ createBatch }), effect as Upload, () => listed);
    expect(seen?.devices).toMatchObject([{ hardwareHash: "", productKey: "" }]);
    expect(seen?.devices[0]?.manufacturer).not.toBe("");
  });

  it.each([
    [appError("invalid", "partner.invalid"), "refused", undefined],
    [appError("unavailable", "partner.unavailable"), "unclear", "partner.unavailable"],
    [appError("unavailable", "partner.badAnswer"), "unclear", "partner.badAnswer"],
    [appError("unauthorised", "signIn.required"), "notTaken", "signIn.required"],
    [appError("unavailable", "partner.throttled"), "notTaken", "partner.throttled"],
    [appError("unavailable", "partner.offline", { arrival: "unknown" }), "unclear", "partner.offline"],
    [appError("conflict", "partner.conflict"), "present", undefined],
  ] as const)("that ends with %o is %s", async (error: AppError, kind, code) => {
    const outcome = await uploadWith(async () => err(error));
    expect(outcome.drafts).toMatchObject([{ kind: "partnerUploadAnswered", answer: { kind } }]);
    expect(outcome.error?.code).toBe(code);
  });

  it("cannot tell by a conflict whether devices arrived in a batch that was there", async () => {
    const addition = { ...upload, isAddition: true } as Upload;
    const outcome = await uploadWith(async () => err(appError("conflict", "partner.conflict")), undefined, addition);
    expect(outcome.drafts).toMatchObject([{ answer: { kind: "unclear" } }]);
  });

  it("goes out as it was journaled or not at all: a lost hash stops its own unit and lets the others go again", async () => {
    let calls = 0;
    const outcome = await uploadWith(async () => {
      calls += 1;
      return ok("job");
    }, ["A"]);
    expect(calls).toBe(0);
    expect(outcome.drafts).toMatchObject([
      { kind: "partnerRowRefused", unitId: "B", error: { code: "unit.hashNotStored" } },
      { kind: "partnerUploadAnswered", answer: { kind: "notTaken" } },
    ]);
  });
});

const accepted = andThen(sent, answered(5, upload.requestId, { kind: "accepted", trackingId: "job" }));

describe("a look at jobs", () => {
  const look = (readJob: PartnerCenter["readJob"], state: BenchState = accepted) =>
    runReadPartnerJobs(portsWith({ readJob }), [upload.requestId], () => state);

  it("takes a job that the service does not know any more for one whose devices are looked for", async () => {
    const outcome = await look(async () => err(appError("notFound", "partner.notFound")));
    expect(outcome).toMatchObject({ drafts: [{ kind: "partnerUploadAnswered", answer: { kind: "present" } }] });
  });

  it("tells other trouble, so that it is asked again later", async () => {
    const outcome = await look(async () => err(appError("unavailable", "partner.throttled")));
    expect(outcome).toMatchObject({ drafts: [], error: { code: "partner.throttled" } });
  });

  it("brings the results of its devices", async () => {
    const results = upload.items.map(() => ({
      deviceId: "d",
      serialNumber: "",
      productKey: "",
      status: "finished" as const,
      errorCode: 0,
      errorName: "",
    }));
    const outcome = await look(async () => ok({ trackingId: "job", status: "finished", results }));
    expect(outcome.drafts.map(({ kind }) => kind)).toEqual([
      "partnerResultSeen",
      "partnerResultSeen",
      "partnerJobSeen",
    ]);
  });
});

describe("a look for an upload of unclear fate", () => {
  const unclear = andThen(
    sent,
    answered(6, upload.requestId, { kind: "unclear", error: appError("unavailable", "partner.unavailable") }),
  );
  const look = (center: Partial<PartnerCenter>) =>
    runLookUpPartnerUploads(portsWith(center), [upload.requestId], () => unclear);

  it("proves that it never arrived", async () => {
    const outcome = await look({ listBatches: async () => ok([{ batchId: "other", devices: 3 }]) });
    expect(outcome.drafts).toMatchObject([{ kind: "partnerBatchLookedUp", isPresent: false }]);
  });

  it("finds its batch whatever the case of its name, and looks into it", async () => {
    const batchId = upload.batchId.toUpperCase();
    const outcome = await look({
      listBatches: async () => ok([{ batchId, devices: 0 }]),
      listDevices: async () => ok([]),
    });
    expect(outcome.drafts).toMatchObject([{ kind: "partnerBatchLookedUp", isPresent: true }]);
  });

  it("says nothing while the lists cannot be read", async () => {
    expect(await look({})).toMatchObject({ drafts: [], error: { code: "partner.offline" } });
  });
});
