import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectNoAxeFindings } from "./axe.ts";
import { screenshotFolder } from "./launch.ts";

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** The product's colours in a theme: whether the page is drawn in the dark ones. */
async function isDark(page: Page): Promise<boolean> {
  const background = await page
    .locator(".fui-FluentProvider")
    .first()
    .evaluate((provider) => getComputedStyle(provider).backgroundColor);
  const [red = 255] = (background.match(/\d+/g) ?? []).map(Number);
  return red < 128;
}

/** Runs the check in the dark and in the light, as where Windows changes over. For an app whose theme is `system`. */
export async function inBothThemes(page: Page, check: (theme: "light" | "dark") => Promise<void>): Promise<void> {
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expect.poll(() => isDark(page)).toBe(theme === "dark");
    await check(theme);
  }
}

/** Keeps pictures in both themes, `name-dark-1280` and so on. */
export async function keepThemes(page: Page, name: string): Promise<void> {
  await inBothThemes(page, (theme) => keepPictures(page, `${name}-${theme}`));
}

/** Keeps a picture of the page in both sizes; nothing may be cut off sideways, and axe finds nothing. */
export async function keepPictures(page: Page, name: string): Promise<void> {
  mkdirSync(screenshotFolder, { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(screenshotFolder, `${name}-${size.width}.png`), animations: "disabled" });
    await expectNoSidewaysScroll(page, `${name} at ${size.width} px`);
  }
  await expectNoAxeFindings(page);
}

/** The page is no wider than its window. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const { wanted, there } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { wanted: scrollWidth, there: clientWidth };
  });
  expect(wanted, `${what} fits`).toBeLessThanOrEqual(there);
}
