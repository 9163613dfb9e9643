import { settingsScreenText as text } from "../../../shared/text/screens/settings-screen-text.ts";

/** Folders that are watched at most. */
const mostFolders = 8;

/** A path from a drive, a share or the root on. */
const fullPath = /^([a-z]:[\\/]|\\\\[^\\]|\/)/i;

/** Why a folder cannot be watched as well; undefined when it can. What is compared is the path, whatever ends it. */
export function folderRefusal(watched: readonly string[], folder: string): string | undefined {
  if (!fullPath.test(folder)) return text.folderNotFull;
  const same = (path: string): string => path.replace(/[\\/]+$/, "").toLowerCase();
  if (watched.some((known) => same(known) === same(folder))) return text.folderTwice;
  return watched.length >= mostFolders ? text.foldersFull(mostFolders) : undefined;
}
