import type { AppError } from "../../shared/kernel/app-error.ts";
import type { BenchClient } from "../client/bench-client.ts";
import { type HandedFile, type ReadTrouble, sendFile } from "./send-file.ts";
import { createFrameStore, type Store } from "./store.ts";

/** Files that were handed over together: a folder, a drop, a choice. `name` is empty for a single file. */
export type HandedBatch = { readonly name: string; readonly files: readonly HandedFile[] };

/** A file, or a folder, that could not be handed over. */
export type HandOverTrouble = { readonly path: string; readonly why: AppError | ReadTrouble };

/** How far handing over is. */
export type HandOverView = {
  /** The file that goes now. `position` counts from 1 among the `total` files of this run. */
  readonly current:
    | {
        readonly path: string;
        readonly size: number;
        readonly sentBytes: number;
        /** Undefined until the bench has taken its first byte. */
        readonly readingId: string | undefined;
        readonly position: number;
        readonly total: number;
      }
    | undefined;
  /** Each stays until it was read. */
  readonly troubles: readonly HandOverTrouble[];
};

/** Hands files to the bench, one after the other, also while another screen is shown. */
export type HandOver = Store<HandOverView> & {
  /** Takes files, and what could not even be found to be a file. */
  readonly take: (batches: readonly HandedBatch[], troubles?: readonly HandOverTrouble[]) => void;
  /** Stops the file that goes now and leaves out those that wait. */
  readonly cancel: () => void;
  /** Takes a trouble off the screen. */
  readonly forget: (path: string) => void;
};

type Waiting = { readonly handed: HandedFile; readonly batchId: string; readonly batchName: string };

/** Makes the desk that files are handed over at. A file that cannot be sent does not keep the next from being sent. */
export function createHandOver(
  client: BenchClient,
  ports: { readonly newId: () => string; readonly beforeFrame: (run: () => void) => void },
): HandOver {
  const store = createFrameStore<HandOverView>({ current: undefined, troubles: [] }, ports.beforeFrame);
  const change = (part: Partial<HandOverView>): void => store.set({ ...store.latest(), ...part });
  let waiting: Waiting[] = [];
  let sent = 0;
  let isRunning = false;
  let cancelled = 0;

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await send(next);
      sent += 1;
    }
    isRunning = false;
    sent = 0;
    change({ current: undefined });
  }

  async function send({ handed, batchId, batchName }: Waiting): Promise<void> {
    const { path, file } = handed;
    const mine = cancelled;
    const show = (sentBytes: number, readingId: string | undefined): void => {
      const position = sent + 1;
      const total = position + waiting.length;
      change({ current: { path, size: file.size, sentBytes, readingId, position, total } });
    };
    show(0, undefined);
    const end = await sendFile(client, handed, {
      batchId,
      batchName,
      isCancelled: () => mine !== cancelled,
      onProgress: ({ readingId, sentBytes }) => show(sentBytes, readingId),
    });
    if (end.kind === "failed") change({ troubles: [...store.latest().troubles, { path, why: end.why }] });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    take: (batches, troubles = []) => {
      const added = batches.flatMap(({ name, files }) => {
        const batchId = ports.newId();
        return files.map((handed) => ({ handed, batchId, batchName: name }));
      });
      // Trouble stays until it was read, or until the same file is handed over again.
      const paths = new Set([...added.map(({ handed }) => handed.path), ...troubles.map(({ path }) => path)]);
      const others = store.latest().troubles.filter(({ path }) => !paths.has(path));
      change({ troubles: [...others, ...troubles] });
      waiting = [...waiting, ...added];
      void run();
    },
    cancel: () => {
      waiting = [];
      cancelled += 1;
    },
    forget: (path) => change({ troubles: store.latest().troubles.filter((trouble) => trouble.path !== path) }),
  };
}
