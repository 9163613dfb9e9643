import { flowChannels, flowEvents } from "./flow-events.ts";

/** Which events of one log are asked for: those above `after`. */
export type FlowEventWish = {
  readonly channel: string;
  readonly provider?: string;
  readonly ids: readonly number[];
  readonly after: number | null;
};

/** What a device is asked for: every event with a meaning that is newer than those that were seen. */
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
      after: marks?.[facts.channel] ?? null,
    };
  });
}
