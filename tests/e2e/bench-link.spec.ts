import { appendFileSync, globSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { launch } from "./support/launch.ts";
import { keepPictures, keepThemes } from "./support/pictures.ts";

test("a practice device calls in over the bench link", async () => {
  const { page, close } = await launch({ theme: "system", speed: 240 });
  const keep = (name: string) => keepThemes(page, name);
  try {
    const status = page.getByRole("region", { name: "Status" });
    await expect(status).toContainText("closed");
    await page.getByRole("navigation").getByText("Intake", { exact: true }).click();
    const card = page.getByRole("region", { name: "Bench link" });
    await keep("link-closed");
    await card.getByRole("button", { name: "Open bench link" }).press("Enter");
    await expect(card.locator("[data-link-line]")).toContainText("powershell -nop -ep bypass -c");
    await expect(status).toContainText("open at 127.0.0.1:");
    await card.getByRole("button", { name: "Let a practice device call in" }).click();
    await expect(card.locator("[data-linked-device]")).toContainText("Shows:");
    await card.scrollIntoViewIfNeeded();
    await keep("link-open");
    const before = await card.locator("[data-link-line]").textContent();
    await card.getByRole("button", { name: "Make a new code" }).click();
    await expect(card.locator("[data-link-line]")).not.toHaveText(before ?? "");
    await card.locator("[data-linked-device] button").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await card.getByRole("button", { name: "Close bench link" }).press("Enter");
    await expect(status).toContainText("closed");
  } finally {
    await close();
  }
});

test("a stick is prepared where it is shown, and a change on it is told", async () => {
  const { page, userData, close } = await launch({ speed: 240 });
  try {
    await page.getByRole("navigation").getByText("Intake", { exact: true }).click();
    await page.locator('[data-hands="plug"]').click();
    const program = page.locator("[data-stick-program]");
    await expect(program).toHaveAttribute("data-stick-program", "none");
    await program.getByRole("button", { name: /Prepare stick/ }).click();
    await expect(program).toHaveAttribute("data-stick-program", "intact");
    const collector = globSync("**/reseal-collector.ps1", { cwd: userData })[0];
    if (collector === undefined) throw new Error("The stick holds no collector");
    appendFileSync(join(userData, collector), "# more");
    await page.getByRole("button", { name: "Read sticks and folders now" }).click();
    await expect(program).toHaveAttribute("data-stick-program", "changed");
    await expect(program).toContainText("reseal-collector.ps1");
    await keepPictures(page, "stick-changed-light");
  } finally {
    await close();
  }
});
