import type { Result } from "../../../shared/kernel/result.ts";

/** A file below a folder: `path` from there, with `/` between folders. */
export type FolderFile = {
  readonly path: string;
  readonly size: number;
  /** When it was last written to, epoch milliseconds. */
  readonly changedAt: number;
};

/** A file that is open for reading from its start. `chunks` rejects when the file goes away. */
export type OpenFile = {
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** A file on its way out. */
export type OutputWriter = {
  /** Error: `file.notWritten`. */
  readonly write: (bytes: Uint8Array) => Promise<Result<void>>;
  /** Puts the whole file in its place and answers its full path. Error: `file.notWritten`. */
  readonly finish: () => Promise<Result<string>>;
  /** Leaves nothing behind. */
  readonly discard: () => Promise<void>;
};

/** Reads folders that carry device files, and writes what leaves the bench. */
export type Media = {
  /**
   * Every file in a folder and the folders in it, a few levels deep, by path. Links are not followed; hidden and system
   * folders and our own receipt are left out. Errors: `intake.notFound` when the folder is not there,
   * `intake.unreadable`, `intake.tooLarge` when it holds more files than a stick of device files does.
   */
  readonly listFiles: (folder: string) => Promise<Result<readonly FolderFile[]>>;
  /** Opens a file that `listFiles` named. Errors: `intake.notFound`, `intake.unreadable`. */
  readonly openFile: (folder: string, path: string) => Promise<Result<OpenFile>>;
  /** Puts the note that a stick was collected on it, whole or not at all. Error: `file.notWritten`. */
  readonly writeReceipt: (folder: string, text: string) => Promise<Result<void>>;
  /** Writes a file into the app's output folder atomically and answers its full path. Error: `file.notWritten`. */
  readonly writeOutput: (name: string, text: string) => Promise<Result<string>>;
  /** Begins a file in the output folder; a file of that name that is there already stays. Error: `file.notWritten`. */
  readonly openOutput: (name: string) => Promise<Result<OutputWriter>>;
};
