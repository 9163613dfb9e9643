import { expect, type Page, test } from "@playwright/test";
import { launch, type RunningApp } from "./support/launch.ts";
import { expectTile, scan, tile } from "./support/technician.ts";

let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launch({ speed: 240 });
  page = running.page;
});
test.afterAll(() => running.close());

test("every view is reached and used by keyboard alone", async () => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("collect", { delay: 60 });
  await page.keyboard.press("Enter");
  await expectTile(page, 4, "Stopped");
  await expectTile(page, 2, "Start it");
  await page.keyboard.press("1");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await tile(page, 1).focus();
  await page.keyboard.press("ArrowRight");
  await expect(tile(page, 2)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText(/Unit|Serial/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("F1");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a unit is started, and the start taken back, by scanner alone", async () => {
  await scan(page, "SLOT-02");
  await expect(page.getByRole("dialog")).toBeVisible();
  await scan(page, "ACT-STARTED");
  await expectTile(page, 2, /Preparing device/);
  await expect(page.getByText(/Start confirmed/).first()).toBeVisible();
  await scan(page, "ACT-UNDO");
  await expectTile(page, 2, "Start it");
});

test("an unknown scan says what was read", async () => {
  await scan(page, "NOBODY-KNOWS-THIS");
  await expect(page.getByText(/NOBODY-KNOWS-THIS/).first()).toBeVisible();
});

test("a scan while a field has the focus leaves the field's text alone", async () => {
  await page.keyboard.press("Escape");
  await page.getByRole("navigation").getByText("Settings", { exact: true }).click();
  const field = page.getByLabel("Your name");
  await field.focus();
  const before = await field.inputValue();
  await scan(page, "SLOT-05");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await field.inputValue()).toBe(before);
});

test("a stick is read and one of its units opened by keyboard alone", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("intake", { delay: 60 });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main", { name: "Intake" })).toBeVisible();
  await tabTo("Plug the practice stick in");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/It can be taken out/)).toBeVisible();
  await tabTo(/^Details of SIM/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Save the original" }).first()).toBeVisible();
  await tabTo(/^Open unit SIM/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText(/Serial/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

/** Goes on with Tab until something of this name has the focus. */
async function tabTo(name: string | RegExp): Promise<void> {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
    });
    if (typeof name === "string" ? focused === name : name.test(focused)) return;
  }
  throw new Error(`Tab never reached ${String(name)}`);
}
