import { startScriptedDirectory } from "./scripted-directory.ts";
import type { ScriptedAnswer } from "./scripted-service.ts";

/** An answer with these rows, and where the next page is. */
export const rows = (value: readonly unknown[], nextLink?: string): ScriptedAnswer => ({
  status: 200,
  body: { value, ...(nextLink === undefined ? {} : { "@odata.nextLink": nextLink }) },
});

/** Starts a directory whose service answers every request with `value` as its only page. */
export const withRows = (...value: readonly unknown[]) => startScriptedDirectory(() => rows(value));
