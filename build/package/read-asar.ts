import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

/** A folder or file in an archive's header, as the asar format writes it. */
type Entry = { readonly files?: Readonly<Record<string, Entry>>; readonly unpacked?: boolean };

/** What an archive says of itself. */
export type AsarContent = {
  /** Every file, with forward slashes, and whether it lies beside the archive instead of inside. */
  readonly files: readonly { readonly path: string; readonly unpacked: boolean }[];
  /** SHA-256 (hex) over the header: what the program compares before it loads anything. */
  readonly headerHash: string;
};

/**
 * Reads the header of an asar archive: four 32-bit numbers, the last the length of the JSON that follows.
 * @throws when the file is none
 */
export function readAsar(path: string): AsarContent {
  const file = openSync(path, "r");
  try {
    const sizes = Buffer.alloc(16);
    readSync(file, sizes, 0, 16, 0);
    const header = Buffer.alloc(sizes.readUInt32LE(12));
    readSync(file, header, 0, header.length, 16);
    const { files = {} } = JSON.parse(header.toString("utf8")) as Entry;
    return { files: filesIn(files, ""), headerHash: createHash("sha256").update(header).digest("hex") };
  } finally {
    closeSync(file);
  }
}

function filesIn(folder: Readonly<Record<string, Entry>>, parent: string): AsarContent["files"] {
  return Object.entries(folder).flatMap(([name, entry]) => {
    const path = `${parent}${name}`;
    return entry.files ? filesIn(entry.files, `${path}/`) : [{ path, unpacked: entry.unpacked === true }];
  });
}
