import { lstat, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { shownFile } from "./shown-file.ts";

/** A file to be read, or a name behind which there is none and why. `shown` is how the person named it, free of secrets. */
export type NamedFile = { readonly shown: string; readonly path: string; readonly missing?: string };

/** Folders below each other that are still looked into. */
const deepestFolder = 16;

/** The files behind the names, folders walked in the order of their names. Links are not followed. */
export async function* namedFiles(names: readonly string[], from: string): AsyncIterable<NamedFile> {
  for (const name of names) yield* filesAt(shownFile(name), resolve(from, name), 0);
}

async function* filesAt(shown: string, path: string, depth: number): AsyncIterable<NamedFile> {
  try {
    const state = await lstat(path);
    if (!state.isDirectory()) {
      yield { shown, path };
      return;
    }
    if (depth >= deepestFolder) {
      yield { shown, path, missing: "tooDeep" };
      return;
    }
    for (const name of (await readdir(path)).toSorted()) {
      yield* filesAt(shownFile(join(shown, name)), join(path, name), depth + 1);
    }
  } catch (thrown) {
    yield { shown, path, missing: thrown instanceof Error && "code" in thrown ? String(thrown.code) : "unknown" };
  }
}
