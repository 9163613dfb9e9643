import { flowChannels, flowEvents } from "./flow-events.ts";

/** Which events of one log are asked for: those above `after`. */
export type FlowEventWish = {
  readonly channel: string;
  readonly provider?: string;
  readonly ids: readonly number[];
  /** Which of the others are asked for, too. */
  readonly others?: "problems" | "all";
  readonly after: number | null;
};

/** Logs of Autopilot itself, where every event may say something; the others are full of what other programs do. */
const ownLogs: ReadonlySet<string> = new Set(["autopilot", "autopilotBefore1903", "management"]);

/**
 * What a device is asked for: every event with a meaning that is newer than those that were seen, and a few of those that
 * nothing is known of.
 */
export function eventWishes(marks: Readonly<Record<string, number>> | undefined): readonly FlowEventWish[] {
  return Object.entries(flowChannels).map(([log, facts]) => {
    const meanings = Object.values(flowEvents).filter((event) => event.log === log);
    const isAll = meanings.some(({ ids }) => ids.length === 0);
    const ids = new Set(meanings.flatMap((event): readonly number[] => event.ids));
    const provider = "provider" in facts ? facts.provider : undefined;
    return {
      channel: facts.channel,
      ...(provider === undefined ? {} : { provider }),
      ids: isAll ? [] : [...ids].toSorted((left, right) => left - right),
      ...(isAll ? {} : { others: ownLogs.has(log) ? ("all" as const) : ("problems" as const) }),
      after: marks?.[facts.channel] ?? null,
    };
  });
}
