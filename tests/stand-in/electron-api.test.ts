import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixture, headless, newUserData, standIn } from "./hello-app.ts";

declare global {
  interface Window {
    readonly hello: {
      readonly call: (channel: string, value?: unknown) => Promise<unknown>;
      readonly watch: (callback: (value: unknown) => void) => () => void;
      readonly fail: () => void;
      readonly nested: { readonly deep: { readonly list: readonly unknown[] } };
    };
  }
}

const limitMs = 60_000;
const userData = newUserData();
const printed: string[] = [];
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  const args = [fixture, `--user-data-dir=${userData}`];
  app = await _electron.launch({ executablePath: standIn, args, env: headless as Record<string, string> });
  app.process().stdout?.on("data", (text) => printed.push(...String(text).trim().split("\n")));
  page = await app.firstWindow();
  await page.getByText("ready").waitFor();
}, limitMs);

afterAll(async () => {
  await app.close();
  rmSync(userData, { recursive: true, force: true });
}, limitMs);

describe("an app on the stand-in, driven by Playwright", { timeout: limitMs }, () => {
  test("knows itself", async () => {
    const about = await app.evaluate(({ app: self, BrowserWindow }) => ({
      name: self.getName(),
      version: self.getVersion(),
      isPackaged: self.isPackaged,
      userData: self.getPath("userData"),
      url: BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
      hasElectronVersion: process.versions.electron !== undefined,
    }));
    const url = "app://hello/index.html";
    const expected = { name: "Hello", version: "1.2.3", isPackaged: false, userData, url };
    expect(about).toStrictEqual({ ...expected, hasElectronVersion: true });
    const title = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
    await expect.poll(title).toBe("Hello page");
  });

  test("hands values through IPC unchanged", async () => {
    const kept = await page.evaluate(async () => {
      const sent = { at: new Date(0), map: new Map([[1, new Set([2n])]]), none: undefined, bytes: new Uint8Array([7]) };
      const got = (await window.hello.call("echo", sent)) as typeof sent;
      return [got.at.getTime(), got.map.get(1)?.has(2n), "none" in got, got.bytes instanceof Uint8Array, got.bytes[0]];
    });
    expect(kept).toStrictEqual([0, true, true, true, 7]);
  });

  test("words a handler's failure as Electron does", async () => {
    const message = await page.evaluate(() => window.hello.call("fail").catch((error: Error) => error.message));
    expect(message).toBe("Error invoking remote method 'fail': TypeError: not today");
  });

  test("shows handlers who asks", async () => {
    const asked = await page.evaluate(() => window.hello.call("who"));
    expect(asked).toStrictEqual({ url: "app://hello/index.html", origin: "app://hello", isKnown: true, isMain: true });
  });

  test("exposes a frozen interface and no Node", async () => {
    const seen = await page.evaluate(() => {
      const failure = (() => {
        try {
          return window.hello.fail();
        } catch (error) {
          return error instanceof RangeError && error.message;
        }
      })();
      const isFrozen = Object.isFrozen(window.hello) && Object.isFrozen(window.hello.nested.deep.list[2]);
      const isReplaceable = Reflect.set(window, "hello", 1);
      return [isFrozen, isReplaceable, failure, "require" in window, "process" in window, "module" in window];
    });
    expect(seen).toStrictEqual([true, false, "out of range", false, false, false]);
  });

  test("calls back into the page until it is told to stop", async () => {
    await page.evaluate(() => {
      const heard: unknown[] = [];
      const stop = window.hello.watch((value) => {
        heard.push(value);
        if (heard.length === 2) stop();
      });
      Object.assign(window, { heard });
    });
    await app.evaluate(({ BrowserWindow }) => {
      for (const tick of [1, 2, 3]) BrowserWindow.getAllWindows()[0]?.webContents.send("tick", { tick });
    });
    await page.evaluate(() => window.hello.call("echo", 0));
    expect(await page.evaluate("heard")).toStrictEqual([{ tick: 1 }, { tick: 2 }]);
  });

  test("applies the content security policy of the response", async () => {
    expect(await page.title()).toBe("Hello page");
    const failure = await page.evaluate(() =>
      fetch("https://example.com/").then(String, (error: Error) => error.message),
    );
    expect(failure).toBe("Failed to fetch");
  });

  test("denies navigation and new windows", async () => {
    const opened = await page.evaluate(() => {
      location.href = "https://example.com/away";
      return window.open("https://example.com/new");
    });
    expect(opened).toBeNull();
    await expect.poll(() => printed).toContain("will-navigate https://example.com/away");
    await expect.poll(() => printed).toContain("window-open https://example.com/new");
    expect(app.windows().length).toBe(1);
    expect(await page.evaluate(() => window.hello.call("echo", "still here"))).toBe("still here");
  });

  test("gives the page the window's size", async () => {
    const size = () => page.evaluate(() => [innerWidth, innerHeight]);
    expect(await size()).toStrictEqual([1000, 700]);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1920, height: 1080 }),
    );
    await page.waitForFunction(() => innerWidth === 1920 && innerHeight === 1080);
    expect((await page.screenshot()).subarray(1, 4).toString()).toBe("PNG");
  });

  test("follows the theme", async () => {
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = "dark";
    });
    await page.waitForFunction(() => matchMedia("(prefers-color-scheme: dark)").matches);
  });

  test("keeps secrets under a key of its own", async () => {
    const [text, isPlain] = await app.evaluate(({ safeStorage }) => {
      const hidden = safeStorage.encryptString("a word");
      return [safeStorage.decryptString(hidden), hidden.includes("a word")];
    });
    expect([text, isPlain]).toStrictEqual(["a word", false]);
    expect(statSync(join(userData, "stand-in-safe-storage.key")).mode & 0o777).toBe(0o600);
  });

  test("reports a crashed page and loads it again", async () => {
    const reason = await app.evaluate(
      ({ BrowserWindow }) =>
        new Promise((settle) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.once("render-process-gone", (_event, details) => settle(details.reason));
          contents?.forcefullyCrashRenderer();
        }),
    );
    expect(reason).toBe("crashed");
    const text = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const loaded = new Promise<void>((settle) => contents?.once("did-finish-load", () => settle()));
      contents?.reload();
      await loaded;
      return contents?.executeJavaScript("window.hello.call('echo', document.querySelector('main').textContent)");
    });
    expect(text).toBe("ready");
  });
});
