import { describe, expect, test } from "vitest";
import { createBudgetMeter } from "../../../../main/adapters/graph/budget-meter.ts";
import { createGovernor } from "../../../../main/adapters/graph/governor.ts";
import { epochMs } from "../../../../shared/kernel/brand.ts";
import { createVirtualClock } from "../../../support/virtual-clock.ts";

function gate(parallelCalls: number) {
  const clock = createVirtualClock();
  const stopping = new AbortController();
  const meter = createBudgetMeter(clock);
  const governor = createGovernor(clock, meter, { parallelCalls, longestPauseMs: 60_000 }, stopping.signal);
  return { clock, meter, governor, stop: () => stopping.abort() };
}

describe("the tenant's gate", () => {
  test("lets a call that a person waits for in before every waiting poll", async () => {
    const { clock, governor } = gate(1);
    const first = await governor.enter("poll");
    const entered: string[] = [];
    for (const [name, priority] of [
      ["poll 1", "poll"],
      ["poll 2", "poll"],
      ["technician 1", "technician"],
      ["technician 2", "technician"],
    ] as const) {
      void governor.enter(priority).then((admission) => {
        entered.push(name);
        if (admission.admitted) admission.leave();
      });
    }
    if (first.admitted) first.leave();
    await clock.advance(0);
    expect(entered).toEqual(["technician 1", "technician 2", "poll 1", "poll 2"]);
  });

  test("holds everybody back while the service asked for a pause, the technician's calls too", async () => {
    const { clock, governor } = gate(4);
    governor.pauseUntil(epochMs(clock.now() + 30_000));
    let entered = 0;
    void governor.enter("technician").then(() => {
      entered += 1;
    });
    await clock.advance(29_999);
    expect(entered).toBe(0);
    await clock.advance(1);
    expect(entered).toBe(1);
  });

  test("counts who waits, and sends everybody home when it is stopped", async () => {
    const { clock, meter, governor, stop } = gate(1);
    let waiting = 0;
    meter.watch((budget) => {
      waiting = budget.waiting;
    });
    await governor.enter("poll");
    governor.pauseUntil(epochMs(clock.now() + 1_000));
    const late = governor.enter("poll");
    const urgent = governor.enter("technician");
    expect(waiting).toBe(2);
    stop();
    await clock.advance(1_000);
    expect(await late).toEqual({ admitted: false, failure: { kind: "stopped" } });
    expect(await urgent).toEqual({ admitted: false, failure: { kind: "stopped" } });
    expect(waiting).toBe(0);
  });
});
