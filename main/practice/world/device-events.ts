import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import type { EventWish } from "../../../shared/contract/bridge/event-wish.ts";
import type { DeviceRow } from "./device-rows.ts";
import { secondMs } from "./durations.ts";
import { flowEvents } from "./flow-events.ts";
import type { World } from "./world.ts";

type DeviceEvent = NonNullable<DeviceSignals["events"]>[number];

/** Record ids of one second: more than ever happens in it. */
const idsInSecond = 64;

/** What the event logs of a device hold of its run at `now`, in the order of time. */
export function eventsOf(world: World, { run }: DeviceRow, now: number): readonly DeviceEvent[] {
  if (run === null) return [];
  const events = flowEvents(world, run)
    .filter(({ at }) => at <= now)
    .toSorted((left, right) => left.at - right.at);
  // Ids rise from run to run, as those of a log that nobody clears.
  const secondOf = (at: number): number => Math.floor((at - world.simulatedBase) / secondMs);
  return events.map(({ at, ...event }, index) => {
    const earlier = events.slice(0, index).filter((other) => secondOf(other.at) === secondOf(at)).length;
    return { ...event, recordId: secondOf(at) * idsInSecond + earlier + 1, at: new Date(at).toISOString() };
  });
}

/** Of events that no wish names, so many come with one reading. */
const mostOthers = 16;

/** The events that were asked for, and up to which record each channel was looked at. */
export function wishedEvents(
  world: World,
  device: DeviceRow,
  wishes: readonly EventWish[],
  now: number,
): Pick<DeviceSignals, "events" | "marks"> {
  const all = eventsOf(world, device, now);
  const isAfter = (event: DeviceEvent, { channel, after }: EventWish): boolean =>
    channel === event.channel && event.recordId > (after ?? 0);
  const wanted = (event: DeviceEvent): boolean =>
    wishes.some((wish) => isAfter(event, wish) && (wish.ids.length === 0 || wish.ids.includes(event.id)));
  const isOther = (event: DeviceEvent): boolean =>
    wishes.some(
      (wish) => wish.others !== undefined && isAfter(event, wish) && (wish.others === "all" || isTrouble(event)),
    );
  const marks = [...new Set(wishes.map(({ channel }) => channel))].map((channel) => ({
    channel,
    recordId: Math.max(0, ...all.filter((event) => event.channel === channel).map(({ recordId }) => recordId)),
  }));
  const others = all.filter((event) => !wanted(event) && isOther(event)).slice(-mostOthers);
  return { events: [...all.filter(wanted), ...others], marks };
}

/** Critical, error or warning. */
function isTrouble({ level }: DeviceEvent): boolean {
  return level !== undefined && level !== null && level >= 1 && level <= 3;
}
