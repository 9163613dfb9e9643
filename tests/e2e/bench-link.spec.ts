import { appendFileSync, globSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import axe from "axe-core";
import { launch, screenshotFolder } from "./support/launch.ts";

async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: running } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await running.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  });
}

for (const theme of ["light", "dark"] as const) {
  test(`a practice device calls in over the bench link (${theme})`, async () => {
    mkdirSync(screenshotFolder, { recursive: true });
    const { page, close } = await launch({ theme, speed: 240 });
    const keep = async (name: string): Promise<void> => {
      for (const [width, height] of [
        [1280, 800],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.screenshot({ path: join(screenshotFolder, `${name}-${theme}-${width}.png`) });
        const isWider = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        expect(isWider, `${name} fits ${width} px`).toBe(false);
      }
      expect(await axeFindings(page)).toEqual([]);
    };
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
}

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
    await page.screenshot({ path: join(screenshotFolder, "stick-changed-light-1920.png") });
    expect(await axeFindings(page)).toEqual([]);
  } finally {
    await close();
  }
});
