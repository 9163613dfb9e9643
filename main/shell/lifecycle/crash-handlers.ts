import type { App, Details } from "electron";
import type { Stop } from "../../app/ports/clock.ts";
import type { Ids } from "../../app/ports/ids.ts";
import type { Log } from "../../app/ports/log.ts";

/** What the edge of the process needs. */
export type CrashHandlerOptions = {
  readonly process: Pick<NodeJS.Process, "on" | "off">;
  readonly app: Pick<App, "on" | "off">;
  readonly log: Log;
  readonly ids: Ids;
  /** Called after a defect that leaves the process in an unknown state: close in order and end. */
  readonly onFatal: () => void;
};

/** The edge of the process. */
export type CrashHandlers = {
  /** For a defect found at the edge itself: logged and fatal. */
  readonly fatal: (thrown: unknown) => void;
  readonly stop: Stop;
};

/**
 * Every defect nobody caught is logged under a correlation id. A rejected promise belongs to one piece of work and the
 * bench goes on; an exception out of a callback may have left anything half done, so the app ends in order (the journal
 * holds everything that was acknowledged).
 */
export function catchCrashes(options: CrashHandlerOptions): CrashHandlers {
  const { log, ids } = options;
  const write = (event: string, thrown: unknown) => {
    const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
    log.error(event, { correlationId: ids.uuid(), message, stack });
  };
  const fatal = (thrown: unknown) => {
    write("process.uncaughtException", thrown);
    options.onFatal();
  };
  const onRejection = (thrown: unknown) => write("process.unhandledRejection", thrown);
  const onChildGone = (_event: unknown, { type, reason, exitCode, name }: Details) => {
    log.error("process.childGone", { type, reason, exitCode, name });
  };
  options.process.on("uncaughtException", fatal);
  options.process.on("unhandledRejection", onRejection);
  options.app.on("child-process-gone", onChildGone);
  return {
    fatal,
    stop: () => {
      options.process.off("uncaughtException", fatal);
      options.process.off("unhandledRejection", onRejection);
      options.app.off("child-process-gone", onChildGone);
    },
  };
}
