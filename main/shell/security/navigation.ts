import type { App, WebContents } from "electron";
import type { Stop } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";
import type { OpenExternal } from "./external-links.ts";

/** What denying navigation needs. */
export type NavigationOptions = {
  readonly app: Pick<App, "on" | "off">;
  readonly openExternal: OpenExternal;
  readonly log: Log;
};

/**
 * Nothing leads a page away: no navigation in any frame, no redirect, no new window, no webview. A link that wants a new
 * window goes to the person's browser when it is on the list. Applies to every web contents made from now on.
 */
export function denyNavigation(options: NavigationOptions): Stop {
  const listener = (_event: unknown, contents: WebContents) => guardContents(contents, options);
  options.app.on("web-contents-created", listener);
  return () => options.app.off("web-contents-created", listener);
}

function guardContents(contents: WebContents, { openExternal, log }: NavigationOptions): void {
  const refuse = (reason: string) => (event: { preventDefault: () => void }) => {
    event.preventDefault();
    log.warn("navigation.refused", { reason });
  };
  contents.on("will-navigate", refuse("navigate"));
  contents.on("will-frame-navigate", refuse("frame"));
  contents.on("will-redirect", refuse("redirect"));
  contents.on("will-attach-webview", refuse("webview"));
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url).then(
      (result) => log.info("navigation.windowRefused", { openedInBrowser: result.ok }),
      () => log.warn("navigation.browserFailed"),
    );
    return { action: "deny" };
  });
}
