import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { World } from "../world/world.ts";
import type { WorldSnapshot } from "../world/world-snapshot.ts";

/** Keeps a world in a file. */
export type StateKeeper = {
  /** To be called after every change. */
  readonly changed: () => void;
  /** Writes what was not written yet. */
  readonly finish: () => void;
};

/** With more registered devices than this a world is no longer written with every change … */
const mostIdentitiesAtOnce = 5_000;
/** … but so that at most this part of its time goes into writing. */
const writingShare = 0.1;

/** Writes a world after every change before it is answered, so that a kill loses nothing that somebody was told. */
export function createStateKeeper(file: string, world: Pick<World, "snapshot" | "identities">): StateKeeper {
  let timer: NodeJS.Timeout | undefined;
  let tookMs = 0;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const from = performance.now();
    saveState(file, world.snapshot());
    tookMs = performance.now() - from;
  };
  return {
    changed: () => {
      if (world.identities.size() <= mostIdentitiesAtOnce) write();
      else timer ??= setTimeout(write, tookMs / writingShare);
    },
    finish: () => {
      if (timer !== undefined) write();
    },
  };
}

/** Writes a world so that a kill at any moment leaves the old or the new state, never half of one. */
function saveState(file: string, snapshot: WorldSnapshot): void {
  const draft = `${file}.new`;
  writeFileSync(draft, JSON.stringify(snapshot), { mode: 0o600 });
  renameSync(draft, file);
}

/** The stored world; undefined when there is none yet. The error is a sentence. */
export function loadState(file: string): Result<WorldSnapshot | undefined, string> {
  if (!existsSync(file)) return ok(undefined);
  try {
    const snapshot = JSON.parse(readFileSync(file, "utf8")) as WorldSnapshot;
    if (snapshot.version !== 1 || !Array.isArray(snapshot.devices) || !Array.isArray(snapshot.events))
      return err(`${file} does not hold a practice world of this version.`);
    return ok(snapshot);
  } catch (problem) {
    return err(`${file} cannot be read: ${problem instanceof Error ? problem.message : "unknown reason"}`);
  }
}
