import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { launch, type RunningApp } from "./support/launch.ts";
import { expectTile, press, scan, tile } from "./support/technician.ts";

// A whole order worked by hand: every step through what a technician sees and presses.
test.describe.configure({ mode: "serial" });

const noTpmSlot = 4;
const otherTenantSlot = 9;
const goodSlots = [1, 2, 3, 5, 6, 7, 8, 10, 11, 12];
const orderNumber = "NW-2041";

let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launch({ speed: 240 });
  page = running.page;
});
test.afterAll(() => running.close());

test("collecting puts twelve units on the board", async () => {
  await page.getByRole("button", { name: "Collect" }).first().click();
  await expect(page.locator("[data-tile]")).toHaveCount(12);
});

test("a unit without a TPM is stopped before it starts, one of another tenant says what to do", async () => {
  await expectTile(page, noTpmSlot, /Stopped.*TPM/s);
  await expectTile(page, otherTenantSlot, "Other tenant");
  await tile(page, otherTenantSlot).click();
  await expect(page.getByRole("dialog")).toContainText(/Stop: .*organisation/);
  await expect(page.getByRole("dialog")).toContainText(/owner|release|deregister/i);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("ten units end ready to ship", async () => {
  test.setTimeout(240_000);
  await expect(async () => {
    await serveWhatWaits();
    for (const slot of goodSlots) expect(await tile(page, slot).getAttribute("data-class")).toBe("ready");
  }).toPass({ timeout: 220_000, intervals: [200] });
});

test("each of them shows all nine points", async () => {
  for (const slot of goodSlots) {
    await tile(page, slot).click();
    const panel = page.getByRole("dialog");
    await expect(panel).toContainText("Ready to ship: all 9 points shown");
    await expect(panel.getByText("Shown:")).toHaveCount(9);
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
  }
});

test("they are shipped by scan: the unit, then its box", async () => {
  await page.getByRole("navigation").getByText("Ship", { exact: true }).click();
  for (const serial of await serials()) {
    await scan(page, serial);
    await expect(page.getByText("Yes. Scan the box")).toBeVisible();
    await scan(page, `RESEAL:${orderNumber}:${serial}`);
    await expect(page.getByText("Close the box. Scan the next unit.")).toBeVisible();
  }
  await expect(page.getByText("Manifest so far · 10 units")).toBeVisible();
});

test("a stopped unit does not ship", async () => {
  const stopped = await serialOf(noTpmSlot);
  await scan(page, stopped);
  await expect(page.getByText("No", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
});

test("the manifest lists exactly ten", async () => {
  await page.getByRole("button", { name: "Export manifest" }).click();
  await expect(page.getByText("Manifest written: 10 units")).toBeVisible();
  const folder = join(running.userData, "Documents", "Reseal");
  const [name = ""] = readdirSync(folder);
  const lines = readFileSync(join(folder, name), "utf8").trimEnd().split("\r\n");
  expect(lines).toHaveLength(11);
  expect(new Set(lines.slice(1).map((line) => line.split(",")[3]))).toEqual(new Set(await serials()));
});

/** Does the first thing of *Touch next* that needs hands now, through the unit panel. */
async function serveWhatWaits(): Promise<void> {
  for (;;) {
    await closePanel();
    const row = page
      .locator("[data-touch-key]")
      .filter({ hasText: /Start it|Press Reseal|screen is off|Print|Scan/ })
      .first();
    if ((await row.count()) === 0) return;
    const verb = await row.innerText({ timeout: 2_000 });
    await row.click({ timeout: 2_000 });
    const panel = page.getByRole("dialog");
    await panel.waitFor();
    if (verb.includes("Start it")) {
      await press(page, "Windows key ×5, then Next");
      await press(page, "Started on the device");
    } else if (verb.includes("Press Reseal")) {
      if (await panel.getByRole("button", { name: "Success screen is shown" }).isEnabled())
        await press(page, "Success screen is shown");
      await press(page, "Press Reseal");
      await press(page, "Reseal pressed");
    } else if (verb.includes("off")) {
      await press(page, "Screen is off");
    } else if (verb.includes("Print")) {
      await press(page, "Print label");
    } else {
      const serial = (await panel.innerText()).match(/SIM[A-Z0-9]+/)?.[0] ?? "";
      await scan(page, `RESEAL:${orderNumber}:${serial}`);
    }
  }
}

/** Closes whatever lies over the board, as Esc does. */
async function closePanel(): Promise<void> {
  await expect(async () => {
    if ((await page.getByRole("dialog").count()) > 0) await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
  }).toPass({ timeout: 5_000 });
}

/** The serial numbers of the good units, read from their panels' data on the board. */
async function serials(): Promise<readonly string[]> {
  const board = await boardOf();
  return goodSlots.map((slot) => board.find((unit) => unit.slot === slot)?.serialNumber ?? "");
}

async function serialOf(slot: number): Promise<string> {
  return (await boardOf()).find((unit) => unit.slot === slot)?.serialNumber ?? "";
}

type BoardUnit = { readonly slot?: number; readonly serialNumber: string };

function boardOf(): Promise<readonly BoardUnit[]> {
  return page.evaluate(
    () =>
      new Promise<readonly BoardUnit[]>((resolve) => {
        const api = (
          globalThis as unknown as {
            reseal: {
              watch(
                topic: string,
                listener: (message: { snapshot?: { tiles: readonly BoardUnit[] } }) => void,
              ): () => void;
            };
          }
        ).reseal;
        const stop = api.watch("board", (message) => {
          if (message.snapshot === undefined) return;
          resolve(message.snapshot.tiles);
          queueMicrotask(() => stop());
        });
      }),
  );
}
