import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Lines that wait on the disk until the last row was seen: a later row may show something about an earlier one. */
export type RowSpool = {
  readonly add: (line: string) => void;
  /** All lines in their order. Nothing may be added afterwards. */
  readonly lines: () => AsyncIterable<string>;
  readonly remove: () => void;
};

const flushCharacters = 512 * 1024;

/** Opens a spool in a folder of its own that only this user can read. */
export function openRowSpool(): RowSpool {
  const folder = mkdtempSync(join(tmpdir(), "reseal-check-"));
  const path = join(folder, "rows");
  const file = openSync(path, "wx", 0o600);
  let waiting: string[] = [];
  let characters = 0;
  const flush = (): void => {
    writeSync(file, waiting.join(""));
    waiting = [];
    characters = 0;
  };
  return {
    add: (line) => {
      waiting.push(`${line}\n`);
      characters += line.length;
      if (characters >= flushCharacters) flush();
    },
    lines: () => {
      flush();
      return createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
    },
    remove: () => {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
