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

/** Between two keys of a scanner, in seconds. */
const keyGap = 0.003;

/**
 * Types as a handheld scanner does: faster than fingers, with Shift where a character needs it, ending with Enter or Tab.
 * No key waits for the answer to the one before, and each is let go before the next. Each carries its time, as from a
 * scanner of its own, so that a busy PC makes no fingers of it.
 */
export async function scan(page: Page, text: string, end: keyof typeof endKeys = "Enter"): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const shift = { key: "Shift", code: "ShiftLeft", windowsVirtualKeyCode: 16 };
  let timestamp = Date.now() / 1_000 - (text.length + 1) * keyGap;
  const send = (event: { type: "keyDown" | "keyUp" | "rawKeyDown"; [member: string]: string | number }) =>
    session.send("Input.dispatchKeyEvent", { ...event, timestamp });
  const press = (key: Readonly<Record<string, string | number>>) => {
    timestamp += keyGap;
    return [send({ ...key, type: "keyDown" }), send({ ...key, type: "keyUp" })];
  };
  const shifted = (key: Readonly<Record<string, string | number>>) => [
    send({ ...shift, type: "rawKeyDown", modifiers: 8 }),
    ...press({ ...key, modifiers: 8 }),
    send({ ...shift, type: "keyUp" }),
  ];
  const keys = [...text].flatMap((key) =>
    /[A-Z{}":_|~#]/.test(key) ? shifted({ key, text: key }) : press({ key, text: key }),
  );
  await Promise.all([...keys, ...press(endKeys[end])]);
  await session.detach();
}
