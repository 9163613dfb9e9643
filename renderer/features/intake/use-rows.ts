import { startTransition, useEffect, useRef, useState } from "react";
import type { IntakeReading, RowChoice } from "../../../shared/contract/topics/intake.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { useBench, useBoard } from "../../state/bench-context.ts";
import { partsOfPage, type RowOfFile, readPage, rowCount, rowsPerPage } from "./row-pages.ts";

/** While rows keep coming they are asked for again no more often than this. */
const pauseMs = 700;

/** A page that is full is looked at again after so many rows behind it. */
const rowsBetweenLooks = 10_000;

/** The rows of one page, as far as they are known. */
export type RowsShown = { readonly rows: readonly RowOfFile[] | undefined; readonly error: AppError | undefined };

/**
 * Reads one page of rows, and reads it again when the files or the units on the board changed. Rows that are shown stay
 * until newer ones are there.
 */
export function useRows(readings: readonly IntakeReading[], choice: RowChoice, page: number): RowsShown {
  const { client } = useBench();
  const units = useBoard((board) => board.tiles.size) ?? 0;
  const [shown, setShown] = useState<RowsShown>({ rows: undefined, error: undefined });
  const latest = useRef(readings);
  const refresh = useRef<() => void>(undefined);
  const files = readings.map(({ readingId }) => readingId).join(" ");
  const version = readings.map((reading) => versionOf(reading, choice, page));
  const state = `${units} ${version.join(" ")}`;

  useEffect(() => {
    latest.current = readings;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `files` stands for the readings, whose counts change all the time
  useEffect(() => {
    let isStopped = false;
    let isReading = false;
    let isOutdated = false;
    let timer: number | undefined;

    async function read(): Promise<void> {
      timer = undefined;
      isReading = true;
      isOutdated = false;
      const result = await readPage(client, choice, partsOfPage(latest.current, choice, page));
      isReading = false;
      if (isStopped) return;
      // Two hundred rows are a lot to draw at once: whatever a person does meanwhile goes first.
      startTransition(() =>
        setShown((before) =>
          result.ok ? { rows: kept(before.rows, result.value), error: undefined } : { ...before, error: result.error },
        ),
      );
      if (isOutdated) wait();
    }

    function wait(): void {
      isOutdated = true;
      if (!isReading) timer ??= window.setTimeout(() => void read(), pauseMs);
    }

    refresh.current = wait;
    void read();
    return () => {
      isStopped = true;
      refresh.current = undefined;
      window.clearTimeout(timer);
    };
  }, [client, files, choice, page]);

  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of `state` is what this waits for
  useEffect(() => {
    if (!isFirst.current) refresh.current?.();
    isFirst.current = false;
  }, [state]);

  return shown;
}

/**
 * Changes whenever rows of a page may. Rows are never taken back while a file is read: of a page that is full only their
 * findings change, when a row far behind turns out to be the same device.
 */
function versionOf(reading: IntakeReading, choice: RowChoice, page: number): string {
  const { state, startedAt } = reading;
  const rows = rowCount(reading, choice);
  const isBeyond = rows > (page + 1) * rowsPerPage;
  return `${isBeyond ? Math.floor(rows / rowsBetweenLooks) : rows} ${isBeyond} ${state} ${startedAt}`;
}

/** The rows from before when they say the same: then nothing of them is drawn again. */
function kept(before: RowsShown["rows"], next: readonly RowOfFile[]): readonly RowOfFile[] {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(next) ? before : next;
}
