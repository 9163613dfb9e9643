import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { screenshotFolder } from "./launch.ts";

/** Makes a folder with these files, by their paths in it. */
export function makeFolder(name: string, files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = join(mkdtempSync(join(tmpdir(), "reseal-drop-")), name);
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Drops files and folders of this PC on the window, as the file manager does. */
export async function dropPaths(page: Page, ...paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Anywhere on the window, however far the screen is scrolled.
  const place = { x: 600, y: 400, data: { items: [], files: [...paths], dragOperationsMask: 1 } };
  await session.send("Input.dispatchDragEvent", { type: "dragEnter", ...place });
  // Nobody lets go before the window says that it takes them.
  await expect(async () => {
    await session.send("Input.dispatchDragEvent", { type: "dragOver", ...place });
    await expect(page.getByText("Let go to read them")).toBeVisible({ timeout: 200 });
  }).toPass();
  await session.send("Input.dispatchDragEvent", { type: "drop", ...place });
  await session.detach();
}

/** Goes to a screen by its name on the rail. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation").getByText(name, { exact: true }).click();
}

/** Keeps a picture of the window for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(screenshotFolder, { recursive: true });
  await page.screenshot({ path: join(screenshotFolder, `${name}.png`) });
}
