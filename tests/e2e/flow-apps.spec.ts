import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import axe from "axe-core";
import { launch, screenshotFolder } from "./support/launch.ts";
import { expectTile, press, tile } from "./support/technician.ts";

/** In the hard day this unit's technician flow fails in an app. */
const failingSlot = 2;

for (const theme of ["light", "dark"] as const) {
  test(`the apps of a flow are named while they install, and so is the one that failed (${theme})`, async () => {
    mkdirSync(screenshotFolder, { recursive: true });
    const { page, close } = await launch({ scenario: "hard-day", theme, speed: 240 });
    try {
      await page.getByRole("button", { name: "Collect" }).first().click();
      await expectTile(page, failingSlot, "Start it");
      await tile(page, failingSlot).click();
      await press(page, "Windows key ×5, then Next");
      await press(page, "Started on the device");
      await page.keyboard.press("Escape");
      await expectTile(
        page,
        failingSlot,
        /Installing apps\s*\d of 6 · (Company Portal|Microsoft 365 Apps|Contoso VPN)/,
      );
      await expectTile(page, failingSlot, "Failed");
      await expectTile(page, failingSlot, "At: Contoso Print Client");
      await keep(page, `flow-failed-tile-${theme}`);
      await tile(page, failingSlot).click();
      const panel = page.getByRole("dialog");
      await panel.getByRole("tab", { name: "Flow" }).click();
      const apps = panel.getByRole("table", { name: "Apps" });
      await expect(apps.getByRole("row", { name: /Contoso Print Client/ })).toContainText("0x87D1041C");
      await expect(apps.getByRole("row", { name: /Contoso VPN/ })).toContainText("Installed");
      await expect(apps.getByRole("row", { name: /LineOfBusinessViewer\.msi/ })).toContainText("Waiting");
      await expect(panel.locator('[data-error="0x87D1041C"]')).toContainText("Contoso Print Client");
      await panel.locator('[data-error="0x87D1041C"]').scrollIntoViewIfNeeded();
      await keep(page, `flow-failure-${theme}`);
      await apps.scrollIntoViewIfNeeded();
      await keep(page, `flow-apps-${theme}`);
    } finally {
      await close();
    }
  });
}

/** Keeps a picture in both sizes; nothing may be cut off sideways, and axe finds nothing. */
async function keep(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(screenshotFolder, `${name}-${width}.png`) });
    const isWider = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isWider, `${name} fits ${width} px`).toBe(false);
  }
  await page.evaluate(axe.source);
  const findings = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  });
  expect(findings).toEqual([]);
}
