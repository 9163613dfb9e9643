import fc from "fast-check";
import { expect, it } from "vitest";
import { assessReadiness } from "../../../../shared/domain/readiness/assess-readiness.ts";
import { noFacts } from "../../../../shared/domain/readiness/no-facts.ts";
import { readinessCheckNames } from "../../../../shared/domain/readiness/readiness-check.ts";
import type { ReadinessReading } from "../../../../shared/domain/readiness/readiness-facts.ts";
import { readinessReading } from "../../../support/readiness-facts.ts";
import { assess, flow } from "./assessed-device.ts";

it("a sound device passes every check, in the order in which they are shown", () => {
  const checks = assess({});
  expect(checks.map(({ check }) => check)).toEqual(readinessCheckNames);
  const others = checks.filter(({ state }) => state !== "pass");
  // What is kept in the firmware can only be looked for by a person.
  expect(others.map(({ check, state, advice }) => [check, state, advice])).toEqual([
    ["deviceAssociation", "unknown", "lookForAssociation"],
  ]);
});

it("nothing that could not be read passes, stops or asks for anything", () => {
  const reading: ReadinessReading = {
    facts: noFacts,
    clockOffsetMs: null,
    previouslyEnrolled: null,
    orderTenantId: "11111111-2222-4333-8444-555555555555",
  };
  const states = new Set(assessReadiness(reading, flow).map(({ state }) => state));
  expect(states).toEqual(new Set(["unknown"]));
});

it("without a technician flow nothing is asked of the TPM", () => {
  const context = { ...flow, forPreProvisioning: false };
  const checks = assessReadiness(readinessReading({ tpm: { present: false, specVersion: "1.2" } }), context);
  expect(checks.filter(({ check }) => check.startsWith("tpm")).map(({ state }) => state)).toEqual(
    Array.from({ length: 8 }, () => "notApplicable"),
  );
});

/** Any facts of the right types, read or not. */
function anyGroup<Group extends object>(sound: Group): fc.Arbitrary<Group> {
  const members = Object.entries(sound).map(([name, value]: [string, unknown]) => {
    const any: fc.Arbitrary<unknown> =
      typeof value === "boolean"
        ? fc.boolean()
        : typeof value === "number"
          ? fc.oneof(fc.constantFrom(0, 1), fc.integer())
          : typeof value === "string"
            ? fc.oneof(fc.constant(""), fc.string())
            : fc.constant(value);
    return [name, fc.option(any, { nil: null })] as const;
  });
  return fc.record(Object.fromEntries(members)) as unknown as fc.Arbitrary<Group>;
}

it("whatever was read: who is warned or stopped is told what to do, and no raw value shows its insides", () => {
  const { computer, windows, tpm, supply, leftovers } = readinessReading().facts;
  const anyFacts = fc.record({
    computer: anyGroup(computer),
    windows: anyGroup(windows),
    tpm: anyGroup(tpm),
    supply: anyGroup(supply),
    leftovers: anyGroup(leftovers),
  });
  const context = fc.record({
    forPreProvisioning: fc.boolean(),
    isDuringRun: fc.boolean(),
    hasFailedBefore: fc.boolean(),
    mayUseDfci: fc.boolean(),
  });
  fc.assert(
    fc.property(anyFacts, context, (facts, anyContext) => {
      for (const { check, state, advice, raw } of assessReadiness({ ...readinessReading(), facts }, anyContext)) {
        // The one check that no reading can decide says where a person can look.
        const isOpen = check === "deviceAssociation" && state === "unknown";
        expect([check, advice !== undefined]).toEqual([check, isOpen || state === "fail" || state === "warn"]);
        expect(raw).not.toMatch(/undefined|NaN|\[object/);
      }
    }),
  );
});
