import fc from "fast-check";
import { expect, test } from "vitest";
import { blindDelayMs } from "../../../../shared/domain/policy/retry-limits.ts";

test.each([
  [1, 5_000],
  [2, 15_000],
  [3, 45_000],
  [4, 120_000],
  [9, 120_000],
])("before attempt %i + 1", (attempt, expected) => {
  expect(blindDelayMs(attempt, () => 0)).toBe(expected);
});

test("chance adds at most a quarter, and a later attempt never waits less than an earlier one with the same luck", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.double({ min: 0, max: 0.999_999, noNaN: true }),
      (attempt, luck) => {
        const least = blindDelayMs(attempt, () => 0);
        const drawn = blindDelayMs(attempt, () => luck);
        expect(drawn >= least && drawn <= least * 1.25).toBe(true);
        expect(blindDelayMs(attempt + 1, () => luck)).toBeGreaterThanOrEqual(drawn);
      },
    ),
  );
});
