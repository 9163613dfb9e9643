import fc from "fast-check";
import { expect, it } from "vitest";
import type { Readiness } from "../../../../shared/domain/readiness/readiness.ts";
import { readinessStop } from "../../../../shared/domain/readiness/readiness-stop.ts";
import { given, orderOpened, unitIn } from "../../../support/builders.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const stopFor = (changes: Partial<Readiness>) =>
  readinessStop(unitIn(given(orderOpened(), a.seen(), a.readinessRead(1, changes))))?.code;

it.each<readonly [Partial<Readiness>, string | undefined]>([
  [{}, undefined],
  [{ tpmPresent: false }, "stop.noTpm"],
  [{ tpmSpecVersion: "1.2, 2, 3" }, "stop.tpmBelow2"],
  [{ tpmSpecVersion: " 2.0" }, undefined],
  [{ editionSku: 98 }, "stop.homeEdition"],
  [{ editionSku: 101 }, "stop.homeEdition"],
  [{ editionSku: 48 }, undefined],
  [{ editionSku: 4 }, undefined],
  [{ previouslyEnrolled: true }, "stop.previouslyEnrolled"],
  [{ secureBoot: false, onAcPower: false, wiredNetwork: false, tpmReady: false }, undefined],
])("%j: %s", (changes, code) => {
  expect(stopFor(changes)).toBe(code);
});

it("an order without a technician flow asks for no TPM", () => {
  const stopOf = (changes: Partial<Readiness>) =>
    readinessStop(unitIn(given(orderOpened({ preProvisioning: false }), a.seen(), a.readinessRead(1, changes))))?.code;
  expect([stopOf({ tpmPresent: false }), stopOf({ tpmSpecVersion: "1.2" }), stopOf({ editionSku: 98 })]).toEqual([
    undefined,
    undefined,
    "stop.homeEdition",
  ]);
});

it("what could not be read is never a reason", () => {
  const unknown = {
    tpmPresent: null,
    tpmReady: null,
    tpmSpecVersion: null,
    endorsementKeyCertificate: null,
    secureBoot: null,
    onAcPower: null,
    wiredNetwork: null,
    previouslyEnrolled: null,
  } as const;
  fc.assert(
    fc.property(fc.subarray(Object.keys(unknown)), (names) => {
      expect(
        stopFor(Object.fromEntries(Object.entries(unknown).filter(([name]) => names.includes(name)))),
      ).toBeUndefined();
    }),
  );
  expect(readinessStop(unitIn(given(orderOpened(), a.seen())))).toBeUndefined();
});
