import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";
import type { Stop } from "../../app/ports/clock.ts";
import type { WindowTheme } from "../native/theme.ts";
import { webPreferences } from "./web-preferences.ts";
import { type Bounds, minimumSize, usualSize, visibleBounds, type WindowState } from "./window-bounds.ts";
import type { WindowStateFile } from "./window-state-file.ts";

/** What the window is made from. */
export type MainWindowOptions = {
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  /** Absolute path of the bundled preload. */
  readonly preloadFile: string;
  readonly title: string;
  readonly theme: WindowTheme;
  readonly stateFile: WindowStateFile;
  /** The displays' usable rectangles now. */
  readonly workAreas: () => readonly Bounds[];
};

/** The one window. */
export type MainWindow = {
  readonly window: BrowserWindow;
  /** Brings it in front of everything, out of the task bar if need be. */
  readonly focus: () => void;
  /** Remembers where it is and stops following the theme; the window itself stays. */
  readonly stop: Stop;
};

/** Opens the window where it was left; it shows itself once the page has drawn, so nobody sees it empty. */
export function openMainWindow(options: MainWindowOptions): MainWindow {
  const { theme, stateFile } = options;
  const saved = stateFile.read();
  const window = options.create(windowOptions(options, saved));
  const stopTheme = theme.watch((background) => window.setBackgroundColor(background));
  let stopped = false;

  function stop(): void {
    if (stopped) return;
    stopped = true;
    stopTheme();
    if (!window.isDestroyed()) stateFile.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  }

  window.on("close", stop);
  window.once("ready-to-show", () => {
    if (saved?.maximized === true) window.maximize();
    window.show();
  });

  return {
    window,
    focus: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    stop,
  };
}

function windowOptions(options: MainWindowOptions, saved: WindowState | undefined): BrowserWindowConstructorOptions {
  const bounds = saved === undefined ? undefined : visibleBounds(saved.bounds, options.workAreas());
  return {
    ...(bounds ?? usualSize),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: options.title,
    backgroundColor: options.theme.background(),
    show: false,
    autoHideMenuBar: true,
    webPreferences: webPreferences({
      preload: options.preloadFile,
      // Sounds call a technician who has not touched the screen for an hour.
      autoplayPolicy: "no-user-gesture-required",
      // The board keeps counting while another window is in front of it.
      backgroundThrottling: false,
    }),
  };
}
