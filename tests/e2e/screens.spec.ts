import { expect, test } from "@playwright/test";
import { hashOf, intakeFileMakers, intuneCsv } from "../support/intake-files.ts";
import { dropPaths, makeFolder } from "./support/intake.ts";
import { launch } from "./support/launch.ts";
import { keepThemes } from "./support/pictures.ts";
import { expectTile, press, scan, tile } from "./support/technician.ts";

/** Files of a few kinds: fine, guessed, explained, not readable, and one whose label belongs to another unit. */
function warehouse(): Readonly<Record<string, Uint8Array | string>> {
  const { vendorCsv, corporateIdentifiers, encryptedZip, mszipCabinet } = intakeFileMakers;
  const files = [vendorCsv(["SIM9000811"]), corporateIdentifiers(["SIM9000821", "SIM9000822"]), encryptedZip()];
  return {
    ...Object.fromEntries([...files, mszipCabinet(["SIM9000831"])].map(({ name, bytes }) => [name, bytes])),
    "AutopilotHWID.csv": intuneCsv(["SIM9000841", "SIM9000842"]),
    "swapped.csv": `Device Serial Number,Windows Product ID,Hardware Hash\r\nSIM9000850,,${hashOf("SIM9000851")}\r\n`,
  };
}

test("every screen is clean in both themes and kept as a picture", async () => {
  test.setTimeout(240_000);
  const running = await launch({ theme: "system", speed: 240 });
  const { page } = running;
  const keep = (name: string) => keepThemes(page, name);
  try {
    await keep("bench-empty");
    await page.getByRole("button", { name: "Collect" }).first().click();
    await expectTile(page, 4, "Stopped");
    await expectTile(page, 9, "Other tenant");
    await expectTile(page, 2, "Start it");
    await tile(page, 2).click();
    await press(page, "Windows key ×5, then Next");
    await press(page, "Started on the device");
    await page.keyboard.press("Escape");
    await expectTile(page, 2, /Preparing device|Applying policies|Installing apps/);
    await keep("bench-running");
    for (const tab of ["Verdict", "Readiness", "Flow", "Identity", "Registration", /^Evidence/]) {
      await tile(page, 2).click();
      await page.getByRole("dialog").getByRole("tab", { name: tab }).click();
      await keep(
        `unit-${String(tab)
          .toLowerCase()
          .replace(/[^a-z]/g, "")}`,
      );
      await page.keyboard.press("Escape");
    }
    const go = (name: string) => page.getByRole("navigation").getByText(name, { exact: true }).click();
    await go("Intake");
    await page.getByRole("button", { name: "Plug the practice stick in" }).click();
    await expect(page.getByText(/It can be taken out/)).toBeVisible();
    await keep("intake");
    await dropPaths(page, makeFolder("From the warehouse", warehouse()));
    const group = page.getByRole("region", { name: "From the warehouse" });
    await expect(group).toContainText("7 rows = 5 accepted + 0 already here + 2 refused");
    await keep("intake-folder");
    await group.getByRole("table", { name: "Rows of From the warehouse" }).scrollIntoViewIfNeeded();
    await keep("intake-rows");
    await group.getByRole("button", { name: "Open unit SIM9000851" }).click();
    await press(page, "Decide which serial it is…");
    await expect(page.getByRole("dialog", { name: "Which unit is this?" })).toBeVisible();
    await keep("unit-decide");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await go("Ship");
    await scan(page, "SLOT-04");
    await keep("ship");
    await go("Settings");
    await keep("settings");
    await go("Bench");
    await page.keyboard.press("Control+k");
    await keep("commands");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F11");
    await keep("wall");
  } finally {
    await running.close();
  }
});
