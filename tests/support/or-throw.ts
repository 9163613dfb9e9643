import type { Result } from "../../shared/kernel/result.ts";

/** The value of a result. Throws when it has none. */
export function orThrow<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(`${result.error.code} ${JSON.stringify(result.error.context)} ${result.error.cause ?? ""}`);
  return result.value;
}
