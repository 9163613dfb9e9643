import { randomUUID } from "node:crypto";
import type { Chromium } from "./chromium.ts";
import type { Rectangle } from "./window-bounds.ts";

/** Opens a Chromium window: headless by command, on a display as an app window found again by its first address. */
export async function createWindowTarget(chromium: Chromium, { x, y, width, height }: Rectangle): Promise<string> {
  const { devTools, isHeadless, openAppWindow } = chromium;
  if (isHeadless) {
    const place = { left: x, top: y, width, height, newWindow: true };
    const { targetId } = await devTools.send("Target.createTarget", { url: "about:blank", ...place });
    return targetId;
  }
  const marker = `data:text/html,${randomUUID()}`;
  return new Promise((settle) => {
    const look = ({ targetInfo }: { readonly targetInfo: { readonly targetId: string; readonly url: string } }) => {
      if (targetInfo.url === marker) settle(targetInfo.targetId);
    };
    devTools.on("Target.targetCreated", look);
    devTools.on("Target.targetInfoChanged", look);
    openAppWindow(marker);
  });
}
