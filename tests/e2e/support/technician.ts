import { expect, type Page } from "@playwright/test";

/** Reads one tile's word, e.g. `Start it`. */
export function tile(page: Page, slot: number) {
  return page.locator(`[data-slot="${slot}"]`);
}

/** Presses a button of the open unit panel. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name }).click({ timeout: 5_000 });
}

/** Waits until a tile says what it should. */
export async function expectTile(page: Page, slot: number, text: string | RegExp): Promise<void> {
  await expect(tile(page, slot)).toContainText(text, { timeout: 60_000 });
}

/** Types as a handheld scanner does: faster than fingers, ending with Enter. No key waits for the answer to the one before. */
export async function scan(page: Page, text: string): Promise<void> {
  await Promise.all([...[...text].map((key) => page.keyboard.press(key)), page.keyboard.press("Enter")]);
}
