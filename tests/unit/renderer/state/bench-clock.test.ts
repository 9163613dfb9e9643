import { describe, expect, test } from "vitest";
import { benchTime, createBenchClock } from "../../../../renderer/state/bench-clock.ts";

describe("bench time", () => {
  test("runs from its base at its speed", () => {
    expect(benchTime({ realBase: 1000, simulatedBase: 50_000, speed: 40 }, 1500)).toBe(70_000);
  });

  test("is real time until a rate is known, then follows the rate from tick to tick", () => {
    let now = 100;
    let tick = (): void => undefined;
    let isStopped = false;
    const clock = createBenchClock({
      realNow: () => now,
      everySecond: (run) => {
        tick = run;
        return () => {
          isStopped = true;
        };
      },
    });
    const seen: number[] = [];
    clock.subscribe(() => seen.push(clock.get()));
    const stop = clock.start();
    now = 200;
    tick();
    clock.setRate({ realBase: 200, simulatedBase: 9000, speed: 2 });
    now = 300;
    tick();
    stop();
    expect(seen).toEqual([200, 9000, 9200]);
    expect(isStopped).toBe(true);
  });
});
