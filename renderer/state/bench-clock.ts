import type { StatusView } from "../../shared/contract/topics/index.ts";
import { createStore, type Store, useStore } from "./store.ts";

/** How bench time follows real time: the clock of `StatusView`. */
export type ClockRate = StatusView["clock"];

/** The time the bench runs on, told once a second. Its value is epoch milliseconds. */
export type BenchClock = Store<number> & {
  /** Follows another rate from now on. */
  readonly setRate: (rate: ClockRate) => void;
  /** Starts the tick. Answers a function that ends it. */
  readonly start: () => () => void;
};

/** What the clock needs of the page: real time in epoch milliseconds, and a call every second. */
export type ClockPorts = {
  readonly realNow: () => number;
  readonly everySecond: (tick: () => void) => () => void;
};

/** Bench time at a moment of real time; both are epoch milliseconds. */
export function benchTime(rate: ClockRate, realNow: number): number {
  return rate.simulatedBase + (realNow - rate.realBase) * rate.speed;
}

/** A clock that shows real time until it is told a rate. */
export function createBenchClock({ realNow, everySecond }: ClockPorts): BenchClock {
  const started = realNow();
  let rate: ClockRate = { realBase: started, simulatedBase: started, speed: 1 };
  const time = createStore(started);
  const tick = () => time.set(benchTime(rate, realNow()));
  return {
    get: time.get,
    subscribe: time.subscribe,
    setRate: (next) => {
      rate = next;
      tick();
    },
    start: () => everySecond(tick),
  };
}

/** A text made from bench time; draws again only when the text changes. */
export function useClockText(clock: BenchClock, write: (now: number) => string): string {
  return useStore(clock, write);
}
