import type { Settings } from "../../../shared/contract/commands/settings.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import type { OpenExternal } from "../security/external-links.ts";
import type { FolderPaths } from "./folder-paths.ts";

/** What only Electron can do, as the rest of the app may use it. */
export type NativeServices = {
  readonly secrets: Secrets;
  readonly folders: FolderPaths;
  readonly openExternal: OpenExternal;
  readonly chooseTheme: (theme: Settings["theme"]) => void;
  /** Every watch of the page starts over: after the bench behind the topics was replaced. */
  readonly refreshTopics: () => void;
};
