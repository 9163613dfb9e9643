import { describe, expect, it } from "vitest";
import { readFlowSignals } from "../../../../shared/domain/flow/read-flow-signals.ts";
import { assessReadiness } from "../../../../shared/domain/readiness/assess-readiness.ts";
import leftovers from "../../../fixtures/device-side/leftovers.json" with { type: "json" };
import listed from "../../../fixtures/device-side/signals.json" with { type: "json" };
import { rawSignals, type SomeSignals } from "../../../support/raw-signals.ts";
import { type FactChanges, readinessReading } from "../../../support/readiness-facts.ts";
import { at } from "../../../support/records.ts";

/** A run that was seen before with nothing in it, so that what is read now is of this run. */
const before = readFlowSignals(rawSignals({ extension: {} }), { at: at(1), clockOffsetMs: 0, eventsFrom: at(0) });

const beforeRun = { forPreProvisioning: true, isDuringRun: false, hasFailedBefore: false, mayUseDfci: false };

describe("every row of the signal tables", () => {
  it.each(listed.rows.map((row) => [`${row.table} ${row.row}`, row] as const))("%s", (_, { raw, expected }) => {
    // A fixture is held against what the reader makes of it; its own shape is that of the collector's answer.
    const read = readFlowSignals(rawSignals(raw as SomeSignals), {
      at: at(2),
      clockOffsetMs: 0,
      eventsFrom: at(0),
      before,
    });
    for (const [name, value] of Object.entries(expected)) {
      expect((read as unknown as Record<string, unknown>)[name] ?? null).toEqual(value);
    }
  });

  it.each(leftovers.rows.map((row) => [`${row.table} ${row.row}`, row] as const))("%s, before a run", (_, row) => {
    const { facts, check, state } = row;
    const reading = readinessReading(facts as FactChanges);
    const found = assessReadiness(reading, beforeRun).find((known) => known.check === check);
    expect(found?.state).toBe(state);
    // What was read is shown, whatever it means.
    for (const value of Object.values(facts.leftovers).flat())
      if (typeof value === "number") expect(found?.raw).toContain(String(value));
  });

  it("there is one for every table", () => {
    expect([...new Set(listed.rows.map(({ table }) => table))].toSorted()).toEqual([
      "d.1",
      "d.2",
      "d.3",
      "d.4",
      "d.5",
      "d.6",
      "d.8",
      "d.9",
    ]);
    expect(listed.rows.length).toBeGreaterThan(100);
  });
});
