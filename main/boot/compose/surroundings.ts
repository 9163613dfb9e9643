import type { CloudName } from "../../../shared/domain/sign-in/cloud.ts";
import type { Log } from "../../app/ports/log.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import type { Runtime } from "../../app/runtime/open-runtime.ts";

/** Where an open bench keeps its files and who works at it. */
export type Surroundings = {
  /** Where the built programs lie; worker and bridge scripts are beside them. */
  readonly programFolder: string;
  readonly dataFolder: string;
  readonly outputFolder: string;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly technician: () => string;
  /** Folders that are looked into by themselves, as they are set now. */
  readonly watchedFolders: () => readonly string[];
  /** The app registration that Settings names for a cloud, as it is set now. */
  readonly clientIdOf: (cloud: CloudName) => string | undefined;
  /** Idle minutes after which the technician is signed out, as they are set now; 0 for never. */
  readonly signOutAfterMinutes: () => number;
  readonly version: string;
  readonly openBrowser: (address: string) => Promise<void>;
};

/** An open bench; in practice with the address of its world. */
export type OpenPlace = Runtime & { readonly practiceAddress?: string };
