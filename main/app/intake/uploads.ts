import type { CommandInput } from "../../../shared/contract/commands/index.ts";
import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { type AppError, appError, retryLater, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "../ports/clock.ts";
import type { OriginalWriter } from "../ports/originals.ts";
import type { IntakePorts } from "./intake-ports.ts";
import { failedReading, newReading } from "./new-reading.ts";
import type { ReadingList } from "./reading-list.ts";
import { shownPath } from "./shown-path.ts";

/** Files on their way in from the page, in chunks; each chunk goes straight into the sealed original. */
export type Uploads = {
  /** Errors: `intake.busy` while too many files come in at once, `store.*`, `secrets.unavailable`. */
  readonly begin: (file: CommandInput<"intake.begin">) => Promise<Result<{ readingId: string }>>;
  /** Errors: `intake.notFound`, `intake.busy` while the chunk before is not written, `intake.incomplete`, `store.*`. */
  readonly chunk: (readingId: string, bytes: Uint8Array) => Promise<Result<Record<string, never>>>;
  /** The whole file is there. Errors: `intake.notFound`, `intake.busy`, `intake.incomplete`, `store.*`. */
  readonly finish: (readingId: string) => Promise<Result<Record<string, never>>>;
  /** Gives a file up. Error: `intake.notFound`. */
  readonly cancel: (readingId: string) => Promise<Result<Record<string, never>>>;
  readonly stop: () => Promise<void>;
};

type Upload = {
  readonly writer: OriginalWriter;
  readonly reading: IntakeReading;
  received: number;
  isWriting: boolean;
  stopTimer: Stop;
};

/** Files that may come in side by side. */
const mostOpen = 4;

/** A file of which nothing more comes for this long is given up, in real milliseconds. */
const abandonedAfterMs = 5 * 60_000;

/** Builds the uploads; `onArrived` is told about every file that came in whole and is kept. */
export function createUploads(
  ports: Pick<IntakePorts, "originals" | "clock" | "ids" | "speed">,
  list: ReadingList,
  onArrived: (reading: IntakeReading) => void,
): Uploads {
  const { originals, clock, ids, speed } = ports;
  const open = new Map<string, Upload>();
  let opening = 0;

  const end = (upload: Upload): void => {
    upload.stopTimer();
    open.delete(upload.reading.readingId);
  };

  const giveUp = async (upload: Upload, error: AppError): Promise<Result<never>> => {
    end(upload);
    // What is being written is discarded by whoever writes it, once that is over.
    if (!upload.isWriting) await upload.writer.discard();
    list.keep(failedReading(upload.reading, error, clock.now()));
    return err(error);
  };

  const watchTime = (upload: Upload): void => {
    upload.stopTimer();
    const abandonedAt = epochMs(clock.now() + abandonedAfterMs * speed);
    upload.stopTimer = clock.setTimer(abandonedAt, () => void giveUp(upload, incomplete(upload)));
  };

  const idle = (readingId: string): Result<Upload> => {
    const upload = open.get(readingId);
    if (upload === undefined) return err(notFound(readingId));
    return upload.isWriting ? err(busy()) : ok(upload);
  };

  const begin: Uploads["begin"] = async ({ path, size, batchId, batchName }) => {
    if (open.size + opening >= mostOpen) return err(busy());
    opening += 1;
    const writer = await originals.begin().finally(() => {
      opening -= 1;
    });
    if (!writer.ok) return writer;
    const reading = newReading({
      readingId: ids.uuid(),
      fileName: shownPath(path),
      origin: { kind: "window", batchId, batchName: shownPath(batchName) },
      size,
      startedAt: clock.now(),
    });
    const kept = list.keep(reading);
    if (!kept.ok) {
      await writer.value.discard();
      list.show(failedReading(reading, kept.error, clock.now()));
      return kept;
    }
    const upload: Upload = {
      writer: writer.value,
      reading,
      received: 0,
      isWriting: false,
      stopTimer: () => undefined,
    };
    open.set(reading.readingId, upload);
    watchTime(upload);
    return ok({ readingId: reading.readingId });
  };

  const chunk: Uploads["chunk"] = async (readingId, bytes) => {
    const found = idle(readingId);
    if (!found.ok) return found;
    const upload = found.value;
    if (upload.received + bytes.length > upload.reading.size) return giveUp(upload, incomplete(upload));
    upload.isWriting = true;
    const written = await upload.writer.write(bytes);
    upload.isWriting = false;
    if (open.get(readingId) !== upload) {
      await upload.writer.discard();
      return err(notFound(readingId));
    }
    if (!written.ok) return giveUp(upload, written.error);
    upload.received += bytes.length;
    watchTime(upload);
    return ok({});
  };

  const finish: Uploads["finish"] = async (readingId) => {
    const found = idle(readingId);
    if (!found.ok) return found;
    const upload = found.value;
    if (upload.received !== upload.reading.size) return giveUp(upload, incomplete(upload));
    end(upload);
    const original = await upload.writer.finish();
    if (!original.ok) return giveUp(upload, original.error);
    const reading: IntakeReading = { ...upload.reading, sha256: original.value.sha256, state: "reading" };
    const kept = list.keep(reading);
    if (!kept.ok) {
      list.show(failedReading(reading, kept.error, clock.now()));
      return kept;
    }
    onArrived(reading);
    return ok({});
  };

  return {
    begin,
    chunk,
    finish,
    cancel: async (readingId) => {
      const upload = open.get(readingId);
      if (upload === undefined) return err(notFound(readingId));
      await giveUp(upload, incomplete(upload));
      return ok({});
    },
    stop: async () => {
      const left = [...open.values()];
      for (const upload of left) end(upload);
      await Promise.all(left.map((upload) => (upload.isWriting ? undefined : upload.writer.discard())));
    },
  };
}

function incomplete({ reading, received }: Upload): AppError {
  const context = { fileName: reading.fileName, received, size: reading.size };
  return retryWhenTechnicianActs(appError("invalid", "intake.incomplete", context));
}

function busy(): AppError {
  return retryLater(appError("conflict", "intake.busy"), 1_000);
}

function notFound(readingId: string): AppError {
  return appError("notFound", "intake.notFound", { readingId });
}
