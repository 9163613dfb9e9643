import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Command } from "../../../../shared/domain/bench/decide/command.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { allowedFrom, type BegunClearing, mostRecordsPerHour } from "../../../../shared/domain/clearing/limits.ts";
import { epochMs, unitId } from "../../../../shared/kernel/brand.ts";
import { benchWith, given, orderOpened, type Step, smoothLife, unitIn } from "../../../support/builders.ts";
import { pastAutopilot, pastManaged, pastObject, pastSteps } from "../../../support/past-records.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const past = pastSteps("A");
const both = [pastManaged(), pastAutopilot()];
const right: Command & { readonly kind: "clearPast" } = {
  kind: "clearPast",
  unitId: unitId("A"),
  way: "deregister",
  recordIds: ["old-managed-a", "ztd-a"],
  identifiers: { serialEnding: "SIM-A", slotOrModel: "Contoso Book 14" },
  typed: "delete im-a",
};

function outcomeOf(bench: ReturnType<typeof given>, command: Command, minute = 61): string {
  const decided = decide(bench, command, { actor: "Technician 07", now: at(minute) });
  return decided.ok ? decided.value.map((draft) => draft.kind).join(" ") : decided.error.code;
}

const looked = (...steps: readonly Step[]) => benchWith("readyToStart", past.recordsSeen(60, both), ...steps);

describe("a clearing begins only with everything that makes it safe", () => {
  it.each<readonly [string, string, Partial<typeof right>]>([
    ["all as asked for", "clearingStarted", {}],
    ["in any order", "clearingStarted", { recordIds: ["ztd-a", "old-managed-a"] }],
    ["a record less", "clearing.otherRecords", { recordIds: ["ztd-a"] }],
    ["a record more", "clearing.otherRecords", { recordIds: ["old-managed-a", "ztd-a", "ztd-b"] }],
    ["a record twice", "clearing.otherRecords", { recordIds: ["old-managed-a", "ztd-a", "ztd-a"] }],
    ["another way than shown", "clearing.otherRecords", { way: "deleteDirectoryObject" }],
    ["the wrong end of the serial", "clearing.wrongWords", { typed: "DELETE IM-B" }],
    ["the word of another way", "clearing.wrongWords", { typed: "UNBLOCK IM-A" }],
    ["another unit's slot", "unit.wrongIdentifiers", { identifiers: { serialEnding: "SIM-A", slotOrModel: "9" } }],
    [
      "another unit's serial",
      "unit.wrongIdentifiers",
      { identifiers: { serialEnding: "SIM-B", slotOrModel: "Contoso Book 14" } },
    ],
  ])("%s: %s", (_what, outcome, changes) => {
    expect(outcomeOf(looked(), { ...right, ...changes })).toBe(outcome);
  });

  it("nothing is decided without a look, nor on an old one", () => {
    expect(outcomeOf(benchWith("readyToStart"), right)).toBe("clearing.lookFirst");
    expect(outcomeOf(looked(), right, 120)).toBe("clearingStarted");
    expect(outcomeOf(looked(), right, 120.1)).toBe("clearing.lookFirst");
  });

  it.each<readonly [string, ReturnType<typeof given>]>([
    ["while its flow runs", benchWith("running", past.recordsSeen(60, both))],
    ["after it was sealed", benchWith("sealed", past.recordsSeen(60, both))],
    [
      "while its import is on its way",
      benchWith("registering", a.importSeen(7, { status: "unknown" }), past.recordsSeen(60, both)),
    ],
    [
      "while nobody knows its serial",
      benchWith("readyToStart", a.identityScanned(20, "SIM-Z"), past.recordsSeen(60, both)),
    ],
    [
      "while one is under way",
      looked(past.begun(60, "deleteIntuneRecord", [{ action: "deleteManagedDevice", record: pastManaged() }])),
    ],
  ])("not %s", (_when, bench) => {
    expect(outcomeOf(bench, right)).toBe("unit.wrongState");
  });

  it("a unit that shares its serial number with another one is left alone", () => {
    const b = unitSteps("B");
    const bench = given(
      orderOpened(),
      ...smoothLife("checked"),
      b.seen(),
      b.hashRead(1, { serialNumber: "SIM-A" }),
      past.recordsSeen(60, both),
    );
    expect(outcomeOf(bench, right)).toBe("unit.wrongState");
  });

  it("a unit that was taken in for another order is left alone", () => {
    const finding = {
      code: "knownInOtherOrder",
      field: "order",
      level: "block",
      params: { order: "X-1" },
    } as const;
    const bench = given(orderOpened(), a.seen(), a.listed(1, {}, [finding]), past.recordsSeen(60, both));
    expect(outcomeOf(bench, right)).toBe("unit.wrongState");
  });

  it("the object of a registered device cannot be named in any way", () => {
    const object = pastObject("A", { id: "object-a", entraDeviceId: "entra-a", ztdId: "ztd-a" });
    const bench = benchWith("readyToStart", past.recordsSeen(60, [...both, object]));
    for (const way of ["unblock", "deleteIntuneRecord", "deregister", "deleteDirectoryObject"] as const)
      for (const recordIds of [["object-a"], ["old-managed-a", "ztd-a", "object-a"]])
        expect(
          outcomeOf(bench, { ...right, way, recordIds, typed: way === "unblock" ? "UNBLOCK IM-A" : "DELETE IM-A" }),
        ).toBe("clearing.otherRecords");
  });

  it("more records than one unit can have are a wrong match", () => {
    const many = Array.from({ length: 7 }, (_none, index) => pastManaged("A", { id: `m-${index}` }));
    const bench = benchWith("readyToStart", past.recordsSeen(60, many));
    const command = { ...right, way: "deleteIntuneRecord", recordIds: many.map(({ id }) => id) } as const;
    expect(outcomeOf(bench, command)).toBe("clearing.tooMany");
  });

  it("what was begun keeps the whole record and every case it was for", () => {
    const decided = decide(looked(), right, { actor: "Technician 07", now: at(61) });
    expect(decided.ok && decided.value[0]).toMatchObject({
      kind: "clearingStarted",
      actor: "Technician 07",
      cases: ["intuneRecord", "replaceRegistration"],
      steps: [
        { action: "deleteManagedDevice", record: both[0] },
        { action: "deleteAutopilotDevice", record: both[1] },
      ],
    });
  });
});

