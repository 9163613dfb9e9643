import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { quickRoot } from "../../support/quick-root.ts";

/** What the app is opened with. `speed` is bench time per real time. */
export type LaunchOptions = {
  readonly scenario?: string;
  readonly seed?: number;
  readonly speed?: number;
  readonly theme?: "system" | "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  /** A folder that another launch used; absent for a fresh one. */
  readonly userData?: string;
};

/** A running app with its one window. */
export type RunningApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Closes the app and removes its folder. */
  readonly close: () => Promise<void>;
};

const root = fileURLToPath(new URL("../../..", import.meta.url));
/** Screenshots are kept here for people to look at. */
export const screenshotFolder = join(root, "artifacts", "screenshots");

/** Starts the built app as a technician would, in a user folder of its own. */
export async function launch(options: LaunchOptions = {}): Promise<RunningApp> {
  const { scenario = "good-morning", seed = 7, speed = 40, theme = "light", width = 1920, height = 1080 } = options;
  const userData = options.userData ?? mkdtempSync(join(quickRoot, "reseal-e2e-"));
  if (options.userData === undefined) {
    mkdirSync(join(userData, "benches"), { recursive: true });
    writeFileSync(
      join(userData, "benches", "last-bench.json"),
      JSON.stringify({ kind: "practice", scenario, seed, speed }),
    );
    const settings = { technician: "Technician 07", theme, density: "auto", scannerPrefix: "", sounds: false };
    writeFileSync(join(userData, "settings.json"), JSON.stringify(settings));
  }
  const executablePath = process.env.RESEAL_EXECUTABLE ?? join(root, "build", "stand-in", "electron");
  const app = await _electron.launch({
    executablePath,
    args: [root, `--user-data-dir=${userData}`],
    env: { ...process.env, RESEAL_HEADLESS: "1", HOME: userData } as Record<string, string>,
  });
  const page = await app.firstWindow();
  await page.setViewportSize({ width, height });
  await page.getByRole("navigation").waitFor();
  const close = async (): Promise<void> => {
    await app.close();
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  };
  return { app, page, userData, close };
}
