import type { DevToolsSession } from "./devtools.ts";

/** Position and size in device-independent pixels. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * Gives a Chromium window such a size that the page inside measures exactly what was asked for, whatever its frame
 * takes; headless Chromium has a frame too.
 */
export async function applyBounds(
  browser: DevToolsSession,
  page: DevToolsSession,
  targetId: string,
  wanted: Rectangle,
): Promise<void> {
  const { windowId } = await browser.send("Browser.getWindowForTarget", { targetId });
  const resize = (width: number, height: number) =>
    browser.send("Browser.setWindowBounds", { windowId, bounds: { left: wanted.x, top: wanted.y, width, height } });
  await resize(wanted.width, wanted.height);
  const { cssLayoutViewport } = await page.send("Page.getLayoutMetrics");
  const missingWidth = wanted.width - cssLayoutViewport.clientWidth;
  const missingHeight = wanted.height - cssLayoutViewport.clientHeight;
  if (missingWidth !== 0 || missingHeight !== 0)
    await resize(wanted.width + missingWidth, wanted.height + missingHeight);
}
