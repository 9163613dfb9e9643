/** One measured figure and what it is held to. `atMost` unless said otherwise. */
export type BenchFigure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly hold: number;
  readonly better?: "more" | "less";
};

/** A measurement that gives one or several figures. `folder` is its own and is removed afterwards. */
export type Measurement = (folder: string) => Promise<readonly BenchFigure[]>;

/** Whether a figure keeps what is held. */
export function isHeld({ value, hold, better = "less" }: BenchFigure): boolean {
  return better === "more" ? value >= hold : value <= hold;
}

/** Runs and answers how many milliseconds it took. */
export function timed(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
