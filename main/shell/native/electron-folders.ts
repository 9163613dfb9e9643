import { app } from "electron";
import { type FolderPaths, folderPaths } from "./folder-paths.ts";

/** The app's folders; may be asked before Electron is ready. */
export function electronFolders(): FolderPaths {
  return folderPaths(app);
}
