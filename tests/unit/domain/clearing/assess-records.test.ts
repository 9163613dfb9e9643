import { describe, expect, it } from "vitest";
import { assessRecords } from "../../../../shared/domain/clearing/assess-records.ts";
import type { PastRecord } from "../../../../shared/domain/clearing/past-record.ts";
import { benchWith, given, orderOpened, type Step, smoothLife, unitIn } from "../../../support/builders.ts";
import { pastAutopilot, pastManaged, pastObject, pastSteps } from "../../../support/past-records.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const past = pastSteps("A");
const foreignObject814 = a.importSeen(7, {
  status: "error",
  errorCode: 814,
  errorName: "ZtdDeviceAlreadyAadRegistered",
});

/** The refusal of the last of these records, or `may`. */
function judged(records: readonly PastRecord[], ...steps: readonly Step[]): string {
  const bench = given(orderOpened(), a.seen(), a.hashRead(1), a.readinessRead(1), ...steps);
  const assessed = assessRecords(unitIn(bench), bench, { askedAt: at(9), records });
  return assessed.at(-1)?.refusal ?? "may";
}

describe("a record is touched only when two identifiers agree with the unit", () => {
  it.each<readonly [string, PastRecord, string]>([
    ["serial, maker and model", pastManaged(), "may"],
    ["serial in other letters", pastManaged("A", { serialNumber: " sim-a " }), "may"],
    ["another serial", pastManaged("A", { serialNumber: "SIM-AB" }), "serialDiffers"],
    ["no serial", pastManaged("A", { serialNumber: "" }), "serialDiffers"],
    ["another maker", pastManaged("A", { manufacturer: "Fabrikam" }), "makerDiffers"],
    ["another model", pastManaged("A", { model: "Contoso Slate" }), "modelDiffers"],
    ["only the maker beside the serial", pastManaged("A", { model: "" }), "may"],
    ["nothing but the serial", pastManaged("A", { manufacturer: "", model: "" }), "onlySerial"],
    ["a user's own device", pastManaged("A", { ownership: "personal" }), "personal"],
    ["a registration", pastAutopilot(), "may"],
    ["a registration of another model", pastAutopilot("A", { model: "Contoso Slate" }), "modelDiffers"],
  ])("%s: %s", (_what, record, outcome) => {
    expect(judged([record])).toBe(outcome);
  });

  it("the tenant's own link stands for the second identifier", () => {
    const bare = pastManaged("A", { manufacturer: "", model: "" });
    const bench = benchWith("registered");
    const [judgement] = assessRecords(unitIn(bench), bench, { askedAt: at(9), records: [bare] });
    expect(judgement?.refusal).toBeUndefined();
  });

  it("a registration of another unit of the order is left alone, whatever serial it carries", () => {
    const b = unitSteps("B");
    const bench = given(orderOpened(), ...smoothLife("checked"), b.seen(), b.hashRead(1), b.registrationSeen(3));
    const record = pastAutopilot("A", { id: "ztd-b", ztdId: "ztd-b" });
    const [judgement] = assessRecords(unitIn(bench), bench, { askedAt: at(9), records: [record] });
    expect(judgement?.refusal).toBe("ofOtherUnit");
  });
});

describe("the enrolment this bench works for is not its past", () => {
  it.each<readonly [string, string, readonly Step[]]>([
    ["while the flow runs", "ofThisRun", []],
    ["after it ended well", "ofThisRun", [a.signalsSeen(50, "succeeded"), a.succeeded(52)]],
    ["after it failed", "may", [a.failed(40)]],
  ])("%s: %s", (_when, outcome, steps) => {
    const bench = benchWith("running", ...steps);
    const record = pastManaged("A", { id: "managed-a", enrolledAt: at(14) });
    const [judgement] = assessRecords(unitIn(bench), bench, { askedAt: at(60), records: [record] });
    expect(judgement?.refusal ?? "may").toBe(outcome);
  });
});

describe("the object of a registered device is never deleted", () => {
  const loose = pastObject("A", { manufacturer: "Contoso", model: "Contoso Book 14" });

  it.each<readonly [string, readonly PastRecord[], string]>([
    ["left over, named by the serial, same maker", [loose], "may"],
    ["it carries a ZTDID", [{ ...loose, ztdId: "ztd-x" }], "registered"],
    ["a registration names it", [pastAutopilot("A", { entraDeviceId: "old-entra-a" }), loose], "registered"],
    ["a managed device names it", [pastManaged("A", { entraDeviceId: "old-entra-a" }), loose], "stillManaged"],
    ["a user registered it", [{ ...loose, trustType: "Workplace" }], "personal"],
    ["it is named otherwise", [{ ...loose, name: "PC-17" }], "serialDiffers"],
    ["nothing but its name agrees", [pastObject()], "onlySerial"],
  ])("%s: %s", (_what, records, outcome) => {
    expect(judged(records)).toBe(outcome);
  });

  it("neither is the one that the list of Autopilot devices named, while this reading has no registration", () => {
    const bench = benchWith("registered");
    const record = { ...loose, entraDeviceId: "entra-a" };
    const [judgement] = assessRecords(unitIn(bench), bench, { askedAt: at(9), records: [record] });
    expect(judgement?.refusal).toBe("registered");
  });

  it("an object that stood in the way of the import is known by its name alone", () => {
    expect(judged([pastObject()], a.registrationAbsent(2), a.importSent(3), foreignObject814)).toBe("may");
  });

  it("an object that a cleared record named is known, whatever its name", () => {
    const cleared = [
      past.begun(3, "deleteIntuneRecord", [
        { action: "deleteManagedDevice", record: pastManaged("A", { entraDeviceId: "old-entra-a" }) },
      ]),
      past.givenUp(4),
    ];
    expect(judged([{ ...loose, name: "PC-17" }], ...cleared)).toBe("may");
  });
});
