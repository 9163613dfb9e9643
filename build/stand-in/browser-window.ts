import { EventEmitter } from "node:events";
import { pathToFileURL } from "node:url";
import type { Host, WebPreferences } from "./host.ts";
import { preventable } from "./preventable.ts";
import { WebContents } from "./web-contents.ts";
import { applyBounds, type Rectangle } from "./window-bounds.ts";
import { createWindowTarget } from "./window-target.ts";

type Options = Partial<Rectangle> & {
  readonly title?: string;
  readonly show?: boolean;
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly webPreferences?: WebPreferences;
};

/**
 * Makes the class. The page inside a window always measures the window's size: there is no frame to subtract.
 * @param screenSize what `maximize` fills
 * @param onAllClosed called when the last window is gone
 */
export function createBrowserWindowClass(host: Host, screenSize: Rectangle, onAllClosed: () => void) {
  const windows = new Map<number, InstanceType<typeof Window>>();
  let lastId = 0;
  let focusedId: number | undefined;

  class Window extends EventEmitter {
    readonly id: number;
    readonly webContents: WebContents;
    readonly #closed = Promise.withResolvers<void>();
    #bounds: Rectangle;
    #normalBounds: Rectangle;
    #minimum: { readonly width: number; readonly height: number };
    #mode: "normal" | "minimized" | "maximized" | "full-screen" = "normal";
    #isVisible: boolean;
    #isClosing = false;
    #boundsApplied: Promise<void> = Promise.resolve();

    constructor(options: Options = {}) {
      super();
      if (!host.app.isReady()) throw new Error("Cannot create BrowserWindow before app is ready");
      lastId += 1;
      this.id = lastId;
      const { width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
      const { x = Math.max(0, (screenSize.width - width) >> 1), y = Math.max(0, (screenSize.height - height) >> 1) } =
        options;
      this.#bounds = { x, y, width, height };
      this.#normalBounds = this.#bounds;
      this.#minimum = { width: minWidth, height: minHeight };
      this.#isVisible = options.show !== false;
      const owner = { close: () => void this.close() };
      this.webContents = new WebContents(this.id, host, owner, options.webPreferences ?? {});
      this.webContents.setTitle(options.title ?? "");
      this.webContents.on("page-title-updated", (...args) => this.emit("page-title-updated", ...args));
      this.webContents.once("did-finish-load", () => this.emit("ready-to-show"));
      windows.set(this.id, this);
      if (this.#isVisible) focusedId = this.id;
      host.app.emit("web-contents-created", {}, this.webContents);
      host.app.emit("browser-window-created", {}, this);
      this.webContents.quietly(this.#open());
    }

    async #open(): Promise<void> {
      await host.connected;
      const targetId = await createWindowTarget(host.chromium, this.#bounds);
      if (this.isDestroyed()) return void (await host.chromium.devTools.send("Target.closeTarget", { targetId }));
      await this.webContents.attach(targetId);
      this.#applyBounds();
    }

    #applyBounds(): void {
      // One change after the other: each measures the page after its own resize.
      this.#boundsApplied = this.#boundsApplied.then(async () => {
        const { targetId } = this.webContents;
        if (targetId === undefined || this.isDestroyed()) return;
        const page = await this.webContents.attachedPage();
        await applyBounds(host.chromium.devTools, page, targetId, this.#bounds);
      });
      this.webContents.quietly(this.#boundsApplied);
    }

    loadURL(url: string): Promise<void> {
      return this.webContents.loadURL(url);
    }

    loadFile(path: string): Promise<void> {
      return this.webContents.loadURL(pathToFileURL(path).href);
    }

    reload(): void {
      this.webContents.reload();
    }

    /** Asks the app's listeners first; false when one of them forbids it. */
    close(): boolean {
      if (this.isDestroyed()) return true;
      const event = preventable({});
      this.emit("close", event);
      if (!event.defaultPrevented) this.destroy();
      return !event.defaultPrevented;
    }

    destroy(): void {
      if (this.#isClosing) return;
      this.#isClosing = true;
      const { targetId } = this.webContents;
      this.webContents.markDestroyed();
      const gone = targetId === undefined ? [] : [host.chromium.devTools.send("Target.closeTarget", { targetId })];
      // The page may have closed itself: then Chromium knows nothing of it, and it is just as gone.
      Promise.allSettled(gone).then(() => {
        windows.delete(this.id);
        if (focusedId === this.id) focusedId = undefined;
        this.emit("closed");
        this.#closed.resolve();
        if (windows.size === 0) onAllClosed();
      });
    }

    /** For the stand-in itself: settles when the window is gone. */
    get whenClosed(): Promise<void> {
      return this.#closed.promise;
    }

    setBounds(bounds: Partial<Rectangle>): void {
      const { width, height, ...place } = { ...this.#bounds, ...bounds };
      const { width: minWidth, height: minHeight } = this.#minimum;
      this.#bounds = { ...place, width: Math.max(width, minWidth), height: Math.max(height, minHeight) };
      if (this.#mode === "normal") this.#normalBounds = this.#bounds;
      this.#applyBounds();
      for (const name of ["resize", "resized", "move", "moved"]) this.emit(name);
    }

    #setMode(mode: "normal" | "minimized" | "maximized" | "full-screen", event: string): void {
      if (this.#mode === mode) return;
      this.#mode = mode;
      if (mode === "normal") this.setBounds(this.#normalBounds);
      if (mode === "maximized" || mode === "full-screen") this.setBounds(screenSize);
      this.emit(event);
    }

    maximize = (): void => this.#setMode("maximized", "maximize");
    unmaximize = (): void => this.#setMode("normal", "unmaximize");
    minimize = (): void => this.#setMode("minimized", "minimize");
    restore = (): void => this.#setMode("normal", "restore");
    setFullScreen = (on: boolean): void =>
      on ? this.#setMode("full-screen", "enter-full-screen") : this.#setMode("normal", "leave-full-screen");
    isMaximized = (): boolean => this.#mode === "maximized";
    isMinimized = (): boolean => this.#mode === "minimized";
    isFullScreen = (): boolean => this.#mode === "full-screen";
    isNormal = (): boolean => this.#mode === "normal";

    show(): void {
      const wasVisible = this.#isVisible;
      this.#isVisible = true;
      if (!wasVisible) this.emit("show");
      this.focus();
    }

    hide(): void {
      this.#isVisible = false;
      this.blur();
      this.emit("hide");
    }

    focus(): void {
      if (focusedId === this.id) return;
      if (focusedId !== undefined) windows.get(focusedId)?.emit("blur");
      focusedId = this.id;
      this.emit("focus");
    }

    blur(): void {
      if (focusedId !== this.id) return;
      focusedId = undefined;
      this.emit("blur");
    }

    showInactive = (): void => {
      this.#isVisible = true;
    };
    isVisible = (): boolean => this.#isVisible && this.#mode !== "minimized";
    isFocused = (): boolean => focusedId === this.id;
    isDestroyed = (): boolean => this.#isClosing;
    getBounds = (): Rectangle => this.#bounds;
    getContentBounds = (): Rectangle => this.#bounds;
    getNormalBounds = (): Rectangle => this.#normalBounds;
    setContentBounds = (bounds: Rectangle): void => this.setBounds(bounds);
    getSize = (): readonly number[] => [this.#bounds.width, this.#bounds.height];
    getContentSize = (): readonly number[] => this.getSize();
    setSize = (width: number, height: number): void => this.setBounds({ width, height });
    setContentSize = (width: number, height: number): void => this.setBounds({ width, height });
    getPosition = (): readonly number[] => [this.#bounds.x, this.#bounds.y];
    setPosition = (x: number, y: number): void => this.setBounds({ x, y });
    center = (): void =>
      this.setBounds({
        x: (screenSize.width - this.#bounds.width) >> 1,
        y: (screenSize.height - this.#bounds.height) >> 1,
      });
    setMinimumSize = (width: number, height: number): void => {
      this.#minimum = { width, height };
    };
    getMinimumSize = (): readonly number[] => [this.#minimum.width, this.#minimum.height];
    getTitle = (): string => this.webContents.getTitle();
    setTitle = (title: string): void => this.webContents.setTitle(title);
    capturePage = () => this.webContents.capturePage();
    setMenu = (_menu: unknown): void => undefined;
    removeMenu = (): void => undefined;
    setMenuBarVisibility = (_visible: boolean): void => undefined;
    setAutoHideMenuBar = (_hide: boolean): void => undefined;
    setBackgroundColor = (_color: string): void => undefined;
    setProgressBar = (_progress: number): void => undefined;
    setOverlayIcon = (_icon: unknown, _description: string): void => undefined;
    setTitleBarOverlay = (_options: unknown): void => undefined;
    setIcon = (_icon: unknown): void => undefined;
    setAlwaysOnTop = (_on: boolean): void => undefined;
    setContentProtection = (_on: boolean): void => undefined;
    flashFrame = (_on: boolean): void => undefined;
    moveTop = (): void => undefined;

    static getAllWindows = (): readonly Window[] => [...windows.values()].filter((window) => !window.isDestroyed());
    static getFocusedWindow = (): Window | null => (focusedId === undefined ? null : (windows.get(focusedId) ?? null));
    static fromId = (id: number): Window | null => windows.get(id) ?? null;
    static fromWebContents = (contents: WebContents | null | undefined): Window | null =>
      (contents && windows.get(contents.id)) ?? null;
    /** For the stand-in itself: every window, those on their way out too. */
    static remaining = (): readonly Window[] => [...windows.values()];
  }
  return Window;
}
