import { expect, type Page, test } from "@playwright/test";
import type { PracticeDevice } from "../../shared/contract/practice/control.ts";
import { goTo, keepPicture } from "./support/intake.ts";
import { launch, type RunningApp } from "./support/launch.ts";
import { expectTile, scan } from "./support/technician.ts";

test.describe.configure({ mode: "serial" });

let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launch({ speed: 240 });
  page = running.page;
  await page.getByRole("button", { name: "Collect" }).first().click();
  await expectTile(page, 2, "Start it");
});
test.afterAll(() => running.close());

test("the QR code of the pre-provisioning screen opens its unit, also where ZtdId lies deeper", async () => {
  // Windows key ×5 alone: the page with the code, before anybody presses Next.
  const { screen } = await lookAtCode(2);
  const code = screen.page === "preProvision" ? screen.qr : "";
  expect(JSON.parse(code)).toMatchObject({ ZtdId: expect.any(String) });
  const nested = JSON.stringify({ BlockSequence: JSON.parse(code) });
  await goTo(page, "Intake");
  await scan(page, nested);
  const panel = page.getByRole("dialog");
  await expect(panel).toContainText(/The screen's QR code is unit SIM/);
  await expect(panel).toContainText("Slot 2");
  await keepPicture(page, "unit-by-qr");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
});

test("what the scanner puts around a code is taken off, everywhere, and Tab ends a scan as well", async () => {
  await goTo(page, "Settings");
  await page.getByLabel("What the scanner puts before every scan").fill("]C1");
  await page.getByLabel("What the scanner puts after every scan").fill("#");
  await page.getByLabel("Your name").focus();
  // What is typed holds once the field is left and the bench has kept it.
  await expect.poll(() => keptSettings()).toMatchObject({ scannerPrefix: "]C1", scannerSuffix: "#" });
  const name = await page.getByLabel("Your name").inputValue();
  await scan(page, "]C1NO-SUCH-UNIT#");
  await expect(page.getByText("Read: “NO-SUCH-UNIT”")).toBeVisible();
  await page.getByLabel("Your name").focus();
  await scan(page, "]C1SLOT-05#", "Tab");
  const panel = page.getByRole("dialog");
  await expect(panel).toContainText(/Slot 5 opened/);
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Your name")).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue(name);
});

test("a person's Tab still moves on", async () => {
  await page.getByLabel("Your name").focus();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Your name")).not.toBeFocused();
});

test("a list of choices that has the focus keeps its choice during a scan", async () => {
  const theme = page.getByLabel("Light or dark");
  await theme.focus();
  await scan(page, "DARK-SERIAL-01");
  await expect(page.getByText(/DARK-SERIAL-01/).first()).toBeVisible();
  await expect(theme).toHaveValue("light");
});

function keptSettings(): Promise<unknown> {
  return page.evaluate(async () => {
    const { call } = (
      globalThis as unknown as {
        reseal: { call(name: string, input: unknown): Promise<{ readonly value: unknown }> };
      }
    ).reseal;
    return (await call("settings.read", {})).value;
  });
}

/** Opens the pre-provisioning page on a simulated device and tells what its screen shows. */
async function lookAtCode(position: number): Promise<PracticeDevice> {
  const answer = await page.evaluate(
    (input) =>
      (
        globalThis as unknown as {
          reseal: { call(name: string, input: unknown): Promise<{ readonly value: PracticeDevice }> };
        }
      ).reseal.call("practice.act", input),
    { position, action: "refresh" },
  );
  return answer.value;
}
