import type { NetworkCheck } from "../../domain/network/network-check.ts";
import { type CheckState, checkStates } from "../../domain/readiness/check.ts";
import type { ReadinessCheck } from "../../domain/readiness/readiness-check.ts";
import { networkAdviceText, networkCheckText } from "../lists/network-text.ts";
import { readinessAdviceText } from "../lists/readiness-advice-text.ts";
import { checkStateText, readinessCheckText } from "../lists/readiness-text.ts";

/** One check as a person reads it. */
export type CheckLine = {
  readonly check: string;
  readonly state: CheckState;
  readonly word: string;
  readonly title: string;
  /** As read; empty when nothing could be read. */
  readonly raw: string;
  readonly condition: string;
  /** Empty when there is nothing to do. */
  readonly advice: string;
};

/** The checks of a device in words, what needs somebody first. */
export function readinessLines(checks: readonly ReadinessCheck[]): readonly CheckLine[] {
  return sorted(
    checks.map(({ check, state, raw, advice, params }) => ({
      check,
      state,
      word: checkStateText[state],
      ...readinessCheckText[check],
      raw,
      advice: advice === undefined ? "" : readinessAdviceText[advice](params),
    })),
  );
}

/** The checks of a network in words, what needs somebody first. */
export function networkLines(checks: readonly NetworkCheck[]): readonly CheckLine[] {
  return sorted(
    checks.map(({ check, state, raw, advice, params }) => ({
      check,
      state,
      word: checkStateText[state],
      ...networkCheckText[check],
      raw,
      advice: advice === undefined ? "" : networkAdviceText[advice](params),
    })),
  );
}

/** How many checks came out how, gravest first: `1 fail, 2 warning, 20 pass`. */
export function checkSummary(lines: readonly Pick<CheckLine, "state">[]): string {
  return checkStates
    .map((state) => [lines.filter((line) => line.state === state).length, checkStateText[state]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word.toLowerCase()}`)
    .join(", ");
}

function sorted(lines: readonly CheckLine[]): readonly CheckLine[] {
  return lines.toSorted((left, right) => checkStates.indexOf(left.state) - checkStates.indexOf(right.state));
}
