import type { HandedBatch, HandOverTrouble } from "../../state/hand-over.ts";
import { type HandedFile, readTrouble } from "../../state/send-file.ts";
import { inOrder, looseFiles } from "./transferred-files.ts";

/** More files are not taken from one drop: whoever drops a whole drive did not mean it. */
const largestDrop = 2_000;
/** Folders inside each other; a link that leads back to a folder above would never end. */
const deepestFolder = 24;

/** What a drop came to: each folder is a batch of its own, and files that lay beside them are one more. */
export type WalkedDrop = { readonly batches: readonly HandedBatch[]; readonly troubles: readonly HandOverTrouble[] };

/** Finds all files in what was dropped. What cannot be read, or is too much, is named and does not stop the rest. */
export async function walkDropped(
  dropped: readonly (File | FileSystemEntry)[],
  limits = { files: largestDrop, depth: deepestFolder },
): Promise<WalkedDrop> {
  const loose: HandedFile[] = [];
  const batches: HandedBatch[] = [];
  const troubles: HandOverTrouble[] = [];
  let taken = 0;
  let isCut = false;

  function take(into: HandedFile[], handed: HandedFile): void {
    taken += 1;
    if (taken <= limits.files) into.push(handed);
    else isCut = true;
  }

  async function walk(entry: FileSystemEntry, path: string, depth: number, into: HandedFile[]): Promise<void> {
    if (isCut) return;
    try {
      if (isFile(entry)) return take(into, { path, file: await fileOf(entry) });
      if (!isFolder(entry)) return;
      if (depth > limits.depth) troubles.push({ path, why: "tooDeep" });
      else
        for (const inner of await entriesIn(entry, limits.files))
          await walk(inner, `${path}/${inner.name}`, depth + 1, into);
    } catch (error) {
      troubles.push({ path, why: readTrouble(error) });
    }
  }

  for (const entry of dropped) {
    if (entry instanceof File) take(loose, { path: entry.name, file: entry });
    else if (entry.isDirectory) {
      const files: HandedFile[] = [];
      const before = troubles.length;
      await walk(entry, entry.name, 1, files);
      if (files.length > 0) batches.push({ name: entry.name, files });
      else if (troubles.length === before && !isCut) troubles.push({ path: entry.name, why: "emptyFolder" });
    } else await walk(entry, entry.name, 0, loose);
  }
  if (isCut) troubles.push({ path: dropped.map(({ name }) => name).join(", "), why: "tooMany" });
  return { batches: loose.length === 0 ? batches : [...batches, looseFiles(loose)], troubles };
}

/** What lies in a folder, up to one more than `limit`. The browser hands it over in parts; an empty part is the end. */
async function entriesIn(folder: FileSystemDirectoryEntry, limit: number): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: { readonly path: string; readonly entry: FileSystemEntry }[] = [];
  while (all.length <= limit) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) break;
    for (const entry of part) all.push({ path: entry.name, entry });
  }
  return inOrder(all).map(({ entry }) => entry);
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
