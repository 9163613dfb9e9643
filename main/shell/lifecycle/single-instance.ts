import type { App } from "electron";
import type { Stop } from "../../app/ports/clock.ts";

/**
 * Makes sure that one bench runs once for each person: two writers on one journal are refused here already.
 * @param onSecond called when somebody starts the app again: show the window that is there
 * @returns undefined when another instance runs (it has been told; this one must end), else a way to stop listening
 */
export function claimSingleInstance(
  app: Pick<App, "requestSingleInstanceLock" | "releaseSingleInstanceLock" | "on" | "off">,
  onSecond: () => void,
): Stop | undefined {
  if (!app.requestSingleInstanceLock()) return undefined;
  app.on("second-instance", onSecond);
  return () => {
    app.off("second-instance", onSecond);
    app.releaseSingleInstanceLock();
  };
}
