import fc from "fast-check";
import { expect, test } from "vitest";
import { createServerClock } from "../../../../main/adapters/sign-in/server-clock.ts";

const minute = 60_000;

test.each([
  [0, undefined],
  [4 * minute, undefined],
  [-4 * minute, undefined],
  [47 * minute, 47 * minute],
  [-3 * 60 * minute, -3 * 60 * minute],
])("a PC that is %i ms ahead is told as %s", (ahead, skew) => {
  const told: string[] = [];
  const server = Date.UTC(2026, 0, 1);
  const clock = createServerClock(
    () => server + ahead,
    () => told.push("changed"),
  );
  clock.told(new Date(server).toUTCString());
  clock.told(new Date(server).toUTCString());
  expect(clock.skewMs()).toBe(skew);
  expect(told).toHaveLength(skew === undefined ? 0 : 1);
});

test("a clock that was put right is right again", () => {
  let ahead = 30 * minute;
  const server = Date.UTC(2026, 0, 1);
  const clock = createServerClock(
    () => server + ahead,
    () => undefined,
  );
  clock.told(new Date(server).toUTCString());
  ahead = 0;
  clock.told(new Date(server).toUTCString());
  expect(clock.skewMs()).toBeUndefined();
});

test("whatever a service calls its date, it is a skew or nothing", () => {
  fc.assert(
    fc.property(fc.option(fc.string()), (date) => {
      const clock = createServerClock(
        () => 0,
        () => undefined,
      );
      clock.told(date);
      const skew = clock.skewMs();
      expect(skew === undefined || Number.isFinite(skew)).toBe(true);
    }),
  );
});
