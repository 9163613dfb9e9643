import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RawSignals } from "../../../../shared/domain/flow/raw-signals.ts";
import { readFlowSignals } from "../../../../shared/domain/flow/read-flow-signals.ts";
import { signalledEnd } from "../../../../shared/domain/flow/signalled-end.ts";
import { at } from "../../../support/records.ts";

const nothing: RawSignals = {
  devicePreparation: null,
  deviceSetup: null,
  accountSetup: null,
  profileName: null,
  assignedTenantId: null,
  restarts: null,
};
/** A reading that says the same as the one a minute before it. */
const readTwice = (raw: RawSignals) => {
  const context = { clockOffsetMs: 0, eventsFrom: at(0) };
  const before = readFlowSignals(raw, { ...context, at: at(1) });
  return readFlowSignals(raw, { ...context, at: at(2), before });
};
const readSetup = (members: unknown) => readTwice({ ...nothing, deviceSetup: JSON.stringify(members) }).categories[0];
const readFlat = (text: string) => readSetup({ AppsSubcategory: text })?.steps[0];
const readNested = (state: unknown, text = "") =>
  readSetup({ "DeviceSetup.AppsSubcategory": { subcategoryState: state, subcategoryStatusText: text } })?.steps[0];

describe("the two forms", () => {
  it("reads nested sub-steps with their state", () => {
    expect(readNested("inProgress", "Apps (3 of 7 installed)")).toEqual({
      name: "Apps",
      state: "inProgress",
      done: 3,
      total: 7,
    });
    expect(readNested("failed", "Error (0x87d1041c)")).toEqual({
      name: "Apps",
      state: "failed",
      errorCode: "0x87D1041C",
    });
  });

  it("reads flat sub-steps by error and count alone", () => {
    expect(readFlat("Apps (3 of 7 installed)")).toEqual({ name: "Apps", state: "inProgress", done: 3, total: 7 });
    expect(readFlat("Applications (7 sur 7 installées)")).toEqual({
      name: "Apps",
      state: "succeeded",
      done: 7,
      total: 7,
    });
    expect(readFlat("Fehler (0x87d1041c)")).toEqual({ name: "Apps", state: "failed", errorCode: "0x87D1041C" });
    expect(readFlat("Wird vorbereitet")).toEqual({ name: "Apps", state: "inProgress" });
  });

  it.each([
    ["notStarted", "notStarted"],
    ["not_started", "notStarted"],
    ["INPROGRESS", "inProgress"],
    ["succeeded", "succeeded"],
    ["notRequired", "notRequired"],
    ["failed", "failed"],
    ["somethingNew", "unknown"],
    [7, "unknown"],
    [null, "unknown"],
  ])("state %j is %s", (word, state) => {
    expect(readNested(word)?.state).toBe(state);
  });

  it("takes the category's own end only as true or false", () => {
    const ends = [true, false, null, "true", 1, undefined].map(
      (categorySucceeded) => readSetup({ categorySucceeded })?.succeeded,
    );
    expect(ends).toEqual([true, false, null, null, null, null]);
  });

  it("leaves out what says nothing about progress", () => {
    const members = {
      categoryState: "inProgress",
      categoryStatusMessage: "…",
      "DeviceSetup.SaveWhiteGloveSuccessResult": { subcategoryState: "succeeded" },
      Other: "text",
    };
    expect(readSetup(members)?.steps).toEqual([]);
  });
});

