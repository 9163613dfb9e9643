import type { FlowCategory, FlowPhase, FlowStep, OtherCategory, StepState } from "./flow-signals.ts";
import { parseObject } from "./parse-object.ts";

/** Sub-steps that say nothing about progress a person could see (device-side d.2). */
const silentSteps: ReadonlySet<string> = new Set(["savewhiteglovesuccessresult"]);

/** Members of a category itself. */
const ownMembers: ReadonlySet<string> = new Set(["categorysucceeded", "categorystate", "categorystatusmessage"]);

/** Members without a meaning that are kept. */
const mostOthers = 8;

/**
 * Reads the category JSON of `HKLM\SOFTWARE\Microsoft\Provisioning\AutopilotSettings`: sub-steps come flat (a status
 * text) or nested (an object with a state), names vary, and texts are localised. Only states, the HRESULT in
 * parentheses and the first two integers are taken. Damaged JSON counts as absent: not yet, never failed.
 */
export function readCategory(phase: FlowPhase, text: string | null): FlowCategory | undefined {
  const members = readMembers(text);
  return members === undefined ? undefined : { phase, ...members };
}

/** The same of a category that is none of the three phases. */
export function readOtherCategory(name: string, text: string | null): OtherCategory | undefined {
  const members = readMembers(text);
  return members === undefined ? undefined : { name, ...members };
}

function readMembers(text: string | null): Omit<FlowCategory, "phase"> | undefined {
  const members = text === null ? undefined : parseObject(text);
  if (members === undefined) return undefined;
  const steps = Object.entries(members).flatMap(([name, value]) => readStep(name, value));
  const succeeded = members.categorySucceeded;
  const others = Object.entries(members)
    .flatMap(([name, value]) => otherMember(name, value))
    .slice(0, mostOthers);
  return {
    succeeded: typeof succeeded === "boolean" ? succeeded : null,
    steps,
    ...(others.length === 0 ? {} : { others }),
  };
}

/** A member that is no sub-step and none of the category's own, as it stands there. */
function otherMember(name: string, value: unknown): readonly string[] {
  if (ownMembers.has(name.toLowerCase()) || silentSteps.has(shortName(name).toLowerCase()) || isStep(name, value))
    return [];
  return [`${name}: ${JSON.stringify(value)}`.slice(0, 120)];
}

function readStep(name: string, value: unknown): readonly FlowStep[] {
  const short = shortName(name);
  if (silentSteps.has(short.toLowerCase()) || !isStep(name, value)) return [];
  const nested = typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  const text = textOf(nested === undefined ? value : nested.subcategoryStatusText);
  const state = nested === undefined ? stateOfText(text) : stateOfWord(nested.subcategoryState);
  const raw = nested === undefined || state !== "unknown" ? "" : textOf(nested.subcategoryState);
  const step = { name: short.replace(/Subcategory$/, ""), state, ...errorIn(text), ...countIn(text) };
  return [raw === "" ? step : { ...step, raw }];
}

function isStep(name: string, value: unknown): boolean {
  const short = shortName(name);
  if (short.startsWith("category")) return false;
  return short.endsWith("Subcategory") || (typeof value === "object" && value !== null && "subcategoryState" in value);
}

/** Some builds put the category's name before it. */
function shortName(name: string): string {
  return name.split(".").at(-1) ?? name;
}

/** The value is whatever stood in the registry: what is no text says nothing. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function stateOfWord(word: unknown): StepState {
  switch (textOf(word).toLowerCase().replaceAll("_", "")) {
    case "notstarted":
      return "notStarted";
    case "inprogress":
      return "inProgress";
    case "succeeded":
      return "succeeded";
    case "notrequired":
      return "notRequired";
    case "failed":
      return "failed";
    default:
      return "unknown";
  }
}

/** The flat form carries the state word itself or a localised status text; of the latter only error and count are safe. */
function stateOfText(text: string): StepState {
  const word = stateOfWord(text);
  if (word !== "unknown") return word;
  if (hresult.test(text)) return "failed";
  const { done, total } = countIn(text);
  if (done === undefined || total === undefined) return "inProgress";
  return done >= total ? "succeeded" : "inProgress";
}

const hresult = /\((0x[0-9a-fA-F]{8})\)/;

function errorIn(text: string): { readonly errorCode?: string } {
  const code = hresult.exec(text)?.[1];
  return code === undefined ? {} : { errorCode: `0x${code.slice(2).toUpperCase()}` };
}

function countIn(text: string): { readonly done?: number; readonly total?: number } {
  const numbers = text.replace(hresult, "").match(/\d{1,4}/g);
  const [first, second] = (numbers ?? []).map(Number);
  if (first === undefined || second === undefined) return {};
  // Some languages name the total first.
  return { done: Math.min(first, second), total: Math.max(first, second) };
}
