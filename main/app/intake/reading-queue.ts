/** Originals that wait to be read, one at a time, in the order they came. */
export type ReadingQueue = {
  readonly add: (readingId: string) => void;
  /** Whether a reading waits or is being read. */
  readonly holds: (readingId: string) => boolean;
  /** Ends what is being read and waits for it; what waits is left for the next start. */
  readonly stop: () => Promise<void>;
};

/** Builds a queue that calls `read` for one reading after the other. `read` must not reject. */
export function createReadingQueue(read: (readingId: string, signal: AbortSignal) => Promise<void>): ReadingQueue {
  const waiting = new Set<string>();
  const abort = new AbortController();
  let reading: string | undefined;
  let work: Promise<void> = Promise.resolve();

  const readAll = async (): Promise<void> => {
    for (const readingId of waiting) {
      if (abort.signal.aborted) return;
      waiting.delete(readingId);
      reading = readingId;
      await read(readingId, abort.signal);
      reading = undefined;
    }
  };

  return {
    add: (readingId) => {
      waiting.add(readingId);
      if (reading === undefined && waiting.size === 1) work = work.then(readAll);
    },
    holds: (readingId) => reading === readingId || waiting.has(readingId),
    stop: async () => {
      abort.abort();
      await work;
    },
  };
}
