import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { launch, type RunningApp } from "./support/launch.ts";
import { keepPictures } from "./support/pictures.ts";
import { expectTile, press, tile } from "./support/technician.ts";

// What the bridge is asked for beside the hash: readiness, network, diagnostics, devices on the network, its leftovers.
test.describe.configure({ mode: "serial" });

/** In the hard day this unit's technician flow fails. */
const failingSlot = 2;
const password = "Planted-Pa55word-of-the-bench";

let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launch({ scenario: "hard-day", speed: 240 });
  page = running.page;
});
test.afterAll(() => running.close());

test("a unit's readiness is shown check by check once it was collected", async () => {
  await page.getByRole("button", { name: "Collect" }).first().click();
  await expectTile(page, failingSlot, "Start it");
  await openTab("Readiness");
  const panel = page.getByRole("dialog");
  await expect(panel.locator('[data-check="tpmVersion"]')).toHaveAttribute("data-state", "pass");
  await expect(panel.locator('[data-check="previousJoin"]')).toHaveAttribute("data-state", "pass");
  await keep("bridge-readiness");
  await page.keyboard.press("Escape");
});

test("the status bar says what the bridge is and what it can do here", async () => {
  await page.locator('[data-status="bridge"]').click();
  const detail = page.getByRole("dialog", { name: "Bridge" });
  await expect(detail).toContainText("PowerShell 5.1");
  await expect(detail).toContainText(/Possible here: .*diagnostics/);
  await page.keyboard.press("Escape");
});

test("the network of the bench is checked from Settings, and stands in every unit's readiness", async () => {
  await go("Settings");
  const card = page.getByRole("region", { name: "Network of the bench" });
  await expect(card).toContainText("It has not been checked yet.");
  await card.getByRole("button", { name: "Check the network" }).click();
  await expect(card).toContainText(/Checked at .*pass/);
  await card.locator("summary").click();
  await expect(card.locator('[data-check="autopilot"]')).toContainText("Autopilot service: Pass");
  await keep("bridge-network");
  await go("Bench");
  await openTab("Readiness");
  const panel = page.getByRole("dialog");
  await expect(panel.locator('[data-check="autopilot"]')).toHaveAttribute("data-state", "pass");
  await expect(panel).toContainText("Network, from the bench");
});

test("a unit's device tries the network itself, which then goes before the bench's", async () => {
  const panel = page.getByRole("dialog");
  await panel.getByRole("button", { name: "Try the network from the device" }).press("Enter");
  await expect(panel).toContainText("Network, from the device");
  await expect(panel).not.toContainText("Network, from the bench");
  await expect(panel.locator('[data-check="autopilot"]')).toHaveAttribute("data-state", "pass");
  await keep("bridge-device-network");
  await page.keyboard.press("Escape");
});

test("what a bridge left is cleaned up from Settings", async () => {
  await go("Settings");
  const card = page.getByRole("region", { name: "Bridge", exact: true });
  await card.getByRole("button", { name: "Clean up what the bridge left" }).click();
  await expect(card).toContainText("Nothing was left.");
  await go("Bench");
});

test("diagnostics of a failed unit are collected, named and saved", async () => {
  await tile(page, failingSlot).click();
  await press(page, "Windows key ×5, then Next");
  await press(page, "Started on the device");
  await page.keyboard.press("Escape");
  await expectTile(page, failingSlot, "Failed");
  await openTab(/^Evidence/);
  const panel = page.getByRole("dialog");
  await panel.locator('[data-action="collectDiagnostics"]').click();
  const part = panel.locator("[data-diagnostics]");
  await expect(part).toContainText(/slot-02-SIM\w+-.*registry\.json/);
  await expect(part).toContainText("What is missing");
  await keep("bridge-diagnostics");
  await part.getByRole("button", { name: "Save diagnostics" }).click();
  const folder = join(running.userData, "Documents", "Reseal");
  await expect(() => expect(saved(folder)).toHaveLength(2)).toPass({ timeout: 10_000 });
  const [events = ""] = saved(folder);
  expect(events).toMatch(/^slot-02-SIM\w+-.*-events\.json$/);
  expect(() => JSON.parse(readFileSync(join(folder, events), "utf8"))).not.toThrow();
  await page.keyboard.press("Escape");
});

test("devices on the network are tried with an account that stands nowhere afterwards", async () => {
  await go("Intake");
  const card = page.getByRole("region", { name: "LAN devices" });
  await card.getByRole("button", { name: "LAN devices…" }).click();
  const form = page.getByRole("dialog", { name: "Read devices on the network" });
  await form.getByLabel("Devices", { exact: true }).fill("bench-01\nno-such-device");
  await form.getByLabel("Administrator on the devices").fill(".\\Administrator");
  await form.getByLabel("Password").pressSequentially(password, { delay: 1 });
  await keep("bridge-lan-form");
  await form.getByLabel("Password").press("Enter");
  await expect(form).toBeHidden();
  await expect(card.locator('[data-lan-target="bench-01"]')).toHaveAttribute("data-state", "reached");
  await expect(card.locator('[data-lan-target="no-such-device"]')).toContainText("No remote management answers there");
  await keep("bridge-lan");
  await expect(page.getByText(password)).toHaveCount(0);
  await card.getByRole("button", { name: "Forget the account" }).click();
  await expect(card.locator("[data-lan-target]")).toHaveCount(0);
  for (const file of filesBelow(running.userData)) expect(readFileSync(file).includes(password), file).toBe(false);
});

async function go(name: string): Promise<void> {
  await page.getByRole("navigation").getByText(name, { exact: true }).click();
}

async function openTab(name: string | RegExp): Promise<void> {
  await tile(page, failingSlot).click();
  await page.getByRole("dialog").getByRole("tab", { name }).click();
}

const keep = (name: string) => keepPictures(page, `${name}-light`);

function saved(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith("slot-02-") && !name.endsWith(".part"))
    .toSorted();
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
