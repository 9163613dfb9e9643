import type { Session } from "electron";
import type { Stop } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";

/**
 * Nothing is downloaded: whatever is written to this PC, the main process writes. A download is the one way to the disk
 * that a page has without being asked.
 */
export function denyDownloads(session: Pick<Session, "on" | "off">, log: Log): Stop {
  const listener = (event: { readonly preventDefault: () => void }): void => {
    event.preventDefault();
    log.warn("download.refused");
  };
  session.on("will-download", listener);
  return () => session.off("will-download", listener);
}