describe("localised text", () => {
  /** Words without digits and without an error in parentheses: whatever language they are in, they decide nothing. */
  const words = fc.string({ unit: "grapheme", maxLength: 60 }).filter((text) => !/\d|0x/i.test(text));
  const stateWords = new Set(["notstarted", "inprogress", "succeeded", "notrequired", "failed"]);

  it("decides nothing in the nested form", () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom("notStarted", "inProgress", "succeeded", "notRequired", "failed"),
        (text, state) => {
          expect(readNested(state, text)).toEqual({ name: "Apps", state });
        },
      ),
    );
  });

  it("decides nothing in the flat form either, save the state words themselves", () => {
    fc.assert(
      fc.property(words, (text) => {
        fc.pre(!stateWords.has(text.toLowerCase().replaceAll("_", "")));
        expect(readFlat(text)).toEqual({ name: "Apps", state: "inProgress" });
      }),
    );
  });

  it("two integers and an error code are found between any words", () => {
    fc.assert(
      fc.property(
        words,
        words,
        words,
        fc.nat({ max: 99 }),
        fc.nat({ max: 99 }),
        (before, between, after, done, more) => {
          const total = done + more;
          expect(readNested("inProgress", `${before} ${done} ${between} ${total} ${after}`)).toEqual({
            name: "Apps",
            state: "inProgress",
            done,
            total,
          });
          // Languages that name the total first say the same.
          expect(readFlat(`${before} ${total} ${between} ${done} ${after}`)).toMatchObject({
            state: done === total ? "succeeded" : "inProgress",
            done,
            total,
          });
          expect(readNested("failed", `${before} (0x80004005) ${after}`)).toEqual({
            name: "Apps",
            state: "failed",
            errorCode: "0x80004005",
          });
        },
      ),
    );
  });
});

describe("hostile values", () => {
  it("never throw, and damaged JSON counts as absent", () => {
    const names = [
      "toString",
      "valueOf",
      "subcategoryState",
      "subcategoryStatusText",
      "AppsSubcategory",
      "categorySucceeded",
    ];
    const nested = fc.object({ key: fc.constantFrom(...names), maxDepth: 3 });
    const raw = fc.option(
      fc.oneof(
        nested.map((value) => JSON.stringify(value)),
        fc.string(),
        fc.json(),
        fc.jsonValue().map((value) => JSON.stringify(value)),
      ),
      { nil: null },
    );
    fc.assert(
      fc.property(
        raw,
        raw,
        raw,
        fc.option(fc.string(), { nil: null }),
        (devicePreparation, deviceSetup, accountSetup, profileName) => {
          const signals = readTwice({ ...nothing, devicePreparation, deviceSetup, accountSetup, profileName });
          expect(signals.categories.length).toBeLessThanOrEqual(3);
          for (const { others = [] } of signals.categories) {
            expect(others.length).toBeLessThanOrEqual(8);
            for (const other of others) expect(other.length).toBeLessThanOrEqual(120);
          }
          expect(["running", "succeeded", "failed"]).toContain(signalledEnd(signals).kind);
        },
      ),
    );
  });

  it.each(["", "{", "[1]", "null", "7", '"text"', '{"a":'])("%j is not yet, never failed", (text) => {
    expect(readTwice({ ...nothing, deviceSetup: text }).categories).toEqual([]);
  });

  it("members that JavaScript knows by name are read as any other", () => {
    const text = '{"__proto__":{"subcategoryState":"failed"},"constructor":{"subcategoryState":"failed"}}';
    expect(() => readTwice({ ...nothing, deviceSetup: text })).not.toThrow();
  });

  it("members that are objects inside a sub-step are no text", () => {
    expect(
      readSetup({ AppsSubcategory: { subcategoryState: { toString: "x" }, subcategoryStatusText: [{}] } })?.steps[0]
        ?.state,
    ).toBe("unknown");
  });
});

describe("the end of the flow", () => {
  const endOf = (members: unknown) => signalledEnd(readTwice({ ...nothing, deviceSetup: JSON.stringify(members) }));

  it.each<readonly [string, string, unknown]>([
    ["the category says so", "succeeded", { categorySucceeded: true }],
    [
      "the category says no",
      "running",
      { categorySucceeded: false, AppsSubcategory: { subcategoryState: "succeeded" } },
    ],
    [
      "all sub-steps are done",
      "succeeded",
      { A: { subcategoryState: "succeeded" }, B: { subcategoryState: "notRequired" } },
    ],
    ["one is not", "running", { A: { subcategoryState: "succeeded" }, B: { subcategoryState: "inProgress" } }],
    ["one failed", "failed", { A: { subcategoryState: "failed" }, categorySucceeded: true }],
    ["nothing is listed", "running", {}],
  ])("%s: %s", (_, kind, members) => {
    expect(endOf(members).kind).toBe(kind);
  });

  it("an unfinished preparation with nothing after it runs", () => {
    expect(signalledEnd(readTwice({ ...nothing, devicePreparation: '{"categorySucceeded":true}' })).kind).toBe(
      "running",
    );
  });
});
