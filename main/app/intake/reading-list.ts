import type { IntakePlace, IntakeReading, IntakeView } from "../../../shared/contract/topics/intake.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "../ports/clock.ts";
import { createTopic, type Topic } from "../topics/topic.ts";
import type { IntakePorts } from "./intake-ports.ts";
import type { WaitingList } from "./waiting-list.ts";

/** What the intake screen follows, and the ledger behind it. */
export type ReadingList = {
  readonly topic: Topic<"intake">;
  /** A reading as it is now, also one that is no longer shown. Error: `store.unreadable`. */
  readonly find: (readingId: string) => Result<IntakeReading | undefined>;
  /** Whether a file with these bytes waits or is being read. */
  readonly isUnderWay: (sha256: string) => boolean;
  /** Shows a reading as it is now. */
  readonly show: (reading: IntakeReading) => void;
  /** Writes a reading down, then shows it. Error: `store.writeFailed`; then it is shown all the same. */
  readonly keep: (reading: IntakeReading) => Result<void>;
  /** Shows what waits as it is now. */
  readonly refresh: () => void;
  readonly showPlace: (place: IntakePlace) => void;
  readonly stop: Stop;
};

/** The newest readings are shown; older ones stay in the ledger. */
const mostShown = 200;

/** Nobody reads counters faster than this, in real milliseconds. */
const publishPauseMs = 200;

/** Loads the newest readings of the ledger. Error: `store.unreadable`. */
export function openReadingList(
  { ledger, clock, speed }: Pick<IntakePorts, "ledger" | "clock" | "speed">,
  waiting: Pick<WaitingList, "view">,
): Result<ReadingList> {
  const known = ledger.readings(mostShown);
  if (!known.ok) return known;
  /** Oldest first, and beyond what is shown everything that is still under way. */
  const readings = new Map(known.value.toReversed().map((reading) => [reading.readingId, reading]));
  const places = new Map<string, IntakePlace>();
  let publishedAt = Number.NEGATIVE_INFINITY;
  let cancel: Stop | undefined;
  let isStopped = false;

  const view = (): IntakeView => ({
    readings: [...readings.values()].slice(-mostShown).reverse(),
    places: [...places.values()].toReversed(),
    waiting: waiting.view(),
  });
  const topic = createTopic("intake", view);

  const publishSoon = (): void => {
    if (cancel !== undefined || isStopped) return;
    const at = Math.max(clock.now(), publishedAt + publishPauseMs * speed);
    cancel = clock.setTimer(epochMs(at), () => {
      cancel = undefined;
      publishedAt = clock.now();
      topic.publish(view());
    });
  };

  const forgetOldest = (): void => {
    for (const [id, { state }] of readings) {
      if (readings.size <= mostShown) return;
      if (state === "done" || state === "failed") readings.delete(id);
    }
  };

  const show = (reading: IntakeReading): void => {
    readings.set(reading.readingId, reading);
    if (readings.size > mostShown) forgetOldest();
    publishSoon();
  };

  return ok({
    topic,
    find: (readingId) => {
      const shown = readings.get(readingId);
      return shown === undefined ? ledger.reading(readingId) : ok(shown);
    },
    isUnderWay: (sha256) =>
      [...readings.values()].some((reading) => reading.sha256 === sha256 && reading.state === "reading"),
    show,
    keep: (reading) => {
      const kept = ledger.putReading(reading);
      show(reading);
      return kept;
    },
    refresh: publishSoon,
    showPlace: (place) => {
      // The place that was looked into last stands first.
      places.delete(place.placeId);
      places.set(place.placeId, place);
      publishSoon();
    },
    stop: () => {
      isStopped = true;
      cancel?.();
    },
  });
}
