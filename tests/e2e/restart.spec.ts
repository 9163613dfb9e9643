import { once } from "node:events";
import { rmSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { launch } from "./support/launch.ts";
import { expectTile, press, tile } from "./support/technician.ts";

test("after kill -9 the window opens with everything that was observed", async () => {
  test.setTimeout(180_000);
  const before = await launch({ speed: 240 });
  const { page, userData } = before;
  await page.getByRole("button", { name: "Collect" }).first().click();
  await expectTile(page, 4, "Stopped");
  await expectTile(page, 2, "Start it");
  await tile(page, 2).click();
  await press(page, "Windows key ×5, then Next");
  await press(page, "Started on the device");
  await page.keyboard.press("Escape");
  await expectTile(page, 2, /Preparing device|Applying policies|Installing apps/);

  const ended = once(before.app.process(), "exit");
  before.app.process().kill("SIGKILL");
  await ended;

  const after = await launch({ userData });
  try {
    await expect(after.page.locator("[data-tile]")).toHaveCount(12);
    await expectTile(after.page, 4, "Stopped");
    await expectTile(after.page, 2, /Preparing device|Applying policies|Installing apps|Press Reseal/);
    await tile(after.page, 2).click();
    await expect(after.page.getByRole("dialog")).toContainText("attempt 1");
  } finally {
    await after.app.close();
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
});
