import fc from "fast-check";
import type { BenchFact } from "../../../../shared/domain/evidence/bench-facts.ts";
import type { PartnerAnswer } from "../../../../shared/domain/partner-center/partner-facts.ts";
import type { PartnerRowResult } from "../../../../shared/domain/partner-center/partner-trail.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { benchStarted, configurationSeen, orderOpened, type Step } from "../../../support/builders.ts";
import {
  answered,
  customerChosen,
  jobSeen,
  lookedUp,
  partnerTenant,
  resultSeen,
} from "../../../support/partner-steps.ts";
import { pastAutopilot, pastManaged, pastSteps } from "../../../support/past-records.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { changeItem, changeStep, plannedChange } from "../assignment/change-steps.ts";

const names = ["A", "B", "C"] as const;
const serials = fc.constantFrom("SIM-A", "SIM-B", "sim-b ", "SIM-C", "Default string", "");
const uuids = fc.constantFrom("uuid-A", "UUID-B", "00000000-0000-0000-0000-000000000000", "");
const keyIds = fc.constantFrom("ek-A", "ek-B", "");
const productIds = fc.constantFrom("3300326890139", "0000000000000", "");
const addresses = fc.subarray(["02:00:5E:00:10:01", "02:00:5e:00:10:02", "00:00:00:00:00:00"]);
const minute = fc.nat({ max: 300 });
const storage = { status: "error", errorCode: 640, errorName: "StorageError" } as const;
const foreign = { status: "error", errorCode: 808, errorName: "ZtdDeviceAssignedToOtherTenant" } as const;
const needsHash = { code: "needsHardwareHash", level: "block", field: "hardwareHash", params: {} } as const;
const here = { status: "error", errorCode: 806, errorName: "ZtdDeviceAlreadyAssigned" } as const;

/** Any fact about one unit, whether it makes sense at that point or not. */
export function anyUnitStep(name: string): fc.Arbitrary<Step> {
  const a = unitSteps(name);
  const kinds: readonly ((time: number) => fc.Arbitrary<Step>)[] = [
    (time) =>
      fc
        .option(fc.constantFrom(`bench-${name}-1`, `bench-${name}-2`), { nil: undefined })
        .map((address) => a.seen(time, address)),
    (time) => fc.integer({ min: 1, max: 4 }).map((slot) => a.placed(time, slot)),
    (time) => fc.constantFrom(a.collectRequested(time), a.collectFailed(time), a.registrationAskedAgain(time)),
    (time) =>
      fc
        .record({
          serialNumber: serials,
          uuid: uuids,
          endorsementKeyId: keyIds,
          productKeyId: productIds,
          macAddresses: addresses,
          grade: fc.constantFrom("fine", "block" as const),
        })
        .map((changes) => a.hashRead(time, changes)),
    (time) =>
      fc
        .record({ serialNumber: serials, grade: fc.constantFrom("fine", "block" as const) })
        .map((changes) => a.hashRead(time, changes)),
    (time) => serials.map((reported) => a.hashRead(time, {}, reported)),
    (time) =>
      fc
        .tuple(serials, productIds, fc.boolean())
        .map(([serialNumber, productId, blocks]) =>
          a.listed(time, { serialNumber, productId }, blocks ? [needsHash] : []),
        ),
    (time) =>
      fc
        .tuple(serials, fc.subarray(["SIM-A", "SIM-B", "SIM-C", "DEFAULT STRING"]))
        .map(([serialNumber, among]) => a.identityDecided(time, serialNumber, among)),
    (time) => fc.integer({ min: 2, max: 3 }).map((count) => a.registrationsRivalled(time, count)),
    (time) => fc.constantFrom(true, false, null).map((tpmPresent) => a.readinessRead(time, { tpmPresent })),
    (time) => serials.map((serialNumber) => a.identityScanned(time, serialNumber)),
    (time) => fc.integer({ min: 1, max: 4 }).map((attempt) => a.importSent(time, attempt)),
    (time) =>
      fc.constantFrom(
        a.importAccepted(time),
        a.importFailed(time, true),
        a.importFailed(time, false),
        a.importAbsent(time),
        a.importRowRemoved(time),
      ),
    (time) =>
      fc
        .constantFrom({}, storage, foreign, here, { status: "pending" } as const)
        .map((changes) => a.importSeen(time, changes)),
    (time) =>
      fc
        .constantFrom({}, { groupTag: "TAG-B" }, { groupTag: "" }, { ztdId: `ztd-${name}-new` }, {
          profileStatus: "pending",
        } as const)
        .map((changes) => a.registrationSeen(time, changes)),
    (time) => fc.constant(a.registrationAbsent(time)),
    (time) => fc.boolean().map((assigned) => a.profileSeen(time, assigned)),
    (time) => fc.constantFrom(a.groupsSeen(time), a.groupsSeen(time, []), a.directoryDeviceSeen(time)),
    (time) => fc.constantFrom(a.started(time), a.succeeded(time), a.failed(time), a.stillRunning(time)),
    (time) =>
      fc
        .constantFrom("notStarted", "inProgress", "succeeded", "failed" as const)
        .map((state) => a.signalsSeen(time, state)),
    (time) => minute.map((enrolled) => a.managedSeen(time, { enrolledAt: at(enrolled) })),
    (time) => minute.map((startedAt) => a.eventSeen(time, { startedAt: at(startedAt) })),
    (time) =>
      fc.constantFrom(
        a.resealed(time),
        a.poweredOff(time),
        a.labelled(time),
        a.boxScanned(time),
        a.reportAccepted(time),
      ),
    (time) => fc.constantFrom(a.reworkStarted(time), a.reworkEnded(time), a.routedToIt(time), a.shipped(time)),
    (time) => fc.constantFrom(...pastStepsAt(name, time)),
    (time) => fc.constantFrom(a.withdrawn(time, "startConfirmed", 10), a.withdrawn(time, "successConfirmed", 52)),
    (time) =>
      fc
        .tuple(fc.constantFrom("identityScanned", "identityDecided" as const), minute)
        .map(([kind, said]) => a.withdrawn(time, kind, said)),
  ];
  return fc
    .tuple(fc.nat({ max: kinds.length - 1 }), minute)
    .chain(([index, time]) => kinds[index]?.(time) ?? fc.constant(a.seen(time)));
}

