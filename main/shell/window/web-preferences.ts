import type { WebPreferences } from "electron";

/** The settings no caller may weaken; all are stated, also those that are Electron's default today. */
export const lockedPreferences = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
}) satisfies WebPreferences;

/** A window's preferences: the caller's own wishes first, the locked ones last, so that nothing overrides them. */
export function webPreferences(own: WebPreferences): Readonly<WebPreferences> {
  return Object.freeze({ ...own, ...lockedPreferences });
}
