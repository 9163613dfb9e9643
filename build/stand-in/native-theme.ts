import { EventEmitter } from "node:events";

/** Electron's `nativeTheme`; the system's own theme is light unless the environment says RESEAL_DARK=1. */
export class NativeTheme extends EventEmitter {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly prefersReducedTransparency = false;
  readonly inForcedColorsMode = false;
  #source: "system" | "light" | "dark" = "system";

  get themeSource(): "system" | "light" | "dark" {
    return this.#source;
  }

  set themeSource(source: "system" | "light" | "dark") {
    const wasDark = this.shouldUseDarkColors;
    this.#source = source;
    if (wasDark !== this.shouldUseDarkColors) this.emit("updated");
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === "dark" || (this.#source === "system" && process.env.RESEAL_DARK === "1");
  }
}
