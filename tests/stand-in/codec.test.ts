import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCodec, type Passage } from "../../build/stand-in/codec.ts";

const { encode, decode } = createCodec();
const roundTrip = (value: unknown): unknown => decode(encode(value));

describe("the codec of the stand-in's messages", () => {
  test.each([
    ["undefined", undefined],
    ["NaN", Number.NaN],
    ["negative zero", -0],
    ["infinity", Number.NEGATIVE_INFINITY],
    ["big integer", 2n ** 80n],
    ["date", new Date(1_700_000_000_000)],
    ["invalid date", new Date(Number.NaN)],
    ["regular expression", /a+b/gi],
    ["map of sets", new Map<unknown, unknown>([[{ key: 1 }, new Set([undefined, 1n])]])],
    ["bytes", new Uint8Array([0, 127, 255])],
    ["part of a buffer", new Uint8Array([1, 2, 3, 4]).subarray(1, 3)],
    ["floats", new Float64Array([0.1, Number.NaN])],
    ["big integers", new BigInt64Array([-1n])],
    ["buffer", new Uint8Array([9, 8]).buffer],
    ["nested", { list: [1, { deep: [undefined, null] }], missing: undefined }],
    ["own key $", { $: "date", v: 1 }],
  ])("keeps %s", (_name, value) => {
    expect(roundTrip(value)).toStrictEqual(value);
  });

  test("keeps an error's type, message, stack and cause", () => {
    const error = new RangeError("too far", { cause: new TypeError("wrong") });
    const copy = roundTrip(error) as RangeError;
    expect(copy).toBeInstanceOf(RangeError);
    expect(copy).toMatchObject({ message: "too far", stack: error.stack, cause: { message: "wrong" } });
    expect(copy.cause).toBeInstanceOf(TypeError);
  });

  test.each([
    ["function", () => 1],
    ["symbol", Symbol("s")],
    ["promise", Promise.resolve()],
  ])("refuses a %s", (_name, value) => {
    expect(() => encode({ value })).toThrow("An object could not be cloned.");
  });

  test("refuses a cycle and allows the same object twice", () => {
    const shared = { a: 1 };
    expect(roundTrip([shared, shared])).toStrictEqual([{ a: 1 }, { a: 1 }]);
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(() => encode(cycle)).toThrow("An object could not be cloned.");
  });

  test("hands functions and promises to the passage", () => {
    const given: string[] = [];
    const passage: Passage = {
      out: (kind) => given.push(kind),
      in: (kind, id) => `${kind} ${id}`,
    };
    const text = encode([() => 1, Promise.resolve()], passage);
    expect(given).toStrictEqual(["function", "promise"]);
    expect(decode(text, passage)).toStrictEqual(["function 1", "promise 2"]);
  });

  test("agrees with structured clone on any plain value", () => {
    const options = { withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true };
    fc.assert(
      fc.property(fc.anything(options), (value) => {
        expect(roundTrip(value)).toStrictEqual(structuredClone(value));
      }),
    );
  });
});
