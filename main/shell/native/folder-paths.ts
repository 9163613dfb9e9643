import { join } from "node:path";
import type { App } from "electron";

/** Where the app keeps and puts things (absolute paths; `output` may not exist yet). */
export type FolderPaths = {
  /** Journal, settings, window state: belongs to the person signed in to the bench PC. */
  readonly userData: string;
  readonly logs: string;
  readonly temp: string;
  /** Manifests, labels and reports for people to find. */
  readonly output: string;
};

/** Asks Electron for the folders; the switch `--user-data-dir` moves all but the output and temp folders. */
export function folderPaths(app: Pick<App, "getPath">): FolderPaths {
  const userData = app.getPath("userData");
  return {
    userData,
    logs: join(userData, "logs"),
    temp: app.getPath("temp"),
    output: join(app.getPath("documents"), "Reseal"),
  };
}
