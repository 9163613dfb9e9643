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

/** The keys that a scanner ends with. */
const endKeys = {
  Enter: { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r" },
  Tab: { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 },
} as const;

/**
 * Types as a handheld scanner does: faster than fingers, with Shift where a character needs it, ending with Enter or Tab.
 * No key waits for the answer to the one before, and each is let go before the next.
 */
export async function scan(page: Page, text: string, end: keyof typeof endKeys = "Enter"): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const shift = { key: "Shift", code: "ShiftLeft", windowsVirtualKeyCode: 16 };
  const press = (key: Readonly<Record<string, string | number>>) => [
    session.send("Input.dispatchKeyEvent", { type: "keyDown", ...key }),
    session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }),
  ];
  const shifted = (key: Readonly<Record<string, string | number>>) => [
    session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...shift, modifiers: 8 }),
    ...press({ ...key, modifiers: 8 }),
    session.send("Input.dispatchKeyEvent", { type: "keyUp", ...shift }),
  ];
  const keys = [...text].flatMap((key) =>
    /[A-Z{}":_|~#]/.test(key) ? shifted({ key, text: key }) : press({ key, text: key }),
  );
  await Promise.all([...keys, ...press(endKeys[end])]);
  await session.detach();
}
