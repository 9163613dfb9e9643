import { EventEmitter } from "node:events";
import type { App, Session, WebContents } from "electron";
import { describe, expect, it } from "vitest";
import { denyDownloads } from "../../../main/shell/security/downloads.ts";
import { createOpenExternal, isExternalLink } from "../../../main/shell/security/external-links.ts";
import { denyNavigation } from "../../../main/shell/security/navigation.ts";
import { denyPermissions, type PermissionSession } from "../../../main/shell/security/permissions.ts";
import { ok } from "../../../shared/kernel/result.ts";
import { createRecordingLog } from "../../support/recording-log.ts";

describe("permissions", () => {
  it("are refused by all three handlers", () => {
    const answers: boolean[] = [];
    const session = {
      setPermissionRequestHandler: (handler: (...args: unknown[]) => void) =>
        handler({}, "media", (granted: boolean) => void answers.push(granted)),
      setPermissionCheckHandler: (handler: () => boolean) => void answers.push(handler()),
      setDevicePermissionHandler: (handler: () => boolean) => void answers.push(handler()),
    } as unknown as PermissionSession;
    denyPermissions(session);
    expect(answers).toEqual([false, false, false]);
  });
});

describe("downloads", () => {
  it("are refused, whatever they are of, until the app ends", () => {
    const session = new EventEmitter();
    const log = createRecordingLog();
    const stop = denyDownloads(session as unknown as Session, log);
    let prevented = 0;
    const download = () => session.emit("will-download", { preventDefault: () => (prevented += 1) }, {}, {});
    download();
    expect([prevented, log.lines().map(({ event }) => event)]).toEqual([1, ["download.refused"]]);
    stop();
    expect(download()).toBe(false);
  });
});

describe("external links", () => {
  it.each([
    "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?x=1",
    "https://login.microsoftonline.us/organizations/oauth2/v2.0/authorize",
    "https://login.chinacloudapi.cn/organizations/oauth2/v2.0/authorize",
    "https://microsoft.com/devicelogin",
    "https://learn.microsoft.com/autopilot/#top",
    "https://LEARN.microsoft.com:443/",
  ])("may be %s", (url) => {
    expect(isExternalLink(url)).toBe(true);
  });

  it.each([
    "http://learn.microsoft.com/",
    "https://learn.microsoft.com.example.com/",
    "https://example.com/learn.microsoft.com",
    "https://evil.learn.microsoft.com/",
    "https://learn.microsoft.com@example.com/",
    "https://user@learn.microsoft.com/",
    "https://learn.microsoft.com:8443/",
    "https://learn.microsoft.com./",
    "file:///etc/passwd",
    "ms-settings:about",
    "javascript:alert(1)",
    "//learn.microsoft.com/",
    "",
  ])("may not be %j", async (url) => {
    const openExternal = createOpenExternal(() => expect.unreachable());
    expect(isExternalLink(url)).toBe(false);
    expect(await openExternal(url)).toMatchObject({ ok: false, error: { kind: "invalid" } });
  });
});

describe("navigation", () => {
  function guarded() {
    const app = new EventEmitter();
    const opened: string[] = [];
    const log = createRecordingLog();
    const openExternal = createOpenExternal(async (url) => void opened.push(url));
    const stop = denyNavigation({ app: app as unknown as App, openExternal, log });
    let openWindow: ((details: { url: string }) => unknown) | undefined;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => {
        openWindow = handler;
      },
    });
    app.emit("web-contents-created", {}, contents as unknown as WebContents);
    const fired = (name: string) => {
      let prevented = 0;
      contents.emit(name, { preventDefault: () => void prevented++ }, "app://reseal/other.html");
      return prevented === 1;
    };
    return { app, opened, stop, fired, open: (url: string) => openWindow?.({ url }), lines: log.lines };
  }

  it.each(["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"])(
    "is refused on %s",
    (name) => {
      expect(guarded().fired(name)).toBe(true);
    },
  );

  it("opens no window; a listed link goes to the browser, another nowhere", async () => {
    const { open, opened, lines } = guarded();
    expect(open("https://learn.microsoft.com/x")).toEqual({ action: "deny" });
    expect(open("https://example.com/")).toEqual({ action: "deny" });
    expect(open("app://reseal/index.html")).toEqual({ action: "deny" });
    await new Promise<void>((done) => setImmediate(done));
    expect(lines().filter(({ fields }) => fields.openedInBrowser === true)).toHaveLength(1);
    expect(lines()).toHaveLength(3);
    expect(opened).toEqual(["https://learn.microsoft.com/x"]);
  });

  it("guards no contents any more once stopped", () => {
    const { app, stop } = guarded();
    stop();
    expect(app.listenerCount("web-contents-created")).toBe(0);
  });

  it("opens a listed link with a result", async () => {
    expect(await createOpenExternal(async () => undefined)("https://aka.ms/x")).toEqual(ok(true));
  });
});
