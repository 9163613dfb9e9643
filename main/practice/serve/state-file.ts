import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { WorldSnapshot } from "../world/world-snapshot.ts";

/** Writes a world so that a kill at any moment leaves the old or the new state, never half of one. */
export function saveState(file: string, snapshot: WorldSnapshot): void {
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
