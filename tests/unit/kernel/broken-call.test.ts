import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenCall } from "../../../shared/kernel/broken-call.ts";

const codeError = (code: string): Error => Object.assign(new Error("a sentence with an address"), { code });
const fetchFailed = (cause?: unknown): TypeError => new TypeError("fetch failed", { cause });

test.each([
  ["no such name", fetchFailed(codeError("ENOTFOUND")), { kind: "notSent", detail: "ENOTFOUND" }],
  ["a code of its own", codeError("ECONNREFUSED"), { kind: "notSent", detail: "ECONNREFUSED" }],
  ["broken in the middle", fetchFailed(codeError("ECONNRESET")), { kind: "lost", detail: "ECONNRESET" }],
  ["no code at all", fetchFailed(), { kind: "lost", detail: "fetch failed" }],
  [
    "several addresses, none reached",
    fetchFailed(
      Object.assign(new AggregateError([codeError("ECONNREFUSED"), codeError("ENETUNREACH")]), {
        code: "ECONNREFUSED",
      }),
    ),
    { kind: "notSent", detail: "ECONNREFUSED,ENETUNREACH" },
  ],
  [
    "several addresses, one reached",
    fetchFailed(new AggregateError([codeError("ECONNREFUSED"), codeError("ECONNRESET")])),
    { kind: "lost", detail: "ECONNREFUSED,ECONNRESET" },
  ],
  ["a list of nothing", fetchFailed(new AggregateError([])), { kind: "lost", detail: "fetch failed" }],
])("%s", (_name, error, expected) => {
  expect(brokenCall(error)).toEqual(expected);
});

test.each([new Error("ours"), new RangeError("ours"), "a text", undefined])("%s is a defect", (error) => {
  expect.assertions(1);
  try {
    brokenCall(error);
  } catch (thrown) {
    expect(thrown).toBe(error);
  }
});

test("a call counts as not sent only when every code says so, and nothing but codes is told", () => {
  const reached = "ECONNRESET";
  fc.assert(
    fc.property(fc.array(fc.constantFrom("ENOTFOUND", "ECONNREFUSED", reached), { minLength: 1 }), (codes) => {
      const nested = codes.reduceRight<unknown>(
        (cause, code) => Object.assign(new Error("secret", { cause }), { code }),
        undefined,
      );
      const told = { kind: codes.includes(reached) ? "lost" : "notSent", detail: codes.join(",") };
      expect(brokenCall(nested)).toEqual(told);
      expect(brokenCall(new AggregateError(codes.map(codeError)))).toEqual(told);
    }),
  );
});
