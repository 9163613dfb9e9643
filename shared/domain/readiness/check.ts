import type { TextParams } from "../bench/board-view.ts";

/** How a check came out, gravest first. Unknown never counts as pass. */
export const checkStates = ["fail", "warn", "unknown", "pass", "notApplicable"] as const;
export type CheckState = (typeof checkStates)[number];

/** One check with what was read. `shared/text` holds what must hold for it, and the advice when it does not. */
export type Check<Name extends string, Advice extends string> = {
  readonly check: Name;
  readonly state: CheckState;
  /** As read; empty when nothing could be read. */
  readonly raw: string;
  readonly advice?: Advice;
  readonly params: TextParams;
};

/** A check that asks for nothing. */
export function settled<Name extends string>(
  check: Name,
  state: Exclude<CheckState, "fail" | "warn">,
  raw: string,
): Check<Name, never> {
  return { check, state, raw, params: {} };
}

/** A check that asks for something. */
export function advised<Name extends string, Advice extends string>(
  check: Name,
  state: "fail" | "warn",
  raw: string,
  advice: Advice,
  params: TextParams = {},
): Check<Name, Advice> {
  return { check, state, raw, advice, params };
}

/** A check that nothing decides, with why and where a person can look. */
export function undecided<Name extends string, Advice extends string>(
  check: Name,
  raw: string,
  advice: Advice,
): Check<Name, Advice> {
  return { check, state: "unknown", raw, advice, params: {} };
}

/** A check of a value that has to be `wanted`. */
export function held<Name extends string, Advice extends string>(
  check: Name,
  value: boolean | null,
  wanted: boolean,
  otherwise: "fail" | "warn",
  advice: Advice,
): Check<Name, Advice> {
  if (value === null) return settled(check, "unknown", "");
  return value === wanted ? settled(check, "pass", String(value)) : advised(check, otherwise, String(value), advice);
}

/** Values as they were read, joined for the eye; what could not be read is left out. */
export function rawOf(...values: readonly (string | number | boolean | null)[]): string {
  return values.flatMap((value) => (value === null || value === "" ? [] : [String(value)])).join(" · ");
}
