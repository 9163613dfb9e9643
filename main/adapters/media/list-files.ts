import type { Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isStickFile } from "../../../shared/domain/link/stick-files.ts";
import type { FolderFile } from "../../app/ports/media.ts";
import { receiptName } from "./receipt-name.ts";

/** Where to stop: no stick of device files is that deep or that full. */
export type FolderLimits = { readonly maxDepth: number; readonly maxFiles: number };

/** More files than a stick of device files holds. */
export class TooManyFiles extends Error {}

/** Folders that systems keep on every drive for themselves. */
const systemNames: ReadonlySet<string> = new Set([
  "system volume information",
  "$recycle.bin",
  "$winreagent",
  "recycler",
  "found.000",
  "lost+found",
  "desktop.ini",
  "thumbs.db",
  "autorun.inf",
]);

/** The files in a folder and below it, by path. Links are not followed. Throws what the file system throws, and `TooManyFiles`. */
export async function listFolderFiles(folder: string, limits: FolderLimits): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = [];
  const walk = async (path: string, depth: number): Promise<void> => {
    for (const entry of await entriesOf(join(folder, path), depth)) {
      if (isKeptOut(entry.name)) continue;
      const below = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && depth < limits.maxDepth) await walk(below, depth + 1);
      if (!entry.isFile()) continue;
      if (files.length >= limits.maxFiles) throw new TooManyFiles();
      const state = await lstat(join(folder, below)).catch(() => undefined);
      // A file that went away between the two is a file that is not there.
      if (state?.isFile() === true) files.push({ path: below, size: state.size, changedAt: state.mtimeMs });
    }
  };
  await walk("", 1);
  return files.sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** A folder below that may not be looked into is left out; only the outermost one is trouble. */
async function entriesOf(folder: string, depth: number): Promise<readonly Dirent[]> {
  const entries = readdir(folder, { withFileTypes: true });
  return depth === 1 ? entries : entries.catch(() => []);
}

function isKeptOut(name: string): boolean {
  return name.startsWith(".") || systemNames.has(name.toLowerCase()) || name === receiptName || isStickFile(name);
}
