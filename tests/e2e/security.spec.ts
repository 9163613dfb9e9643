import { expect, test } from "@playwright/test";
import { launch, type RunningApp } from "./support/launch.ts";

let running: RunningApp;
test.beforeAll(async () => {
  running = await launch();
});
test.afterAll(() => running.close());

test("the live window has the product's web preferences", async () => {
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test("the page is served from the app's own origin", async () => {
  const url = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
  expect(url).toMatch(/^app:\/\/reseal\//);
});

test("there is no Node in the page, and one frozen object", async () => {
  const found = await running.page.evaluate(() => {
    const names = ["require", "process", "module", "Buffer", "global", "__dirname"];
    const api = (globalThis as unknown as { reseal: object }).reseal;
    return {
      names: names.filter((name) => name in globalThis),
      frozen: Object.isFrozen(api),
      keys: Object.keys(api).toSorted(),
    };
  });
  expect(found).toEqual({ names: [], frozen: true, keys: ["call", "watch"] });
});

test("the page has no network of its own and runs no inline script", async () => {
  const outcome = await running.page.evaluate(async () => {
    const fetched = await fetch("https://example.com/").then(
      () => "fetched",
      () => "refused",
    );
    const script = document.createElement("script");
    script.append("globalThis.inlineRan = true");
    document.head.append(script);
    return { fetched, inlineRan: "inlineRan" in globalThis };
  });
  expect(outcome).toEqual({ fetched: "refused", inlineRan: false });
});

test("no text becomes markup or code in the page", async () => {
  const outcomes = await running.page.evaluate(() => {
    const attempt = (run: () => unknown): string => {
      try {
        run();
        return "taken";
      } catch (error) {
        return error instanceof TypeError ? "refused" : String(error);
      }
    };
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): void };
    };
    return [
      attempt(() => document.createElement("div").insertAdjacentHTML("beforeend", "<b>x</b>")),
      attempt(() => Object.assign(document.createElement("div"), { innerHTML: "<img src=x onerror=alert(1)>" })),
      attempt(() => Object.assign(document.createElement("script"), { text: "0" })),
      attempt(() => trustedTypes.createPolicy("own", { createHTML: (text: string) => text })),
    ];
  });
  expect(outcomes).toEqual(["refused", "refused", "refused", "refused"]);
});

test("navigation and new windows are denied", async () => {
  const before = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  const opened = await running.page.evaluate(() => globalThis.open("https://example.com/", "_blank") === null);
  await running.page.evaluate(() => {
    globalThis.location.href = "https://example.com/";
  });
  await expect(running.page.getByRole("navigation")).toBeVisible();
  const after = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  );
  expect(opened).toBe(true);
  expect(after).toEqual([before]);
});

test("an unknown name and a wrong shape are refused in words, not with an exception", async () => {
  const answers = await running.page.evaluate(async () => {
    const { call } = (globalThis as unknown as { reseal: { call(name: string, input: unknown): Promise<unknown> } })
      .reseal;
    const ask = (name: string, input: unknown): Promise<unknown> =>
      call(name, input).catch((error: Error) => ({ thrown: error.message }));
    return [
      await ask("bench.doSomethingElse", {}),
      await ask("unit.confirm", { unitId: 5 }),
      await ask("bench.scan", { text: "x", extra: 1 }),
    ];
  });
  expect(answers).toMatchObject([
    { ok: false, error: { code: "ipc.unknownName", kind: "invalid" } },
    { ok: false, error: { code: "ipc.wrongShape", kind: "invalid" } },
    { ok: false, error: { code: "ipc.wrongShape", kind: "invalid" } },
  ]);
});

test("permissions are denied", async () => {
  const state = await running.page.evaluate(
    async () => (await navigator.permissions.query({ name: "geolocation" })).state,
  );
  expect(state).not.toBe("granted");
});
