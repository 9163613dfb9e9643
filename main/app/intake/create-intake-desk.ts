import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Topic } from "../topics/topic.ts";
import { exportFiles } from "./export-files.ts";
import { exportOriginal } from "./export-original.ts";
import { exportRefused } from "./export-refused.ts";
import type { IntakePorts } from "./intake-ports.ts";
import { keepRegister } from "./keep-register.ts";
import { failedReading } from "./new-reading.ts";
import { readAgain } from "./read-again.ts";
import { type ReadingRun, readOriginal } from "./read-original.ts";
import { readRows } from "./read-rows.ts";
import { openReadingList } from "./reading-list.ts";
import { createReadingQueue } from "./reading-queue.ts";
import { resumeReadings } from "./resume-readings.ts";
import { createUploads } from "./uploads.ts";
import { createWaitingDesk, type WaitingDesk } from "./waiting-desk.ts";
import { openWaitingList, type WaitingList } from "./waiting-list.ts";
import { createPlaceWatch } from "./watch-places.ts";

/** The commands about files and what is in them. */
export type IntakeHandlers = Pick<
  CommandHandlers,
  Extract<keyof CommandHandlers, `intake.${string}`> | "stick.prepare"
>;

/** Everything that takes files in: by hand, from sticks and from watched folders. */
export type IntakeDesk = {
  readonly handlers: IntakeHandlers;
  readonly topic: Topic<"intake">;
  /** Brings waiting rows of devices that are here; see `WaitingDesk`. */
  readonly bringHere: WaitingDesk["bringHere"];
  /** Goes on with what was cut short, and begins to look at sticks and folders. */
  readonly start: () => void;
  /** Ends what is under way; it is gone on with at the next start. */
  readonly stop: () => Promise<void>;
};

/** Builds the desk on what the ledger holds. Error: `store.unreadable`. */
export function createIntakeDesk(ports: IntakePorts): Result<IntakeDesk> {
  const waiting = openWaitingList(ports);
  if (!waiting.ok) return waiting;
  const opened = openReadingList(ports, waiting.value);
  if (!opened.ok) return opened;
  const list = opened.value;
  const waitingDesk = createWaitingDesk(ports, list, waiting.value);

  const read = async (readingId: string, signal: AbortSignal): Promise<void> => {
    const found = list.find(readingId);
    if (!found.ok || found.value === undefined) {
      ports.log.error("intake.readingLost", { code: found.ok ? "intake.notFound" : found.error.code });
      return;
    }
    const letSnapshots = ports.bench.putSnapshotsOff();
    const run = { onProgress: list.show, bringHere: waitingDesk.bringHere, signal };
    const end = await readToEnd({ ports, waiting: waiting.value }, found.value, run).finally(letSnapshots);
    // An app that closes leaves the reading as it is: it is read again from its original.
    if (signal.aborted) return;
    const kept = list.keep(end);
    if (!kept.ok) ports.log.error("intake.readingNotKept", { code: kept.error.code });
  };

  const queue = createReadingQueue(read);
  const uploads = createUploads(ports, list, (reading) => queue.add(reading.readingId));
  const watch = createPlaceWatch(ports, list, queue);
  let stopRegister: (() => Promise<void>) | undefined;

  const withReading = async <T>(
    readingId: string,
    work: (reading: IntakeReading) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const found = list.find(readingId);
    if (!found.ok) return found;
    if (found.value === undefined) return err(appError("notFound", "intake.notFound"));
    return work(found.value);
  };

  return ok({
    topic: list.topic,
    bringHere: waitingDesk.bringHere,
    handlers: {
      "intake.begin": uploads.begin,
      "intake.chunk": ({ readingId, bytes }) => uploads.chunk(readingId, bytes),
      "intake.finish": ({ readingId }) => uploads.finish(readingId),
      "intake.cancel": ({ readingId }) => uploads.cancel(readingId),
      "intake.exportFiles": ({ form }) => exportFiles(ports, waiting.value, form),
      "intake.exportOriginal": ({ readingId }) => withReading(readingId, (reading) => exportOriginal(ports, reading)),
      "intake.exportRefused": ({ readingId }) => withReading(readingId, (reading) => exportRefused(ports, reading)),
      "intake.readAgain": (wish) =>
        withReading(wish.readingId, async (reading) => readAgain(list, queue, reading, wish)),
      "intake.readPlaces": () => watch.lookNow(),
      ...waitingDesk.handlers,
      "stick.prepare": ({ placeId }) => watch.prepare(placeId),
      "intake.rows": (page) => withReading(page.readingId, async () => readRows(ports, waiting.value, page)),
    },
    start: () => {
      stopRegister = keepRegister(ports);
      waitingDesk.start();
      resumeReadings(ports, list, queue);
      watch.start();
    },
    stop: async () => {
      await watch.stop();
      await uploads.stop();
      await queue.stop();
      await waitingDesk.stop();
      await stopRegister?.();
      list.stop();
    },
  });
}

/** Reads to the end whatever happens: trouble and defects end a reading as failed. */
async function readToEnd(
  { ports, waiting }: { readonly ports: IntakePorts; readonly waiting: WaitingList },
  reading: IntakeReading,
  run: ReadingRun,
): Promise<IntakeReading> {
  let current = reading;
  const show = (next: IntakeReading): void => {
    current = next;
    run.onProgress(next);
  };
  try {
    const read = await readOriginal(ports, waiting, reading, { ...run, onProgress: show });
    return read.ok ? read.value : failedReading(current, read.error, ports.clock.now());
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    if (!run.signal.aborted) ports.log.error("intake.readingBroke", { message });
    return failedReading(current, appError("defect", "defect.unexpected"), ports.clock.now());
  }
}
