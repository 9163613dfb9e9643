import type { DevToolsSession } from "./devtools.ts";
import type { Host } from "./host.ts";
import { preventable } from "./preventable.ts";
import type { WebContents } from "./web-contents.ts";

type OpenDetails = {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: string;
};

/** Answers whether a new window may be opened; here the answer is carried out only when it is `deny`. */
export type WindowOpenHandler = (details: OpenDetails) => { readonly action: "deny" | "allow" };

/**
 * Turns what a page wants to do into `will-navigate` and calls of the window-open handler.
 * @returns a function that says whether the navigation of a frame to an address was forbidden by a listener
 */
export function watchNavigation(
  page: DevToolsSession,
  host: Host,
  contents: WebContents,
  openBinding: string,
  windowOpenHandler: () => WindowOpenHandler | undefined,
): (frameId: string, url: string) => boolean {
  const denied = new Set<string>();
  const openWindow = (url: string, frameName: string, features: string): void => {
    const handler = windowOpenHandler();
    const details = { url: host.schemes.toApp(url), frameName, features, disposition: "foreground-tab" };
    if (handler?.(details).action !== "deny") {
      process.stderr.write(`stand-in: no window opened for ${details.url} (the stand-in opens none)\n`);
    }
  };
  page.on("Runtime.bindingCalled", ({ name, payload }) => {
    if (name !== openBinding) return;
    const [url = "", frameName = "", features = ""] = JSON.parse(payload) as readonly string[];
    openWindow(url, frameName, features);
  });
  page.on("Page.frameRequestedNavigation", ({ frameId, reason, url, disposition }) => {
    if (disposition !== "currentTab") return openWindow(url, "", "");
    const key = `${frameId} ${withoutFragment(url)}`;
    denied.delete(key);
    // Electron has no will-navigate for reloads, nor for jumps within the document.
    if (reason === "reload" || isSameDocument(host.schemes.toPage(contents.getURL()), url)) return;
    const isMainFrame = contents.isMainFrame(frameId);
    const appUrl = host.schemes.toApp(url);
    const details = { url: appUrl, isMainFrame, isSameDocument: false, frame: isMainFrame ? contents.mainFrame : null };
    const event = preventable({ ...details, initiator: contents.mainFrame });
    contents.emit("will-frame-navigate", event);
    if (isMainFrame) contents.emit("will-navigate", event, appUrl);
    if (event.defaultPrevented) {
      denied.add(key);
      // For addresses that no request is made for; the others are refused when their request comes.
      if (!/^https?:/.test(url)) contents.quietly(page.send("Page.stopLoading"));
    }
  });
  return (frameId, url) => denied.delete(`${frameId} ${withoutFragment(url)}`);
}

function withoutFragment(url: string): string {
  return url.split("#", 1)[0] ?? "";
}

function isSameDocument(from: string, to: string): boolean {
  return to.includes("#") && withoutFragment(from) === withoutFragment(to);
}
