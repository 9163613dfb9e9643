import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

/** Nothing that axe calls a violation, on the page as it is. */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const findings = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  });
  expect(findings).toEqual([]);
}
