import type { TextParams } from "../domain/bench/board-view.ts";
import { formatClock } from "./clock-text.ts";

/** Builds one sentence from its values. */
export type Sentence = (params: TextParams) => string;

/** The value called `name` as text; empty when it was not given. */
export function textOf(params: TextParams, name: string): string {
  const value = params[name];
  return value === undefined ? "" : String(value);
}

/** The value called `name` as a number; undefined when it was not given or is no number. */
export function numberOf(params: TextParams, name: string): number | undefined {
  const value = params[name];
  const parsed = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof parsed === "number" && Number.isFinite(parsed) ? parsed : undefined;
}

/** The moment called `name` (epoch milliseconds) as `HH:MM`; `unknown time` when it was not given. */
export function clockOf(params: TextParams, name: string): string {
  const value = numberOf(params, name);
  return value === undefined ? "unknown time" : formatClock(value);
}

/** `text` between `before` and `after`, or nothing at all when the value is missing. */
export function clause(before: string, value: string | number | undefined, after = ""): string {
  return value === undefined || value === "" ? "" : `${before}${value}${after}`;
}

const groups = new Intl.NumberFormat("en-GB");

/** A number with its thousands set apart: `95,000`. */
export function grouped(value: number): string {
  return groups.format(value);
}

/** A count with its noun: `1 unit`, `95,000 units`. */
export function counted(count: number | undefined, one: string, many = `${one}s`): string {
  return `${grouped(count ?? 0)} ${count === 1 ? one : many}`;
}

/** Looks a code up in a closed list; a code from elsewhere is shown as it is rather than hidden, and none as `unknown`. */
export function named(list: Readonly<Record<string, string>>, code: string): string {
  if (code === "") return "unknown";
  return Object.hasOwn(list, code) ? (list[code] ?? code) : code;
}

/** That a value is another than before. Names of persons arrive empty and are not told. */
export function changed(before: string, after: string): string {
  if (before === "" && after === "") return "changed since the start";
  const say = (value: string): string => (value === "" ? "nothing" : `“${value}”`);
  return `was ${say(before)}, is now ${say(after)}`;
}

/** A sentence as it stands inside another one. A word in capitals (TPM, QR) stays as it is. */
export function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
