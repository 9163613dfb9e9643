import { appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import type { IntakePorts } from "./intake-ports.ts";
import { failedReading, readingAnew } from "./new-reading.ts";
import type { ReadingList } from "./reading-list.ts";
import type { ReadingQueue } from "./reading-queue.ts";

/** Readings that are looked through for unfinished ones: more than any order brings. */
const mostReadings = 100_000;

/**
 * Goes on with the readings that a killed or closed app left unfinished: whole originals are read again, files that had
 * not arrived are told as such.
 */
export function resumeReadings(
  { ledger, clock, log }: Pick<IntakePorts, "ledger" | "clock" | "log">,
  list: ReadingList,
  queue: ReadingQueue,
): void {
  const readings = ledger.readings(mostReadings);
  if (!readings.ok) {
    log.error("intake.notResumed", { code: readings.error.code });
    return;
  }
  for (const reading of readings.value.toReversed()) {
    const { readingId, fileName, state } = reading;
    if (state === "reading") {
      list.show(readingAnew(reading));
      queue.add(readingId);
    } else if (state === "arriving") {
      const error = retryWhenTechnicianActs(appError("invalid", "intake.incomplete", { fileName }));
      list.keep(failedReading(reading, error, clock.now()));
    }
  }
}
