import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Readiness } from "../../../../shared/domain/readiness/readiness.ts";
import { readinessStop } from "../../../../shared/domain/readiness/readiness-stop.ts";
import { judge } from "../../../../shared/domain/verdict/judge.ts";
import { say } from "../../../../shared/text/say.ts";
import { andThen, benchWith, given, orderIn, orderOpened, unitIn } from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
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

describe("the first check that failed decides", () => {
  const stopOf = (...steps: Parameters<typeof a.factsRead>) =>
    readinessStop(unitIn(given(orderOpened(), a.seen(), a.factsRead(...steps))));

  it("with a sentence of its own, or with the check and its advice", () => {
    expect(stopOf(1)).toBeUndefined();
    expect(stopOf(1, { tpm: { vulnerableFirmware: true } }, { clockOffsetMs: 600_000 })).toEqual({
      code: "stop.notReady",
      params: { check: "tpmFirmware", raw: "Intel PTT · 600.18.42.0", advice: "updateVulnerableTpm" },
    });
    expect(stopOf(1, {}, { clockOffsetMs: -600_000 })).toMatchObject({
      params: { check: "clock", raw: "-600 s", advice: "setClock", seconds: -600 },
    });
    expect(stopOf(1, { computer: { manufacturer: "Microsoft Corporation", model: "Virtual Machine" } })).toEqual({
      code: "stop.virtualMachine",
      params: { hypervisor: "Hyper-V" },
    });
    expect(stopOf(1, { leftovers: { enrollmentTypes: [6] } })?.code).toBe("stop.previouslyEnrolled");
  });

  it("warnings never stop", () => {
    const amber = {
      tpm: { information: 0x40000 | 0x4, endorsementCertificates: 0, storedCertificates: 0, certificateTaskState: 0 },
      supply: { onAcPower: false, networkAdapters: [] },
      computer: { secureBoot: false },
    };
    expect(stopOf(1, amber, { clockOffsetMs: 90_000 })).toBeUndefined();
  });

  it("the verdict says what to do about it", () => {
    const bench = benchWith("checked", a.factsRead(3, {}, { clockOffsetMs: 600_000 }));
    const verdict = judge(unitIn(bench), orderIn(bench), bench.configuration, at(4));
    if (verdict.kind !== "stop") throw new Error("It was not stopped");
    expect([say(verdict.reason), say(verdict.nextStep)]).toEqual([
      "Clock: +600 s",
      "Set the device's clock, which is 10 min ahead: w32tm /resync /force.",
    ]);
  });
});

it("a run's own enrolment, read during it, does not stop the next one before it is read anew", () => {
  const enrolled = { leftovers: { enrollmentTypes: [6], joinedTenantId: "11111111-2222-4333-8444-555555555555" } };
  const ended = benchWith("running", a.factsRead(30, enrolled), a.reworkStarted(40), a.reworkEnded(50));
  expect(readinessStop(unitIn(ended))).toBeUndefined();
  expect(readinessStop(unitIn(andThen(ended, a.factsRead(51, enrolled))))?.code).toBe("stop.previouslyEnrolled");
});

it("journals of earlier versions fold to the same stops", () => {
  const old = (changes: Partial<Readiness>) =>
    readinessStop(unitIn(given(orderOpened(), a.seen(), a.readinessReadInPart(1, changes))))?.code;
  expect([old({}), old({ tpmPresent: false }), old({ editionSku: 98 }), old({ previouslyEnrolled: true })]).toEqual([
    undefined,
    "stop.noTpm",
    "stop.homeEdition",
    "stop.previouslyEnrolled",
  ]);
});
