import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastOrder, forecastRegistration } from "../../../../shared/domain/registration/forecast.ts";
import { tenantId } from "../../../../shared/kernel/brand.ts";

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

  it("says for an order's own way which of the two services is called", () => {
    const partnerTenantId = tenantId("00000000-0000-4000-8000-0000000000aa");
    const order = { quantity: 1_000 } as const;
    expect(forecastOrder(order)).toEqual(forecastRegistration(1_000));
    expect(forecastOrder({ ...order, path: "both" })).toEqual(forecastRegistration(1_000));
    expect(forecastOrder({ ...order, path: "partnerCenter" })).toBeUndefined();
    const alone = forecastOrder({ ...order, path: "partnerCenter", partnerTenantId });
    expect(alone).toMatchObject({ calls: 0 });
    expect(alone?.partnerCalls).toBeGreaterThan(2);
    const both = forecastOrder({ ...order, path: "both", partnerTenantId });
    expect(both?.partnerCalls).toBe(alone?.partnerCalls);
    expect(both?.calls).toBeGreaterThan(0);
  });

  it("is the same for the same number, whole, and never shorter for more units", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 2_000 }), (units, more) => {
        const forecast = forecastRegistration(units);
        expect(forecastRegistration(units)).toEqual(forecast);
        expect([Number.isInteger(forecast.calls), Number.isInteger(forecast.minutes)]).toEqual([true, true]);
        expect(forecast.calls).toBeGreaterThanOrEqual(Math.ceil(units / 100) + 5);
        // A minute is as far as the moments of reading can differ.
        expect(forecastRegistration(units + more).minutes).toBeGreaterThanOrEqual(forecast.minutes - 1);
      }),
      { numRuns: 200 },
    );
  });
});
