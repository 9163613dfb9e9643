import type { EpochMs } from "../../kernel/brand.ts";
import { formatErrorCode, parseErrorCode } from "../diagnosis/error-code.ts";
import type { RawEvent } from "./raw-signals.ts";

/** Events of one id that nothing is known of, as they stand in the log: the last one, and how many there were. */
export type OtherEvent = {
  readonly channel: string;
  readonly id: number;
  /** 1 critical, 2 error, 3 warning, 4 information; absent when it was not told. */
  readonly level?: number;
  readonly count: number;
  readonly lastAt: EpochMs;
  readonly errorCode?: string;
  readonly numbers: readonly number[];
  readonly words: readonly string[];
};

/** Ids that are kept; the one that was quiet for the longest goes first. */
const mostOthers = 24;

/** Adds an event without a meaning to those that are kept. */
export function withOther(known: readonly OtherEvent[], event: RawEvent, lastAt: EpochMs): readonly OtherEvent[] {
  const isSame = (other: OtherEvent): boolean => other.channel === event.channel && other.id === event.id;
  const before = known.find(isSame);
  const code = event.errorCode === null ? undefined : parseErrorCode(event.errorCode);
  const level = event.level ?? undefined;
  const other: OtherEvent = {
    channel: event.channel,
    id: event.id,
    ...(level === undefined ? {} : { level }),
    count: (before?.count ?? 0) + 1,
    lastAt,
    ...(code === undefined || code === 0 ? {} : { errorCode: formatErrorCode(code) }),
    numbers: (event.numbers ?? []).slice(0, 8),
    words: event.tokens.slice(0, 4),
  };
  return [...known.filter((one) => !isSame(one)), other].toSorted(byTime).slice(-mostOthers);
}

/** What of it is news: how often it comes is not. */
export function otherNews({ channel, id, errorCode }: OtherEvent): string {
  return [channel, id, errorCode ?? ""].join(" ");
}

function byTime(left: OtherEvent, right: OtherEvent): number {
  return left.lastAt - right.lastAt || left.id - right.id || (left.channel < right.channel ? -1 : 1);
}
