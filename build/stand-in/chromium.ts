import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { findChromium } from "../run/chromium.mjs";
import { connectDevTools, type DevTools } from "./devtools.ts";
import { isProcessAlive } from "./process-alive.ts";

/** A running Chromium without a window yet. */
export type Chromium = {
  readonly devTools: DevTools;
  readonly isHeadless: boolean;
  /** Resolves to the line "DevTools listening on ws://…"; never when no debugging port was asked for. */
  readonly devToolsLine: Promise<string>;
  /** Settles when the process ends without having been asked to. */
  readonly lost: Promise<void>;
  /** Opens a window of its own on a display, without tabs or address bar, showing `url`. */
  readonly openAppWindow: (url: string) => void;
  /** Ends the process (waiting two seconds at most) and removes its profile. */
  readonly close: () => Promise<void>;
};

const profilePrefix = "reseal-stand-in-";
const closeLimitMs = 2_000;

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-breakpad",
  "--disable-dev-shm-usage",
  "--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--force-color-profile=srgb",
  "--password-store=basic",
  "--use-mock-keychain",
  "--no-startup-window",
  // window.open gives null and makes no window, as with a handler that denies.
  "--block-new-web-contents",
  // Nothing outside this computer has a name: pages are served by interception.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/** The one display of the stand-in, in pixels. */
export const screenSize = { x: 0, y: 0, width: 1920, height: 1080 };

/** Starts Chromium on a new profile. It lives on a pipe from this process, so it also ends when this one is killed. */
export function startChromium(hasDebuggingPort: boolean, environment = process.env): Chromium {
  sweepProfiles();
  const program = findChromium(environment);
  if (program === undefined) throw new Error("no Chromium found: install it, or set RESEAL_CHROMIUM to its path");
  const isHeadless = environment.RESEAL_HEADLESS === "1" || !(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  const profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${process.pid}-`));
  // On a display a bar about the flags above would cover the window's top.
  const shown = isHeadless ? [] : ["--test-type"];
  const common = [...flags, ...shown, `--user-data-dir=${profile}`, "--ozone-platform-hint=auto"];
  const child = spawn(
    program,
    [
      ...common,
      "--remote-debugging-pipe",
      ...(hasDebuggingPort ? ["--remote-debugging-port=0"] : []),
      ...(isHeadless
        ? ["--headless", "--hide-scrollbars", `--screen-info={${screenSize.width}x${screenSize.height}}`]
        : []),
    ],
    { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] },
  );
  const exited = new Promise<void>((settle) => {
    child.once("error", () => settle());
    child.once("exit", () => settle());
  });
  let isAskedToEnd = false;
  return {
    lost: new Promise((settle) => {
      exited.then(() => (isAskedToEnd ? undefined : settle()));
    }),
    devTools: connectDevTools(child.stdio[4] as Readable, child.stdio[3] as Writable),
    isHeadless,
    devToolsLine: readDevToolsLine(child.stderr as Readable),
    openAppWindow: (url) => {
      // The running Chromium answers on the same profile; this process only hands the address over.
      const windowFlags = common.filter((flag) => flag !== "--no-startup-window");
      spawn(program, [...windowFlags, `--app=${url}`], { stdio: "ignore" }).unref();
    },
    close: async () => {
      isAskedToEnd = true;
      const limit = setTimeout(() => child.kill("SIGKILL"), closeLimitMs);
      child.stdio[3]?.destroy();
      child.stdio[4]?.destroy();
      await exited;
      clearTimeout(limit);
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function readDevToolsLine(stderr: Readable): Promise<string> {
  let text = "";
  return new Promise((settle) => {
    stderr.setEncoding("utf8").on("data", (chunk: string) => {
      // Chromium's own noise is read and dropped, so that its pipe never fills.
      if (text.length < 100_000) text += chunk;
      const line = /^DevTools listening on ws:\/\/\S+$/m.exec(text)?.[0];
      if (line !== undefined) settle(line);
    });
  });
}

/** Removes profiles whose process was killed before it could tidy up. */
function sweepProfiles(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(profilePrefix))) {
    const pid = Number.parseInt(name.slice(profilePrefix.length), 10);
    if (!isProcessAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
