import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { expectNoAxeFindings } from "./support/axe.ts";
import { launch, screenshotFolder } from "./support/launch.ts";
import { expectNoSidewaysScroll, inBothThemes } from "./support/pictures.ts";

/** What the simulated tenant says to sign-ins from now on. */
async function setPractice(page: Page, outcome: string, role: string, mayChange: boolean): Promise<void> {
  const form = page.getByRole("form", { name: "Who signs in next" });
  await form.getByLabel("What the sign-in comes to").selectOption(outcome);
  await form.getByLabel("What the technician may do").selectOption(role);
  const consent = form.getByRole("switch", { name: "The tenant has consented to changes" });
  if ((await consent.isChecked()) !== mayChange) await consent.click();
  await form.getByRole("button", { name: "Set", exact: true }).click();
  await expect(form.getByRole("status")).toHaveText("Holds from the next sign-in on.");
}

const right = (page: Page, name: string) => page.locator(`[data-check="${name}"]`);

test("signing in, its troubles and what may be done are told", async () => {
  test.setTimeout(240_000);
  mkdirSync(screenshotFolder, { recursive: true });
  // Slow enough for the code to be seen before the simulated technician has typed it.
  const running = await launch({ theme: "system", speed: 4, width: 1280, height: 800 });
  const { page } = running;
  const keep = (name: string): Promise<void> =>
    inBothThemes(page, async (theme) => {
      const path = join(screenshotFolder, `sign-in-${name}-${theme}.png`);
      await page.screenshot({ path, fullPage: true, animations: "disabled" });
      await expectNoSidewaysScroll(page, name);
      await expectNoAxeFindings(page);
    });
  const go = (name: string) => page.getByRole("navigation").getByText(name, { exact: true }).click();
  const card = page.getByRole("region", { name: "Sign-in", exact: true });
  try {
    await go("Settings");
    await expect(card).toContainText("Signed in as");
    await expect(page.locator("header [data-tenant-mark]")).toContainText("Tenant Northwind Traders");
    await expect(card.getByRole("list", { name: "Accounts on this PC" })).toContainText("works here");
    await expect(right(page, "changeEnrollment")).toContainText("not asked for yet");
    await keep("signed-in");
    await right(page, "changeEnrollment").scrollIntoViewIfNeeded();
    await keep("rights");

    // Signed out by keyboard alone.
    await card.getByRole("button", { name: "Sign out", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(card).toContainText("Nobody is signed in");
    await expect(right(page, "readEnrollment")).toContainText("Nobody is signed in");

    await setPractice(page, "conditionalAccess", "intuneAdministrator", true);
    await card.getByRole("button", { name: "Sign in with the browser" }).click();
    await expect(card.getByRole("alert")).toContainText("A rule of the tenant does not let you in here");
    await expect(card).toContainText("AADSTS53003");
    await card.scrollIntoViewIfNeeded();
    await keep("refused");

    await setPractice(page, "deviceCodeBlocked", "intuneAdministrator", true);
    await card.getByRole("button", { name: "Sign in with a code" }).click();
    await expect(card.locator("[data-device-code]")).toBeVisible();
    await expect(card.getByRole("img", { name: /QR code/ })).toBeVisible();
    await expect(card).toContainText(/min left|Less than a minute left/);
    await keep("code");
    await expect(card.getByRole("alert")).toContainText("The tenant does not allow sign-in with a code", {
      timeout: 60_000,
    });

    await setPractice(page, "granted", "intuneAdministrator", true);
    await card.getByRole("button", { name: "Sign in with a code" }).click();
    await card.getByRole("button", { name: "Cancel sign-in" }).click();
    await expect(card.getByRole("alert")).toContainText("The sign-in was cancelled");

    // Who may read and nobody has consented to more: registering waits, and says what for.
    await setPractice(page, "granted", "intuneAdministrator", false);
    await card.getByRole("button", { name: "Sign in with the browser" }).click();
    await expect(card).toContainText("Signed in as");
    await go("Bench");
    await page.getByRole("button", { name: "Collect" }).first().click();
    await go("Settings");
    await expect(right(page, "changeEnrollment")).toContainText("not allowed yet", { timeout: 90_000 });
    await expect(right(page, "readEnrollment")).toContainText("works");
    await expect(page.locator("[data-consent-link]")).toContainText("/v2.0/adminconsent?client_id=");
    await right(page, "changeEnrollment").scrollIntoViewIfNeeded();
    await keep("no-consent");
    await go("Bench");
    const held = page.getByText("Something waits for a permission or a role");
    await expect(held).toBeVisible();
    await keep("held");
    await page.getByRole("button", { name: "What you can do here" }).click();
    await expect(held).toBeHidden();

    await setPractice(page, "granted", "intuneAdministrator", true);
    await right(page, "changeEnrollment")
      .getByRole("button", { name: /^Ask for it/ })
      .click();
    await expect(right(page, "changeEnrollment")).toContainText("works", { timeout: 90_000 });

    // The tenant stands on everything that lies over a view, too.
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog").locator("[data-tenant-mark]")).toContainText("Tenant Northwind Traders");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
    await expect(page.getByRole("dialog").locator("[data-tenant-mark]")).toContainText("Tenant Northwind Traders");
    await page.keyboard.press("Escape");
    for (const view of ["Bench", "Intake", "Tenant", "Ship", "Settings"]) {
      await go(view);
      await expect(page.locator("header [data-tenant-mark]")).toBeVisible();
    }
    await go("Bench");
    await page.keyboard.press("F11");
    await expect(page.locator("[data-tenant-mark]")).toContainText("Tenant Northwind Traders");
    await keep("wall");
  } finally {
    await running.close();
  }
});
