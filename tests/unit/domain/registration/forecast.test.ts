import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastRegistration } from "../../../../shared/domain/registration/forecast.ts";

describe("what a registration will take", () => {
  it("is nothing for nobody", () => {
    expect(forecastRegistration(0)).toEqual({ calls: 0, minutes: 0 });
  });

  it("keeps a thousand units within forty calls and half an hour", () => {
    const { calls, minutes } = forecastRegistration(1_000);
    expect(calls).toBeGreaterThan(20);
    expect(calls).toBeLessThanOrEqual(40);
    expect(minutes).toBeGreaterThan(20);
    expect(minutes).toBeLessThanOrEqual(30);
  });

  it("is the same for the same number, whole, and never shorter for more units", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 2_000 }), (units, more) => {
        const forecast = forecastRegistration(units);
        expect(forecastRegistration(units)).toEqual(forecast);
        expect([Number.isInteger(forecast.calls), Number.isInteger(forecast.minutes)]).toEqual([true, true]);
        expect(forecast.calls).toBeGreaterThanOrEqual(Math.ceil(units / 100) + 6);
        // A minute is as far as the moments of reading can differ.
        expect(forecastRegistration(units + more).minutes).toBeGreaterThanOrEqual(forecast.minutes - 1);
      }),
      { numRuns: 200 },
    );
  });
});
