import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { intuneCsv } from "../support/intake-files.ts";
import { goTo, keepPicture, makeFolder } from "./support/intake.ts";
import { launch, type RunningApp } from "./support/launch.ts";

// The practice stick, plugged in, read, pulled in the middle of it and plugged in again.
test.describe.configure({ mode: "serial" });

/** Files that are still being written when the stick is pulled: the bench takes a file only once it has come to rest. */
const unfinished = ["late 1.csv", "late 2.csv", "late 3.csv"];

let running: RunningApp;
let page: Page;
let stick: string;
test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  stick = join(running.userData, "benches", "practice-good-morning-7", "stick");
  await goTo(page, "Intake");
});
test.afterAll(() => running.close());

test("pulling the stick half way says what was missed, and what was read is kept", async () => {
  // While it lies in the drawer, files come onto it that take their time to be written.
  for (const name of unfinished) writeFileSync(join(`${stick}-unplugged`, name), "Device Serial Number\r\n");
  const writing = setInterval(() => {
    for (const name of unfinished) if (existsSync(stick)) appendFileSync(join(stick, name), "X\r\n");
  }, 100);
  const place = page.locator("[data-place-state]");
  try {
    await page.getByRole("button", { name: "Plug the practice stick in" }).click();
    await expect(place).toContainText("Being read: 12 of 15 files. Leave it plugged in.");
    await keepPicture(page, "intake-stick-reading");
  } finally {
    clearInterval(writing);
  }
  await page.getByRole("button", { name: "Pull it out" }).click();
  await expect(place).toContainText("Pulled out after 12 of 15 files");
  for (const name of unfinished) await expect(place).toContainText(name);
  await expect(place).toContainText("Plug it in again: what is here already is not read twice.");
  await keepPicture(page, "intake-stick-pulled");
  const group = page.getByRole("region", { name: "Practice stick", exact: true });
  await expect(group).toContainText("12 rows = 12 accepted + 0 already here + 0 refused");
});

test("the units are on the board by themselves", async () => {
  await goTo(page, "Bench");
  await expect(page.locator("[data-tile]")).toHaveCount(12);
  await goTo(page, "Intake");
});

test("plugged in again, the rest is read, nothing twice, and the stick carries a receipt", async () => {
  unfinished.forEach((name, index) => {
    writeFileSync(join(`${stick}-unplugged`, name), intuneCsv([`SIM95000${index}`]));
  });
  await page.getByRole("button", { name: "Plug the practice stick in" }).click();
  const place = page.locator("[data-place-state]");
  await expect(place).toContainText(/Collected \d\d:\d\d: 15 files, a receipt was left on it\. It can be taken out\./);
  const groups = page.getByRole("region", { name: "Practice stick", exact: true });
  await expect(groups.first()).toContainText("3 rows = 3 accepted + 0 already here + 0 refused");
  await expect(groups.nth(1)).toContainText("12 rows = 12 accepted");
  await keepPicture(page, "intake-stick-collected");
  const receipt = readdirSync(stick).find((name) => /reseal/i.test(name)) ?? "";
  expect(readFileSync(join(stick, receipt), "utf8")).toContain("late 1.csv");
});

test("read again by hand there is nothing new", async () => {
  await page.getByRole("button", { name: "Read sticks and folders now" }).click();
  await expect(page.getByText("1 stick or folder looked into")).toBeVisible();
  await expect(page.getByRole("region", { name: "Practice stick", exact: true })).toHaveCount(2);
});

test("a watched folder is named under Settings, and what is saved into it is read by itself", async () => {
  const folder = makeFolder("Scans of hashes", {});
  await goTo(page, "Settings");
  await page.getByLabel("Full path of a folder").fill("Scans of hashes");
  await page.getByRole("button", { name: "Watch this folder" }).click();
  await expect(page.getByText("Give the full path, from the drive or the root on.")).toBeVisible();
  await page.getByLabel("Full path of a folder").fill(folder);
  await page.getByRole("button", { name: "Watch this folder" }).click();
  await expect(page.getByRole("list", { name: "Watched folders" })).toContainText(folder);
  await keepPicture(page, "settings-watched-folders");
  writeFileSync(join(folder, "part"), intuneCsv(["SIM9600001"]));
  renameSync(join(folder, "part"), join(folder, "new devices.csv"));
  await goTo(page, "Intake");
  await expect(page.getByRole("region", { name: /^Watched folder/ })).toContainText("1 row = 1 accepted");
  await goTo(page, "Settings");
  await page.getByRole("button", { name: `Remove ${folder}` }).click();
  await expect(page.getByText("No folder is watched.")).toBeVisible();
  rmSync(folder, { recursive: true });
});
