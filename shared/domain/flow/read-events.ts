import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import { formatErrorCode, parseErrorCode } from "../diagnosis/error-code.ts";
import { type FlowEventKey, type FlowEventRole, flowChannels, flowEvents } from "./flow-events.ts";
import type { FlowEvent } from "./flow-signals.ts";
import { type OtherEvent, withOther } from "./other-events.ts";
import type { RawEvent } from "./raw-signals.ts";

/** Events as they are known, and the highest record id of each log. */
export type KnownEvents = {
  readonly events: readonly FlowEvent[];
  /** Those of which nothing is known. */
  readonly others: readonly OtherEvent[];
  readonly marks: Readonly<Record<string, number>>;
};

/** Events as they came, and how far each log goes. */
export type RawEvents = {
  readonly events: readonly RawEvent[];
  readonly marks: readonly { readonly channel: string; readonly recordId: number }[];
};

/** How event times are taken: corrected by the clock's offset, and counted from the run's start on. */
export type EventTimes = { readonly clockOffsetMs: number; readonly from: EpochMs };

/**
 * Adds newly read events to those that are known. An event that was counted before (its record id is not above the
 * mark) or that is of an earlier run says nothing; one without a meaning is kept as it stands.
 */
export function readEvents(raw: RawEvents, known: KnownEvents, times: EventTimes): KnownEvents {
  const counted = new Map(Object.entries(known.marks).filter(([log, mark]) => !isCleared(raw.marks, log, mark)));
  const marks: Record<string, number> = Object.fromEntries(counted);
  for (const { channel, recordId } of raw.marks) marks[channel] = Math.max(marks[channel] ?? 0, recordId);
  const events = new Map(known.events.map((event) => [event.key, event] as const));
  let others = known.others;
  for (const event of raw.events.toSorted((left, right) => left.recordId - right.recordId)) {
    const channel = channelOf(event.channel);
    const mark = counted.get(channel);
    if (mark !== undefined && event.recordId <= mark) continue;
    marks[channel] = Math.max(marks[channel] ?? 0, event.recordId);
    const key = meaningOf(event);
    const at = Date.parse(event.at) - times.clockOffsetMs;
    if (!Number.isFinite(at) || at < times.from) continue;
    if (key === undefined) others = withOther(others, event, epochMs(at));
    else events.set(key, added(events.get(key), key, event, epochMs(at)));
  }
  return {
    events: [...events.values()].toSorted(
      (left, right) => left.lastAt - right.lastAt || (left.key < right.key ? -1 : 1),
    ),
    others,
    marks,
  };
}

/** Several sources count their records in one log. */
function channelOf(name: string): string {
  const logs: readonly { readonly channel: string; readonly provider?: string }[] = Object.values(flowChannels);
  return logs.find(({ provider }) => provider?.toLowerCase() === name.toLowerCase())?.channel ?? name;
}

/** A log that ends before what was seen of it was cleared, and counts from the start again. */
function isCleared(marks: RawEvents["marks"], log: string, known: number): boolean {
  const mark = marks.find(({ channel }) => channel === log);
  return mark !== undefined && mark.recordId < known;
}

/** What an event means; undefined when nothing is known of it. */
export function meaningOf(event: Pick<RawEvent, "channel" | "id" | "tokens">): FlowEventKey | undefined {
  return eventKeys.find((key) => {
    const facts = factsOf(key);
    if (!isOfLog(event.channel, facts.log)) return false;
    if (facts.ids.length > 0 && !facts.ids.includes(event.id)) return false;
    return facts.tokens === undefined || facts.tokens.some((token) => event.tokens.some((word) => fits(word, token)));
  });
}

/** What an event of this meaning is used for. */
export function roleOf(key: FlowEventKey): FlowEventRole {
  return flowEvents[key].role;
}

const eventKeys = Object.keys(flowEvents).filter((key): key is FlowEventKey => Object.hasOwn(flowEvents, key));

function factsOf(key: FlowEventKey): {
  readonly log: keyof typeof flowChannels;
  readonly ids: readonly number[];
  readonly tokens?: readonly string[];
} {
  return flowEvents[key];
}

/** The collector names an event by its source where several write to one channel. */
function isOfLog(channel: string, log: keyof typeof flowChannels): boolean {
  const facts: { readonly channel: string; readonly provider?: string } = flowChannels[log];
  const name = channel.toLowerCase();
  return name === (facts.provider ?? facts.channel).toLowerCase();
}

function fits(word: string, token: string): boolean {
  const [left, right] = [word.toLowerCase(), token.toLowerCase()];
  return right.startsWith("_") ? left.endsWith(right) : left.includes(right);
}

/** What repeats all the time is noted once: its number is no news. */
function added(before: FlowEvent | undefined, key: FlowEventKey, event: RawEvent, lastAt: EpochMs): FlowEvent {
  if (before !== undefined && roleOf(key) === "noise") return before;
  const code = event.errorCode === null ? undefined : parseErrorCode(event.errorCode);
  const errorCode = code === undefined || code === 0 ? before?.errorCode : formatErrorCode(code);
  return {
    key,
    count: (before?.count ?? 0) + 1,
    lastAt,
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(event.value === null ? {} : { value: event.value }),
  };
}
