import type { FlowEvent, UserFlowSign } from "./flow-signals.ts";
import { parseObject } from "./parse-object.ts";
import type { RawSignals } from "./raw-signals.ts";
import { roleOf } from "./read-events.ts";

/** What shows that somebody is past the technician flow (device-side d.2, d.3, d.7, d.9). */
export function userFlowSignsOf(raw: RawSignals, events: readonly FlowEvent[]): readonly UserFlowSign[] {
  const isUserScope = raw.tracking?.userScope === true || raw.tracking?.snapshots.some(({ user }) => user) === true;
  return [
    ...(hasAccountActivity(raw.accountSetup) ? (["accountSetup"] as const) : []),
    ...(isUserScope ? (["userScope"] as const) : []),
    ...(raw.session?.desktop === "user" ? (["desktop"] as const) : []),
    ...(raw.session?.joinUser === "user" ? (["joinUser"] as const) : []),
    ...(events.some(({ key }) => roleOf(key) === "userFlow") ? (["hello"] as const) : []),
  ];
}

const activeWords: ReadonlySet<string> = new Set(["inprogress", "succeeded", "failed"]);

/** The category is listed before it begins; only a state's own word shows that it did, never a localised text. */
function hasAccountActivity(text: string | null): boolean {
  const members = text === null ? undefined : parseObject(text);
  if (members === undefined) return false;
  if (typeof members.categorySucceeded === "boolean" || isActive(members.categoryState)) return true;
  return Object.values(members).some(
    (value) =>
      isActive(value) ||
      (typeof value === "object" &&
        value !== null &&
        isActive((value as { subcategoryState?: unknown }).subcategoryState)),
  );
}

function isActive(word: unknown): boolean {
  return typeof word === "string" && activeWords.has(word.trim().toLowerCase().replaceAll("_", ""));
}
