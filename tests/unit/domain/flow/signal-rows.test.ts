import { describe, expect, it } from "vitest";
import { readFlowSignals } from "../../../../shared/domain/flow/read-flow-signals.ts";
import listed from "../../../fixtures/device-side/signals.json" with { type: "json" };
import { rawSignals, type SomeSignals } from "../../../support/raw-signals.ts";
import { at } from "../../../support/records.ts";

/** A run that was seen before with nothing in it, so that what is read now is of this run. */
const before = readFlowSignals(rawSignals({ extension: {} }), { at: at(1), clockOffsetMs: 0, eventsFrom: at(0) });

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

  it("there is one for every table", () => {
    expect([...new Set(listed.rows.map(({ table }) => table))].toSorted()).toEqual([
      "d.1",
      "d.2",
      "d.3",
      "d.4",
      "d.5",
      "d.6",
      "d.9",
    ]);
    expect(listed.rows.length).toBeGreaterThan(100);
  });
});
