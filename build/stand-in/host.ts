import type { EventEmitter } from "node:events";
import type { Chromium } from "./chromium.ts";
import type { Codec } from "./codec.ts";
import type { CustomSchemes } from "./custom-schemes.ts";
import type { Invoke, IpcMain } from "./ipc-main.ts";
import type { NativeTheme } from "./native-theme.ts";
import type { Session } from "./session.ts";

/** What every window of the app shares. */
export type Host = {
  readonly app: EventEmitter & { readonly isReady: () => boolean };
  readonly chromium: Chromium;
  readonly codec: Codec;
  readonly schemes: CustomSchemes;
  readonly session: Session;
  readonly ipcMain: IpcMain;
  readonly invoke: Invoke;
  readonly theme: NativeTheme;
  /** Settles when Chromium answers. */
  readonly connected: Promise<unknown>;
};

/** `webPreferences`, as far as the stand-in reads them. */
export type WebPreferences = Readonly<Record<string, unknown>> & { readonly preload?: string };
