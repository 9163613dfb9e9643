import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRetryAfter } from "../../../shared/kernel/retry-after.ts";

const now = Date.UTC(2026, 8, 1, 8);

test.each([
  ["120", 120_000],
  ["0", 0],
  [" 1.5 ", 1_500],
  ["Tue, 01 Sep 2026 08:01:00 GMT", 60_000],
  ["Tue, 01 Sep 2026 07:00:00 GMT", 0],
  ["-5", undefined],
  ["2026", 2_026_000],
  ["soon", undefined],
  ["", undefined],
  [null, undefined],
  [undefined, undefined],
])("%s", (header, expected) => {
  expect(parseRetryAfter(header, now)).toBe(expected);
});

test("any number of seconds and any date come out as the time until then", () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999 }), fc.integer({ min: -86_400, max: 86_400 }), (seconds, ahead) => {
      expect(parseRetryAfter(String(seconds), now)).toBe(seconds * 1_000);
      const date = new Date(now + ahead * 1_000).toUTCString();
      expect(parseRetryAfter(date, now)).toBe(Math.max(0, ahead) * 1_000);
    }),
  );
});

test("any text is a wait of zero or more, or nothing", () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const waitMs = parseRetryAfter(header, now);
      expect(waitMs === undefined || waitMs >= 0).toBe(true);
    }),
  );
});