describe("the limit of one bench for one hour", () => {
  const busy = (minute: number, records: number): Step =>
    pastSteps("B").begun(
      minute,
      "deleteIntuneRecord",
      Array.from({ length: records }, (_none, index) => ({
        action: "deleteManagedDevice",
        record: pastManaged("B", { id: `b-${index}` }),
      })),
    );

  it("counts records of all units and ends by itself", () => {
    const b = unitSteps("B");
    const bench = benchWith("readyToStart", b.seen(), busy(10, 19), past.recordsSeen(65, both));
    expect(outcomeOf(bench, right, 66)).toBe("clearing.limitReached");
    const refusal = decide(bench, right, { actor: "x", now: at(66) });
    expect(!refusal.ok && refusal.error.context).toEqual({ untilAt: at(70) });
    expect(outcomeOf(bench, right, 70)).toBe("clearingStarted");
  });

  it("never more than the limit within any hour, whatever is asked for", () => {
    const asked = fc.array(
      fc.record({ gap: fc.integer({ min: 0, max: 50 }), records: fc.integer({ min: 1, max: 6 }) }),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(asked, (wishes) => {
        let now = 0;
        const begun: BegunClearing[] = [];
        for (const { gap, records } of wishes) {
          now += gap * 60_000;
          const from = allowedFrom(begun, records, epochMs(now));
          expect(from).toBeGreaterThanOrEqual(now);
          expect(allowedFrom(begun, records, from)).toBe(from);
          if (from === now) begun.push({ unitId: unitId("A"), at: epochMs(now), records });
        }
        for (const { at: end } of begun) {
          const hour = begun.filter(({ at: time }) => time <= end && end - time < 3_600_000);
          expect(hour.reduce((sum, { records }) => sum + records, 0)).toBeLessThanOrEqual(mostRecordsPerHour);
        }
      }),
    );
  });
});

describe("going on and ending early", () => {
  const step = [{ action: "deleteManagedDevice", record: pastManaged() }] as const;
  const open = (...steps: readonly Step[]) => looked(past.begun(61, "deleteIntuneRecord", step), ...steps);
  const resume: Command = { kind: "resumeClearing", unitId: unitId("A") };
  const giveUp: Command = { kind: "giveUpClearing", unitId: unitId("A") };

  it("a refused step can be tried again, one that is awaited only when it is late", () => {
    expect(outcomeOf(open(past.sent(62), past.answered(62, "refused")), resume, 63)).toBe("clearingResumed");
    const awaited = open(past.sent(62), past.answered(62, "taken"));
    expect(outcomeOf(awaited, resume, 96)).toBe("unit.wrongState");
    expect(outcomeOf(awaited, resume, 97)).toBe("clearingResumed");
  });

  it("can be ended at any time, and is then no longer under way", () => {
    expect(outcomeOf(open(), giveUp)).toBe("clearingGivenUp");
    const ended = open(past.givenUp(70));
    expect(unitIn(ended).stage).toBe("readyToStart");
    expect(outcomeOf(ended, giveUp)).toBe("unit.wrongState");
  });
});
