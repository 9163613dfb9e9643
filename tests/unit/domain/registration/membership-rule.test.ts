import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { matchesRule } from "../../../../main/practice/world/membership.ts";
import { answerRule, tagsInRule } from "../../../../shared/domain/registration/membership-rule.ts";

const facts = { physicalIds: ["[ZTDID]:1234", "[OrderID]:BENCH-A", "[PurchaseOrderId]:PO-7"] };

describe("a membership rule", () => {
  it.each([
    ['(device.devicePhysicalIDs -any (_ -contains "[ZTDID]"))', true],
    ['(device.devicePhysicalIDs -any _ -startsWith "[ZTDid]")', true],
    ['(device.devicePhysicalIds -any (_ -eq "[OrderID]:BENCH-A"))', true],
    ['device.devicePhysicalIds -any _ -eq "[OrderID]:bench-a"', true],
    ['(device.devicePhysicalIds  -any  ( _  -EQ  "[OrderID]:BENCH-B" ) )', false],
    ['(device.devicePhysicalIds -any (_ -eq "[PurchaseOrderId]:PO-7"))', true],
    [
      '(device.devicePhysicalIds -any (_ -eq "[OrderID]:B")) -or (device.devicePhysicalIds -any (_ -contains "ZTDID"))',
      true,
    ],
    ['(device.devicePhysicalIds -any (_ -eq "[OrderID]:B")) -and (device.deviceModel -eq "X")', false],
    ['(device.devicePhysicalIds -any (_ -contains "ZTDID")) -and (device.deviceModel -eq "X")', "unknown"],
    ['(device.devicePhysicalIds -any (_ -contains "ZTDID")) -or (device.deviceModel -eq "X")', true],
    ['-not (device.devicePhysicalIds -any (_ -eq "[OrderID]:B"))', true],
    ['device.devicePhysicalIds -any (_ -match "^.ZTD")', "unknown"],
    ['device.deviceModel -in ["X","Y"]', "unknown"],
    ['(device.deviceOwnership -eq "Company") -and (device.devicePhysicalIds -any (_ -eq "[OrderID]:B"))', false],
    ['device.devicePhysicalIds -all (_ -contains "[")', true],
    ["", "unknown"],
    ["((((", "unknown"],
    ['(device.devicePhysicalIds -any (_ -eq "[OrderID]:BENCH-A")) nonsense', "unknown"],
  ] as const)("%s: %s", (rule, answer) => {
    expect(answerRule(rule, facts)).toBe(answer);
  });

  it("names the tags it asks for", () => {
    expect(tagsInRule('(_ -eq "[OrderID]:A B") -or (_ -eq "[OrderId]:C")')).toEqual(["A B", "C"]);
    expect(tagsInRule('(_ -contains "[ZTDID]")')).toEqual([]);
  });

  test("whatever is written: an answer, in no time, and no exception", () => {
    const piece = fc.oneof(
      fc.constantFrom("(", ")", "-and", "-or", "-not", "-any", "_", "-eq", '"[OrderID]:BENCH-A"', "[", "]", ","),
      fc.constantFrom("device.devicePhysicalIds", "device.deviceModel", " ", '"'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect([true, false, "unknown"]).toContain(answerRule(pieces.join(" "), facts));
      }),
    );
    expect(answerRule("(".repeat(50_000), facts)).toBe("unknown");
    expect(answerRule(`${"-not ".repeat(1_900)}device.x -eq "1"`, facts)).toBe("unknown");
  });

  test("says of the usual rules what the simulated directory does", () => {
    const compare = fc
      .tuple(
        fc.constantFrom("-eq", "-contains", "-startsWith"),
        fc.constantFrom("[ZTDID]", "[OrderID]:A", "[OrderID]:B", "[orderid]:a"),
      )
      .map(([operator, value]) => `(device.devicePhysicalIds -any (_ ${operator} "${value}"))`);
    const rules = fc
      .array(compare, { minLength: 1, maxLength: 4 })
      .chain((parts) =>
        fc.array(fc.constantFrom("-and", "-or"), { minLength: 3, maxLength: 3 }).map((joints) => ({ parts, joints })),
      )
      .map(({ parts, joints }) =>
        parts.map((part, index) => (index === 0 ? part : `${joints[index - 1]} ${part}`)).join(" "),
      );
    const ids = fc.subarray(["[ZTDID]:1", "[OrderID]:A", "[OrderID]:B"]);
    fc.assert(
      fc.property(rules, ids, (rule, physicalIds) => {
        const device = { physicalIds, displayName: "", model: "", manufacturer: "", enrollmentProfileName: "" };
        expect(answerRule(rule, { physicalIds })).toBe(matchesRule(rule, device as never));
      }),
    );
  });
});
