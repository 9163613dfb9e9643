import type { NativeTheme } from "electron";
import type { Settings } from "../../../shared/contract/commands/settings.ts";
import type { Stop } from "../../app/ports/clock.ts";

/** The part of Electron's theme the shell uses. */
export type ThemeSource = Pick<NativeTheme, "shouldUseDarkColors" | "themeSource" | "on" | "off">;

/** The page's background in each theme: what the window shows before the page has drawn itself. */
const backgrounds = { light: "#f5f5f5", dark: "#1f1f1f" } as const;

/** Light and dark as the window and the operating system's own parts of it show them. */
export type WindowTheme = {
  /** The colour (#rrggbb) behind the page now. */
  readonly background: () => string;
  /** Follows the technician's setting. */
  readonly choose: (theme: Settings["theme"]) => void;
  /** Calls `listener` with the new background whenever light and dark change. */
  readonly watch: (listener: (background: string) => void) => Stop;
};

/** Wraps Electron's theme. */
export function createWindowTheme(source: ThemeSource): WindowTheme {
  const background = () => (source.shouldUseDarkColors ? backgrounds.dark : backgrounds.light);
  return {
    background,
    choose: (theme) => {
      source.themeSource = theme;
    },
    watch: (listener) => {
      const onUpdated = () => listener(background());
      source.on("updated", onUpdated);
      return () => source.off("updated", onUpdated);
    },
  };
}
