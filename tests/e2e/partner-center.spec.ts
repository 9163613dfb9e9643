import { expect, type Page, test } from "@playwright/test";
import { expectNoAxeFindings } from "./support/axe.ts";
import { goTo, keepPicture } from "./support/intake.ts";
import { launch } from "./support/launch.ts";
import { inBothThemes } from "./support/pictures.ts";

/** Goes to a control by keys alone and presses it. */
async function pressByKeys(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await button.focus();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
}

const counted = (page: Page, state: string) => page.locator(`[data-reconcile="${state}"]`);

test("a Partner Center order is chosen, uploaded and proven by keys alone", async () => {
  test.setTimeout(180_000);
  const running = await launch({ scenario: "reseller", theme: "system", speed: 240 });
  const { page } = running;
  try {
    await expect(page.getByText("registered by Partner Center and Graph")).toBeVisible();
    await goTo(page, "Intake");
    await pressByKeys(page, "Plug the practice stick in");
    await expect(counted(page, "flagged")).toHaveAttribute("data-count", "9", { timeout: 30_000 });
    await expect(page.getByText("Waits for the customer to be chosen").first()).toBeVisible();
    await inBothThemes(page, () => expectNoAxeFindings(page));

    await pressByKeys(page, "Choose the customer…");
    const dialog = page.getByRole("dialog", { name: "Whose devices are these?" });
    await expect(dialog.getByRole("button", { name: "Sign in to Partner Center" })).toBeVisible();
    await inBothThemes(page, () => expectNoAxeFindings(page));
    await pressByKeys(page, "Sign in to Partner Center");
    const own = dialog.getByRole("radio", { name: /Alpine Ski House.*The order's customer/ });
    await expect(own).toBeEnabled();
    await expect(dialog.getByRole("radio", { name: /Tailspin Toys.*Not this order's/ })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Name or domain" }).fill("alpine");
    await expect(dialog.getByRole("radio")).toHaveCount(1);
    await own.focus();
    await page.keyboard.press("Space");
    await inBothThemes(page, () => expectNoAxeFindings(page));
    await keepPicture(page, "partner-customer");
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();

    await expect(page.locator('[data-partner-customer="chosen"]')).toContainText("Alpine Ski House");
    await expect(page.locator("[data-upload]")).toHaveText(/^AS-3007-[0-9a-f]{8}$/, { timeout: 30_000 });
    await expect(counted(page, "proven")).toHaveAttribute("data-count", "7", { timeout: 90_000 });
    await expect(counted(page, "flagged")).toHaveAttribute("data-count", "2");
    await page.getByRole("combobox", { name: "Devices" }).selectOption("flagged");
    const flagged = page.getByRole("table", { name: "Needs somebody: 2" });
    await expect(flagged).toContainText("Registered to another organisation");
    await expect(flagged).toContainText("Bring its hardware hash");
    await inBothThemes(page, () => expectNoAxeFindings(page));
    await keepPicture(page, "partner-reconcile");
    await flagged.getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
  } finally {
    await running.close();
  }
});
