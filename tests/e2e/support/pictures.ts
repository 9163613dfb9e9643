import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectNoAxeFindings } from "./axe.ts";
import { screenshotFolder } from "./launch.ts";

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** Keeps a picture of the page in both sizes; nothing may be cut off sideways, and axe finds nothing. */
export async function keepPictures(page: Page, name: string): Promise<void> {
  mkdirSync(screenshotFolder, { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(screenshotFolder, `${name}-${size.width}.png`) });
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
