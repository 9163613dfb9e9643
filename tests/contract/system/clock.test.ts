import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createScaledClock } from "../../../main/adapters/system/scaled-clock.ts";
import { createSystemClock } from "../../../main/adapters/system/system-clock.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";

const realStart = Date.UTC(2026, 0, 5, 8);
const simulatedStart = Date.UTC(2026, 5, 1);

beforeEach(() => {
  vi.useFakeTimers({ now: realStart });
});
afterEach(() => {
  vi.useRealTimers();
});

const implementations = [
  ["the system clock", createSystemClock, realStart, 1],
  [
    "a clock at 40 times",
    () => createScaledClock({ realBase: realStart, simulatedBase: simulatedStart, speed: 40 }),
    simulatedStart,
    40,
  ],
] as const;

describe.each(implementations)("%s", (_name, create, start, speed) => {
  /** Lets so much bench time pass. */
  const pass = (benchMs: number) => vi.advanceTimersByTimeAsync(benchMs / speed);

  test("starts at its base and goes on at its speed", async () => {
    const clock = create();
    expect(clock.now()).toBe(start);
    await pass(60_000);
    expect(clock.now()).toBe(start + 60_000);
  });

  test("runs a timer once, when its time has come and not before", async () => {
    const clock = create();
    const seen: number[] = [];
    clock.setTimer(epochMs(start + 4_000), () => seen.push(clock.now()));
    await pass(3_960);
    expect(seen).toEqual([]);
    await pass(40);
    expect(seen).toEqual([start + 4_000]);
    await pass(600_000);
    expect(seen).toHaveLength(1);
  });

  test("runs a timer of the past soon, but not within the call", async () => {
    const clock = create();
    const run = vi.fn();
    clock.setTimer(epochMs(start - 1), run);
    expect(run).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(run).toHaveBeenCalledOnce();
  });

  test("a stopped timer does not run, and stopping again does nothing", async () => {
    const clock = create();
    const run = vi.fn();
    const stop = clock.setTimer(epochMs(start + 200_000_000), run);
    await pass(100_000_000);
    stop();
    stop();
    await pass(200_000_000);
    expect(run).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("waits longer than Node's timers can", async () => {
    const clock = create();
    const run = vi.fn();
    const days40 = 40 * 24 * 3_600_000;
    clock.setTimer(epochMs(start + days40), run);
    await pass(days40 - 40);
    expect(run).not.toHaveBeenCalled();
    await pass(40);
    expect(run).toHaveBeenCalledOnce();
  });

  test("a delay resolves after its time", async () => {
    const clock = create();
    const delay = clock.delay(4_000).then(() => clock.now());
    await pass(4_000);
    expect(await delay).toBe(start + 4_000);
  });

  test("a delay rejects with the signal's reason, at once or when it comes", async () => {
    const clock = create();
    await expect(clock.delay(1_000, AbortSignal.abort("early"))).rejects.toBe("early");
    const abort = new AbortController();
    const delay = expect(clock.delay(1_000, abort.signal)).rejects.toBe("late");
    abort.abort("late");
    await delay;
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("a timer keeps to the time of day when the PC's clock is set back", async () => {
  const clock = createSystemClock();
  const run = vi.fn();
  clock.setTimer(epochMs(realStart + 10_000), run);
  vi.setSystemTime(realStart - 30_000);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(run).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(run).toHaveBeenCalledOnce();
});
