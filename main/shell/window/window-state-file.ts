import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Log } from "../../app/ports/log.ts";
import { parseWindowState, type WindowState } from "./window-bounds.ts";

/** Remembers how the window was left. Losing it costs nothing, so trouble is logged and not shown. */
export type WindowStateFile = {
  readonly read: () => WindowState | undefined;
  readonly write: (state: WindowState) => void;
};

/** Keeps the state as JSON in `path` (absolute); written beside it first, so that the file is never half written. */
export function createWindowStateFile(path: string, log: Log): WindowStateFile {
  return {
    read: () => {
      try {
        return parseWindowState(readFileSync(path, "utf8"));
      } catch (error) {
        if (!isMissing(error)) log.warn("window.stateUnreadable", { reason: reasonOf(error) });
        return undefined;
      }
    },
    write: (state) => {
      try {
        writeFileSync(`${path}.new`, JSON.stringify(state));
        renameSync(`${path}.new`, path);
      } catch (error) {
        log.warn("window.stateNotWritten", { reason: reasonOf(error) });
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
