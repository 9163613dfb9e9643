import * as z from "zod";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { type FaultRule, faultRuleSchema } from "../scenarios/scenario.ts";
import { type WorldSwitches, worldSwitchesSchema } from "../world/world-switches.ts";

/** Reads `name=value` pairs; a value is JSON, or text where that is no JSON. The error is a sentence. */
export function readSwitchArguments(given: readonly string[]): Result<Partial<WorldSwitches>, string> {
  const values: Record<string, unknown> = {};
  for (const pair of given) {
    const [, name = "", value = ""] = /^(\w+)=(.*)$/s.exec(pair) ?? [];
    if (name === "") return err(`--switch must be a name and a value, as ignoresFirstUpdate=true, not "${pair}".`);
    values[name] = readValue(value);
  }
  const parsed = worldSwitchesSchema.partial().safeParse(values);
  if (!parsed.success) return err(`--switch: ${z.prettifyError(parsed.error)}`);
  // What was not named is not there, so that nothing overrides the usual behaviour with nothing.
  return ok(Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined)));
}

/** Reads trouble on the wire: a kind, which the first call of every route meets, or a whole rule as JSON. */
export function readFaultArguments(given: readonly string[]): Result<readonly FaultRule[], string> {
  const rules: FaultRule[] = [];
  for (const text of given) {
    const value = readValue(text);
    const usual = { route: "", first: 1, share: 0, retryAfterSeconds: 10 };
    const rule = typeof value === "string" ? { ...usual, kind: value } : { ...usual, ...Object(value) };
    const parsed = faultRuleSchema.safeParse(rule);
    if (!parsed.success) return err(`--fault: ${z.prettifyError(parsed.error)}`);
    rules.push(parsed.data);
  }
  return ok(rules);
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    if (problem instanceof SyntaxError) return text;
    throw problem;
  }
}
