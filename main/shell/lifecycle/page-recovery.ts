import type { RenderProcessGoneDetails } from "electron";
import type { Stop } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";
import type { RealTimer } from "./real-timer.ts";

/** The part of Electron's WebContents that can lose its process. */
export type RecoverablePage = {
  readonly on: (
    event: "render-process-gone",
    listener: (event: unknown, details: RenderProcessGoneDetails) => void,
  ) => unknown;
  readonly isDestroyed: () => boolean;
  readonly reload: () => void;
};

/** How often a page may be loaded again: more often within the span means that loading is what kills it. */
const limit = { reloads: 3, spanMs: 60_000 } as const;

/**
 * Loads the page again when its process has gone; the bench itself runs on in the main process meanwhile.
 * @param onGivenUp called when the page keeps dying
 */
export function recoverPage(
  page: RecoverablePage,
  options: { log: Log; timer: RealTimer; onGivenUp: () => void },
): Stop {
  const { log, timer } = options;
  const timers = new Set<Stop>();
  let recent = 0;
  let stopped = false;

  function later(delayMs: number, run: () => void): void {
    const cancel = timer(delayMs, () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
  }

  page.on("render-process-gone", (_event, { reason, exitCode }) => {
    if (stopped || reason === "clean-exit") return;
    recent += 1;
    const reloading = recent <= limit.reloads;
    log.error("page.gone", { reason, exitCode, reloading });
    if (!reloading) return options.onGivenUp();
    later(limit.spanMs, () => {
      recent -= 1;
    });
    // Not from within the event: Electron is still taking the old process down.
    later(0, () => {
      if (!page.isDestroyed()) page.reload();
    });
  });

  return () => {
    stopped = true;
    for (const cancel of timers) cancel();
    timers.clear();
  };
}
