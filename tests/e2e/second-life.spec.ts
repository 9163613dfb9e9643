import { expect, test } from "@playwright/test";
import { launch } from "./support/launch.ts";
import { keepThemes } from "./support/pictures.ts";
import { expectTile, press, tile } from "./support/technician.ts";

test("a left-over object is cleared and a foreign device's release is kept", async () => {
  test.setTimeout(240_000);
  const { page, close } = await launch({ scenario: "second-life", theme: "system", speed: 120 });
  const keep = (name: string) => keepThemes(page, name);
  const past = page.getByRole("dialog", { name: /^Past of unit/ });
  try {
    await page.getByRole("button", { name: "Collect" }).first().click();
    await expectTile(page, 2, "Stopped");
    await tile(page, 2).click();
    await press(page, "Open its past…");
    await expect(past).toContainText("A left-over object in Microsoft Entra");
    await expect(past.getByRole("table")).toContainText("Microsoft Entra device");
    const serial = /Past of unit (\S+)/.exec((await past.getAttribute("aria-label")) ?? "")?.[1] ?? "";
    await past.getByRole("radio", { name: "Delete the left-over Entra device" }).check();
    await expect(past.locator("[data-dry-run] li")).toHaveCount(1);
    await keep("past-dry-run");

    // Wrong words change nothing and say so.
    await past.getByLabel(/^Serial number, or its last/).fill(serial);
    await past.getByLabel("Slot number, or model").fill("2");
    await past.getByLabel(`Type DELETE ${serial.slice(-4)}`).fill("DELETE");
    await past.getByRole("button", { name: "Delete 1 record" }).press("Enter");
    await expect(past).toContainText("The typed words are not the ones asked for");

    await past.getByLabel(`Type DELETE ${serial.slice(-4)}`).fill(`delete ${serial.slice(-4)}`);
    await past.getByRole("button", { name: "Delete 1 record" }).press("Enter");
    await expect(past.locator("[data-clearing=open]")).toBeVisible();
    await keep("past-under-way");
    await expect(past).toContainText("The bench sends the import again", { timeout: 60_000 });
    await page.keyboard.press("Escape");
    await expect(past).toBeHidden();
    await page.keyboard.press("Escape");
    await expectTile(page, 2, "Start it");

    await expectTile(page, 3, "Other tenant");
    await tile(page, 3).click();
    await press(page, "Open its past…");
    await past.getByLabel("Case number").fill("2511-0077");
    await past.getByRole("checkbox", { name: "Invoice with the serial number" }).check();
    await past.getByRole("button", { name: "Keep these notes" }).click();
    await expect(past).toContainText("by Technician 07");
    await past.getByRole("button", { name: "Save the evidence pack" }).click();
    await expect(past).toContainText("1 file written");
    await keep("past-release");
    await page.keyboard.press("Escape");
    await expect(past).toBeHidden();
    await press(page, "Other organisation: release it");
    await press(page, "Open its past…");
    const told = past.getByRole("form", { name: "It was released: try it again" });
    await expect(past).toHaveAccessibleName(/^Past of unit \S/);
    const foreign = /Past of unit (\S+)/.exec((await past.getAttribute("aria-label")) ?? "")?.[1] ?? "";
    await told.getByLabel(/^Serial number, or its last/).fill(foreign);
    await told.getByLabel("Slot number, or model").fill("3");
    await told.getByRole("button", { name: "It was released: try it again" }).press("Enter");
    await expect(told).toBeHidden();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expectTile(page, 3, /Waiting for profile|Start it/);
  } finally {
    await close();
  }
});
