/** Names of what is put on a prepared stick. The launcher stands at its top, so that `d:reseal` is all there is to type. */
export const stickFiles = {
  launcher: "reseal.cmd",
  folder: "Reseal",
  collector: "reseal-collector.ps1",
  manifest: "reseal-stick.json",
} as const;

/** Where results of devices lie, below the folder. */
export const stickResults = "results";

/** Whether a file of this name is part of a prepared stick itself, and so no list of devices. */
export function isStickFile(name: string): boolean {
  return name === stickFiles.launcher || name === stickFiles.collector || name === stickFiles.manifest;
}

/** A file with the SHA-256 of its bytes in hexadecimal digits; `path` from the top of the stick. */
export type StickFile = { readonly path: string; readonly sha256: string };

/** Whether a stick still holds what was put on it. */
export type StickState = "intact" | "changed" | "foreign";

/**
 * Compares what is on a stick with what the bench put there. `kept` is the bench's own list: the one on the stick could be
 * changed together with the files. A stick that the bench does not know is foreign. `names`: what is not as it was.
 */
export function judgeStick(
  kept: readonly StickFile[] | undefined,
  found: readonly StickFile[],
): { readonly state: StickState; readonly names: readonly string[] } {
  if (kept === undefined) return { state: "foreign", names: found.map(({ path }) => path) };
  const wanted = new Map(kept.map(({ path, sha256 }) => [path, sha256]));
  const present = new Map(found.map(({ path, sha256 }) => [path, sha256]));
  const gone = kept.flatMap(({ path, sha256 }) => (present.get(path) === sha256 ? [] : [path]));
  const added = found.flatMap(({ path }) => (wanted.has(path) ? [] : [path]));
  const names = [...gone, ...added].toSorted();
  return { state: names.length === 0 ? "intact" : "changed", names };
}
