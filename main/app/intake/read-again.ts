import type { CommandInput } from "../../../shared/contract/commands/index.ts";
import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { appError, retryLater } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { readingAnew } from "./new-reading.ts";
import type { ReadingList } from "./reading-list.ts";
import type { ReadingQueue } from "./reading-queue.ts";

/**
 * Reads a kept original again with the columns a person chose: the same reading, with other rows. Errors:
 * `intake.notFound`, `intake.incomplete` when the file never arrived, `intake.busy` while it is being read, `store.*`.
 */
export function readAgain(
  list: ReadingList,
  queue: ReadingQueue,
  reading: IntakeReading,
  { entry, columns }: CommandInput<"intake.readAgain">,
): Result<Record<string, never>> {
  const { readingId, fileName, sha256 } = reading;
  if (sha256 === "") return err(appError("invalid", "intake.incomplete", { fileName }));
  if (queue.holds(readingId)) return err(retryLater(appError("conflict", "intake.busy", { fileName }), 1_000));
  const isKnown = reading.moreTables > 0 || reading.tables.some((table) => table.entry === entry);
  if (!isKnown) return err(appError("notFound", "intake.notFound", { fileName }));
  const kept = list.keep({ ...readingAnew(reading), columns: { ...reading.columns, [entry]: columns } });
  if (!kept.ok) return kept;
  queue.add(readingId);
  return ok({});
}