function pastStepsAt(name: string, time: number): readonly Step[] {
  const past = pastSteps(name);
  const record = pastAutopilot(name);
  return [
    past.enrolledBefore(time),
    past.lookAsked(time),
    past.recordsSeen(time, [pastManaged(name), record]),
    past.recordsSeen(time, []),
    past.recordsSame(time),
    past.begun(time, "deregister", [{ action: "deleteAutopilotDevice", record }]),
    past.sent(time),
    past.answered(time, "taken"),
    past.answered(time, "refused"),
    past.resumed(time),
    past.givenUp(time),
    past.released(time),
    past.releaseNoted(time, "2511-77"),
  ];
}

const benchStep: fc.Arbitrary<Step> = minute.chain((time) =>
  fc.constantFrom(benchStarted(time), configurationSeen(time)),
);
/** What becomes of two changes that are about all three units and one device nobody knows. */
const changesStep: fc.Arbitrary<Step> = minute.chain((time) => {
  const items = [...names, "D"].map((name) => changeItem(name));
  const steps = fc.subarray([0, 1, 2, 3], { minLength: 1 });
  const changeId = fc.constantFrom("change-1", "change-2");
  const opened = changeId.chain((id) =>
    fc
      .constantFrom({}, { atScreen: true } as const, { reason: "order" } as const, { undoes: "change-1" })
      .map(
        (more): BenchFact => ({ kind: "tenantChangeOpened", change: plannedChange(items, { changeId: id, ...more }) }),
      ),
  );
  const sent = fc.record({ kind: fc.constant("tenantChangeSent" as const), changeId, steps });
  const answer = fc.constantFrom("accepted", "refused", "unclear", "notTaken" as const);
  const answered = fc.record({ kind: fc.constant("tenantChangeAnswered" as const), changeId, steps, answer });
  const found = fc.constantFrom("after", "before", "other", "absent" as const);
  const findings = fc.tuple(steps, found).map(([chosen, what]) => chosen.map((step) => ({ step, found: what })));
  const seen = fc.record({ kind: fc.constant("tenantChangeSeen" as const), changeId, findings });
  const decision = fc.constantFrom("again", "leave" as const);
  const decided = fc.record({ kind: fc.constant("tenantChangeDecided" as const), changeId, steps, decision });
  const confirmed = fc.tuple(fc.constantFrom(...names), changeId).map(
    ([unit, id]): Step => ({
      minute: time,
      source: "E-TEC",
      unit,
      fact: { kind: "assignmentConfirmed", changeId: id },
    }),
  );
  return fc.oneof(
    fc.oneof<fc.Arbitrary<BenchFact>[]>(opened, sent, answered, seen, decided).map((fact) => changeStep(time, fact)),
    confirmed,
  );
});
/** What becomes of three uploads to Partner Center that are about any of the units. */
const partnerStep: fc.Arbitrary<Step> = minute.chain((time) => {
  const requestId = fc.constantFrom("upload-1", "upload-2", "upload-3");
  const unit = fc.constantFrom(...names);
  const error = appError("unavailable", "partner.unavailable");
  const sent = fc
    .tuple(requestId, unit, fc.nat({ max: 2 }), fc.integer({ min: 1, max: 3 }))
    .map(([id, name, position, attempt]): Step => {
      const upload = { requestId: id, batchId: `batch-${id}`, isAddition: false };
      const fact = { kind: "partnerSent", ...upload, position, rows: 3, attempt } as const;
      return { minute: time, source: "E-RUN", unit: name, fact };
    });
  const answer = fc.constantFrom<PartnerAnswer>(
    { kind: "accepted", trackingId: "job" },
    { kind: "refused", error },
    { kind: "notTaken", error },
    { kind: "unclear", error },
    { kind: "present" },
  );
  const results = fc.constantFrom<Partial<PartnerRowResult>>(
    {},
    { status: "unknown" },
    { status: "finishedWithErrors", errorCode: 640, errorName: "StorageError" },
    { status: "finishedWithErrors", errorCode: 808, errorName: "ZtdDeviceAssignedToOtherTenant" },
    { status: "finishedWithErrors", errorCode: 806, errorName: "ZtdDeviceAlreadyAssigned" },
    { status: "finishedWithErrors", errorCode: 812, errorName: "ZtdDeviceNotFound" },
  );
  return fc.oneof(
    { weight: 3, arbitrary: sent },
    { weight: 2, arbitrary: fc.tuple(requestId, answer).map(([id, what]) => answered(time, id, what)) },
    {
      weight: 3,
      arbitrary: fc.tuple(unit, requestId, results).map(([name, id, result]) => resultSeen(time, name, id, result)),
    },
    { weight: 1, arbitrary: fc.tuple(requestId, fc.boolean()).map(([id, isPresent]) => lookedUp(time, id, isPresent)) },
    {
      weight: 1,
      arbitrary: fc.tuple(requestId, fc.boolean()).map(([id, isOver]) => jobSeen(time, id, "processing", isOver)),
    },
    { weight: 1, arbitrary: fc.constant(customerChosen(time)) },
  );
});
const mergeStep = fc.constantFrom(unitSteps("C").merged(20, "A"), unitSteps("B").merged(20, "A"));

/** A journal of three units in an order that goes any way, in no sensible order, after first sights that make most of it count. */
export const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.constantFrom(undefined, "partnerCenter", "both" as const),
    fc.boolean(),
    fc.boolean(),
    fc.array(
      fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom(...names).chain(anyUnitStep) },
        { weight: 6, arbitrary: changesStep },
        { weight: 6, arbitrary: partnerStep },
        { weight: 2, arbitrary: benchStep },
        { weight: 1, arbitrary: mergeStep },
      ),
      { maxLength: 60 },
    ),
  )
  .map(([path, hasRule, hasPartner, steps]) => [
    orderOpened({
      ...(path === undefined ? {} : { path }),
      ...(hasRule ? { nameRule: "NW-%SERIAL%" } : {}),
      ...(hasPartner ? { partnerTenantId: partnerTenant } : {}),
    }),
    ...names.flatMap((name) => [unitSteps(name).seen(0), unitSteps(name).hashRead(1)]),
    ...steps,
  ]);
