import type { DevToolsSession } from "./devtools.ts";
import type { Host } from "./host.ts";
import type { PageState } from "./page-state.ts";
import type { WebContents } from "./web-contents.ts";
import { createWebFrame, originOf } from "./web-frame.ts";

/** Chromium's names of permissions, and Electron's. */
const permissions = {
  geolocation: "geolocation",
  notifications: "notifications",
  midi: "midi",
  "clipboard-read": "clipboard-read",
  camera: "media",
  microphone: "media",
} as const;

/** Follows a page: keeps `state` and the main frame up to date and gives Electron's events in Electron's words. */
export function followPage(page: DevToolsSession, host: Host, contents: WebContents, state: PageState): void {
  page.on("Page.frameNavigated", ({ frame }) => {
    if (frame.parentId !== undefined) return;
    state.url = host.schemes.toApp(`${frame.url}${frame.urlFragment ?? ""}`);
    state.isCrashed = false;
    contents.mainFrame = createWebFrame(contents);
    applyPermissions(host, contents, originOf(frame.url), originOf(state.url));
    contents.emit("did-navigate", {}, state.url, 200, "OK");
  });
  page.on("Page.navigatedWithinDocument", ({ frameId, url }) => {
    if (!contents.isMainFrame(frameId)) return;
    state.url = host.schemes.toApp(url);
    contents.emit("did-navigate-in-page", {}, state.url, true);
  });
  const setLoading = (frameId: string, isLoading: boolean): void => {
    if (!contents.isMainFrame(frameId)) return;
    state.isLoading = isLoading;
    contents.emit(isLoading ? "did-start-loading" : "did-stop-loading", {});
  };
  page.on("Page.frameStartedLoading", ({ frameId }) => setLoading(frameId, true));
  page.on("Page.frameStoppedLoading", ({ frameId }) => setLoading(frameId, false));
  page.on("Page.domContentEventFired", () => contents.emit("dom-ready", {}));
  page.on("Page.loadEventFired", () => {
    // The empty page every Chromium window starts with is none that the app loaded.
    if (state.url !== "about:blank") contents.emit("did-finish-load", {});
  });
  page.on("Runtime.exceptionThrown", ({ exceptionDetails: { exception, text } }) => {
    process.stderr.write(`stand-in: page: ${exception?.description ?? text}\n`);
  });
  page.on("Runtime.consoleAPICalled", ({ type, args }) => {
    const message = args.map(({ value, description }) => description ?? String(value)).join(" ");
    contents.emit("console-message", { level: type, message, lineNumber: 0, sourceId: "" });
  });
  page.on("Inspector.targetCrashed", () => {
    state.isCrashed = true;
    const details = { reason: "crashed", exitCode: 5 };
    contents.emit("render-process-gone", {}, details);
    host.app.emit("render-process-gone", {}, contents, details);
  });
}

/** Chromium is told beforehand what the app's check handler would say. */
function applyPermissions(host: Host, contents: WebContents, origin: string, appOrigin: string): void {
  if (!origin.startsWith("http")) return;
  for (const [name, permission] of Object.entries(permissions)) {
    const setting = host.session.isPermitted(contents, permission, appOrigin) ? "granted" : "denied";
    contents.quietly(host.chromium.devTools.send("Browser.setPermission", { permission: { name }, setting, origin }));
  }
}
