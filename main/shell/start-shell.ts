import { app, protocol } from "electron";
import { catchCrashes } from "./lifecycle/crash-handlers.ts";
import { realTimer } from "./lifecycle/real-timer.ts";
import { createShutdown } from "./lifecycle/shutdown.ts";
import { claimSingleInstance } from "./lifecycle/single-instance.ts";
import { type OpenShell, openShell } from "./open-shell.ts";
import { appSchemeRegistration } from "./security/app-protocol.ts";
import type { ShellOptions } from "./shell-options.ts";

/** The real time that ending the app may take; the journal is durable before this, so nothing is lost with it. */
const shutdownLimitMs = 5_000;

/**
 * Starts the Electron side of the app. Call it before Electron is ready, in the first turn of the main module: sandbox and
 * schemes can be set only until then. It ends the process by itself when the last window is closed, when the app is already
 * running, and after a defect that nobody caught.
 */
export function startShell(options: ShellOptions): void {
  const { log, ids } = options;
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([appSchemeRegistration]);

  let open: OpenShell | undefined;
  const releaseInstance = claimSingleInstance(app, () => open?.focus());
  if (releaseInstance === undefined) {
    log.info("shell.alreadyRunning");
    app.quit();
    return;
  }

  const shutdown = createShutdown({ timer: realTimer, limitMs: shutdownLimitMs, log, exit: (code) => app.exit(code) });
  shutdown.add("instance", releaseInstance);
  const crashes = catchCrashes({ process, app, log, ids, onFatal: () => shutdown.begin(1) });
  shutdown.add("crashes", crashes.stop);
  app.on("window-all-closed", () => shutdown.begin(0));
  app.on("before-quit", (event) => {
    // Electron waits for nothing asynchronous: so not now, and exit when all is stopped.
    event.preventDefault();
    shutdown.begin(0);
  });

  app
    .whenReady()
    .then(() => {
      open = openShell(options, shutdown);
    })
    .catch(crashes.fatal);
}
