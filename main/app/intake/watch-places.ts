import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "../ports/clock.ts";
import type { IntakePorts } from "./intake-ports.ts";
import { createPlaceVisit, type PlaceVisit } from "./place-visit.ts";
import type { ReadingList } from "./reading-list.ts";
import type { ReadingQueue } from "./reading-queue.ts";

/** Looks after sticks and watched folders: what appears in them is read by itself. */
export type PlaceWatch = {
  readonly start: () => void;
  /** Looks at once; answers how many places there are. */
  readonly lookNow: () => Promise<Result<CommandOutput<"intake.readPlaces">>>;
  /** Puts the collector on a stick that is plugged in. Errors: `intake.notFound`, `file.notWritten`. */
  readonly prepare: (placeId: string) => Promise<Result<CommandOutput<"stick.prepare">>>;
  readonly stop: () => Promise<void>;
};

/** Between two looks, in real milliseconds. */
const lookPauseMs = 3_000;

/** A file that has not changed for this long is whole, in real milliseconds. */
const quietPauseMs = 1_000;

/** Builds the watch. A place is visited from the moment it is found until it is gone. */
export function createPlaceWatch(ports: IntakePorts, list: ReadingList, queue: ReadingQueue): PlaceWatch {
  const { clock, log, speed } = ports;
  const visits = new Map<string, PlaceVisit>();
  let looking: Promise<boolean> | undefined;
  let cancel: Stop = () => undefined;
  let isStarted = false;

  /** Answers whether something is being written to at the moment. */
  const look = async (): Promise<boolean> => {
    const found = await ports.places();
    const present = new Set(found.map(placeIdOf));
    for (const [placeId, visit] of visits) {
      if (present.has(placeId)) continue;
      visit.end();
      visits.delete(placeId);
    }
    let isMoving = false;
    for (const place of found) {
      const placeId = placeIdOf(place);
      const visit = visits.get(placeId) ?? createPlaceVisit(ports, list, queue, { ...place, placeId });
      visits.set(placeId, visit);
      const state = await visit.look();
      if (state === "gone") visits.delete(placeId);
      isMoving ||= state === "moving";
    }
    return isMoving;
  };

  const lookAndGoOn = (): Promise<boolean> => {
    cancel();
    looking ??= look()
      .catch((thrown: unknown) => {
        log.error("intake.placesNotLookedAt", { message: thrown instanceof Error ? thrown.message : String(thrown) });
        return false;
      })
      .then((isMoving) => {
        looking = undefined;
        const pauseMs = (isMoving ? quietPauseMs : lookPauseMs) * speed;
        cancel();
        if (isStarted) cancel = clock.setTimer(epochMs(clock.now() + pauseMs), () => void lookAndGoOn());
        return isMoving;
      });
    return looking;
  };

  const lookNow: PlaceWatch["lookNow"] = async () => {
    // A look that is under way may have passed the place that somebody has just plugged in.
    await looking;
    for (const visit of visits.values()) visit.tryAgain();
    await lookAndGoOn();
    return ok({ places: visits.size });
  };

  return {
    start: () => {
      isStarted = true;
      void lookAndGoOn();
    },
    lookNow,
    prepare: async (placeId) => {
      const place = (await ports.places()).find((found) => found.kind === "stick" && placeIdOf(found) === placeId);
      if (place === undefined) return err(retryWhenTechnicianActs(appError("notFound", "intake.notFound")));
      const prepared = await ports.sticks.prepare(place.folder);
      await lookNow();
      return prepared;
    },
    stop: async () => {
      isStarted = false;
      cancel();
      for (const visit of visits.values()) visit.stop();
      await looking;
    },
  };
}

function placeIdOf({ kind, folder }: { readonly kind: string; readonly folder: string }): string {
  return `${kind}:${folder}`;
}
