import { expect, test } from "@playwright/test";
import { launch } from "./support/launch.ts";
import { keepThemes } from "./support/pictures.ts";
import { expectTile, press, tile } from "./support/technician.ts";

/** In the hard day this unit's technician flow fails in an app. */
const failingSlot = 2;

test("the apps of a flow are named while they install, and so is the one that failed", async () => {
  const { page, close } = await launch({ scenario: "hard-day", theme: "system", speed: 240 });
  try {
    await page.getByRole("button", { name: "Collect" }).first().click();
    await expectTile(page, failingSlot, "Start it");
    await tile(page, failingSlot).click();
    await press(page, "Windows key ×5, then Next");
    await press(page, "Started on the device");
    await page.keyboard.press("Escape");
    await expectTile(page, failingSlot, /Installing apps\s*\d of 6 · (Company Portal|Microsoft 365 Apps|Contoso VPN)/);
    await expectTile(page, failingSlot, "Failed");
    await expectTile(page, failingSlot, "At: Contoso Print Client");
    await keepThemes(page, "flow-failed-tile");
    await tile(page, failingSlot).click();
    const panel = page.getByRole("dialog");
    await panel.getByRole("tab", { name: "Flow" }).click();
    const apps = panel.getByRole("table", { name: "Apps" });
    await expect(apps.getByRole("row", { name: /Contoso Print Client/ })).toContainText("0x87D1041C");
    await expect(apps.getByRole("row", { name: /Contoso VPN/ })).toContainText("Installed");
    await expect(apps.getByRole("row", { name: /LineOfBusinessViewer\.msi/ })).toContainText("Waiting");
    await expect(panel.locator('[data-error="0x87D1041C"]')).toContainText("Contoso Print Client");
    await panel.locator('[data-error="0x87D1041C"]').scrollIntoViewIfNeeded();
    await keepThemes(page, "flow-failure");
    await apps.scrollIntoViewIfNeeded();
    await keepThemes(page, "flow-apps");
    const others = panel.getByRole("table", { name: "Events without a known meaning" });
    await expect(others.getByRole("row", { name: /ManagementService/ })).toContainText("519");
    const kept = panel.getByRole("heading", { name: "Profile and settings as the device has them" });
    await expect(panel.getByText("Microsoft Entra join", { exact: true })).toBeVisible();
    await kept.scrollIntoViewIfNeeded();
    await keepThemes(page, "flow-kept");
  } finally {
    await close();
  }
});
