import type { Result } from "../../../shared/kernel/result.ts";

/** A file found on a stick or in a folder. */
export type MediaFile = { readonly name: string; readonly bytes: Uint8Array };

/** Reads folders that carry device files, and writes what leaves the bench. */
export type Media = {
  /** The CSV files directly in a folder, smallest name first. Errors: `intake.unreadable`, `intake.tooLarge`. */
  readonly readFolder: (folder: string) => Promise<Result<readonly MediaFile[]>>;
  /** Writes a file into the app's output folder atomically and answers its full path. Error: `file.notWritten`. */
  readonly writeOutput: (name: string, text: string) => Promise<Result<string>>;
};
