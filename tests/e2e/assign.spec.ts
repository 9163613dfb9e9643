import { expect, type Page, test } from "@playwright/test";
import { launch, type RunningApp } from "./support/launch.ts";
import { keepPictures, keepThemes } from "./support/pictures.ts";
import { expectTile, press, tile } from "./support/technician.ts";

// Values of registered devices: shown first, changed by somebody's word, read back, taken back.
test.describe.configure({ mode: "serial" });

const goodSlots = [1, 2, 3, 5, 6, 7, 8, 10, 11, 12];
let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launch({ speed: 240, theme: "system" });
  page = running.page;
});
test.afterAll(() => running.close());

const go = (name: string) => page.getByRole("navigation").getByText(name, { exact: true }).click();

test("the order's rule names the units before they are started", async () => {
  test.setTimeout(120_000);
  await page.getByRole("button", { name: "Collect" }).first().click();
  for (const slot of goodSlots) await expectTile(page, slot, "Start it");
  await tile(page, 2).click();
  await expect(page.getByRole("dialog")).toContainText(/will be called NW-/);
  await page.keyboard.press("Escape");
  await go("Tenant");
  await expect(page.getByRole("main")).toContainText(/Computer name: \d+ devices?/);
});

test("Intune is asked to bring its list up to date, and not again before it takes that", async () => {
  const card = page.getByRole("region", { name: "Autopilot devices in Intune" });
  await expect(card).toContainText("The list is up to date");
  const start = card.getByRole("button", { name: "Start an Autopilot sync" });
  await start.press("Enter");
  await expect(card).toContainText("Intune was asked. The list is being brought up to date");
  await expect(start).toHaveAttribute("aria-disabled", "true");
  await expect(start).toHaveAccessibleDescription(/possible again at \d\d:\d\d/);
});

test("a change of several devices is a dry run first, and needs the order's number and how many they are", async () => {
  await page.getByRole("button", { name: "Change values…" }).click();
  const form = page.getByRole("dialog");
  await expect(form.getByRole("button", { name: "Preview" })).toHaveAttribute("aria-disabled", "true");
  await form.getByLabel("User", { exact: true }).selectOption("Change to");
  await form.getByLabel("New user (name@domain)").fill("lidia@northwindtraders.onmicrosoft.com");
  await form.getByRole("button", { name: "Preview" }).click();
  await expect(form).toContainText("10 devices: 0 to change, 0 as wished already, 10 refused.");
  await expect(form).toContainText("This user has no licence for Intune.");
  await form.getByLabel("New user (name@domain)").fill("adele@northwindtraders.onmicrosoft.com");
  await expect(form).not.toContainText("10 refused");
  await form.getByRole("button", { name: "Preview" }).press("Enter");
  await expect(form).toContainText("10 devices: 10 to change, 0 as wished already, 0 refused.");
  await keepThemes(page, "assign-preview");
  await form.getByLabel("Order number").fill("NW-2041");
  await form.getByLabel("Number of devices that change").fill("9");
  await form.getByRole("button", { name: "Change 10 devices" }).click();
  await expect(form).toContainText("What you typed does not fit");
  await form.getByLabel("Number of devices that change").fill("10");
  await form.getByRole("button", { name: "Change 10 devices" }).click();
  await expect(form).toBeHidden();
});

test("each value is shown as the tenant shows it, and taken back with one press", async () => {
  test.setTimeout(120_000);
  const row = page.getByRole("row").filter({ hasText: "User: 10 devices" }).filter({ hasText: "Several devices" });
  await expect(row).toContainText("10 of 10 values shown by the tenant", { timeout: 60_000 });
  await row.getByRole("button", { name: "Show the values" }).click();
  await expect(page.getByRole("table").last()).toContainText("Shown by the tenant");
  await keepThemes(page, "tenant-changes");
  await row.getByRole("button", { name: "Take back" }).click();
  const back = page.getByRole("row").filter({ hasText: "Takes a change back" });
  await expect(back).toContainText("10 of 10 values shown by the tenant", { timeout: 60_000 });
  await expect(row).toContainText("Taken back since.");
});

test("a unit at its pre-provisioning screen gets another user, is refreshed, and is confirmed", async () => {
  test.setTimeout(120_000);
  await go("Bench");
  await expectTile(page, 2, "Start it");
  await tile(page, 2).click();
  const panel = page.getByRole("dialog").first();
  await expect(panel).toContainText(/Serial SIM/);
  const serial = (await panel.textContent())?.match(/SIM[A-Z0-9]{7,}/)?.[0] ?? "";
  await panel.getByRole("button", { name: "More…" }).click();
  await panel.getByRole("button", { name: "Change tag, name or user…" }).click();
  const form = page.getByRole("dialog").last();
  await form.getByLabel("User", { exact: true }).selectOption("Change to");
  await form.getByLabel("New user (name@domain)").fill("diego@northwindtraders.onmicrosoft.com");
  await form.getByLabel(/waits at its pre-provisioning screen/).check();
  await form.getByRole("button", { name: "Preview" }).click();
  await expect(form).toContainText("1 device: 1 to change");
  await form.getByLabel(/Serial/).fill(serial.slice(-5));
  await form.getByLabel(/Slot/).fill("2");
  await form.getByRole("button", { name: "Change 1 device" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await panel.getByRole("tab", { name: "Registration" }).click();
  await expect(panel).toContainText("Press Refresh on the device, then confirm", { timeout: 60_000 });
  await keepPictures(page, "unit-refresh-light");
  await press(page, "New values are on the device");
  await page.keyboard.press("Escape");
  await expectTile(page, 2, "Start it");
});

test("form and list are worked by keys alone", async () => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Go to Tenant", { delay: 60 });
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Show the values" }).first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table").last()).toContainText("Shown by the tenant");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Change tag, name or user", { delay: 60 });
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog");
  await form.getByLabel("Devices by serial number").focus();
  await page.keyboard.press("Space");
  await form.getByLabel("Serial numbers, one a line").focus();
  await page.keyboard.type("NOT-THERE-1", { delay: 60 });
  await form.getByLabel("Group tag", { exact: true }).selectOption("Change to");
  await form.getByRole("button", { name: "Preview" }).press("Enter");
  await expect(form).toContainText("No device with this serial number is registered.");
  await keepThemes(page, "assign-refused");
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
});

test("units behind an older profile say so on the board, in the panel and in the status", async () => {
  test.setTimeout(120_000);
  const waiting = await launch({ speed: 240, scenario: "long-wait", width: 1280, height: 800 });
  const shown = waiting.page;
  try {
    await shown.getByRole("button", { name: "Collect" }).first().click();
    await expectTile(shown, 1, "No profile");
    await expectTile(shown, 1, "Older profile wins: Tailwind Traders kiosks");
    await keepPictures(shown, "no-profile-board");
    await tile(shown, 1).click();
    const panel = shown.getByRole("dialog");
    await expect(panel).toContainText("keep the two profiles on different groups");
    await panel.getByRole("tab", { name: "Registration" }).click();
    await expect(panel).toContainText("was created before “Tailwind Traders preprovision”: the oldest wins.");
    await keepPictures(shown, "no-profile-panel");
    await shown.keyboard.press("Escape");
    await shown.getByRole("button", { name: /Tailwind Traders.*calls/ }).click();
    await expect(shown.locator("body")).toContainText("wait for the profile: older profile wins");
  } finally {
    await waiting.close();
  }
});
