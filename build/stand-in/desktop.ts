import { EventEmitter } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Rectangle } from "./window-bounds.ts";

/** Electron's `shell`: everything that would leave the app is only said on stderr. */
export function createShell() {
  const refuse = (what: string, target: string): void =>
    void process.stderr.write(`stand-in: not ${what}: ${target}\n`);
  return {
    openExternal: async (url: string): Promise<void> => refuse("opened", url),
    openPath: async (path: string): Promise<string> => {
      refuse("opened", path);
      return "";
    },
    showItemInFolder: (path: string): void => refuse("shown", path),
    trashItem: async (path: string): Promise<void> => refuse("trashed", path),
    beep: (): void => undefined,
  };
}

/** Electron's `dialog`: nobody is there to answer, so everything is cancelled. Tests replace its functions. */
export function createDialog() {
  return {
    showOpenDialog: async (..._args: unknown[]) => ({ canceled: true, filePaths: [] as readonly string[] }),
    showSaveDialog: async (..._args: unknown[]) => ({ canceled: true, filePath: "" }),
    showMessageBox: async (..._args: unknown[]) => ({ response: 0, checkboxChecked: false }),
    showMessageBoxSync: (..._args: unknown[]): number => 0,
    showErrorBox: (title: string, content: string): void =>
      void process.stderr.write(`stand-in: error box: ${title}: ${content}\n`),
  };
}

/** Electron's `clipboard`, apart from that of the desktop. */
export function createClipboard() {
  const state = { text: "" };
  return {
    writeText: (text: string): void => {
      state.text = text;
    },
    readText: (): string => state.text,
    clear: (): void => {
      state.text = "";
    },
  };
}

/** Electron's `screen`: one display of the given size. */
export function createScreen(bounds: Rectangle) {
  const { width, height } = bounds;
  const size = { width, height };
  const display = {
    id: 1,
    label: "stand-in",
    bounds,
    workArea: bounds,
    size,
    workAreaSize: size,
    scaleFactor: 1,
    rotation: 0,
  };
  return Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: (_rectangle: unknown) => display,
    getDisplayNearestPoint: (_point: unknown) => display,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  });
}

/** Electron's `powerMonitor` (never fires by itself) and `powerSaveBlocker`. */
export function createPower() {
  const blockers = new Set<number>();
  let lastId = 0;
  const powerMonitor = Object.assign(new EventEmitter(), {
    getSystemIdleState: (_thresholdSeconds: number) => "active",
    getSystemIdleTime: () => 0,
    isOnBatteryPower: () => false,
    onBatteryPower: false,
  });
  const powerSaveBlocker = {
    start: (_type: string): number => {
      lastId += 1;
      blockers.add(lastId);
      return lastId;
    },
    stop: (id: number): boolean => blockers.delete(id),
    isStarted: (id: number): boolean => blockers.has(id),
  };
  return { powerMonitor, powerSaveBlocker };
}

/** Electron's `Menu` and `MenuItem`: kept as data, never shown, and their accelerators do nothing. */
export function createMenus() {
  class MenuItem {
    constructor(options: object) {
      Object.assign(this, options);
    }
  }
  class Menu extends EventEmitter {
    readonly items: MenuItem[] = [];
    static #application: Menu | null = null;
    static buildFromTemplate(template: readonly object[]): Menu {
      const menu = new Menu();
      for (const options of template) menu.append(new MenuItem(options));
      return menu;
    }
    static setApplicationMenu = (menu: Menu | null): void => {
      Menu.#application = menu;
    };
    static getApplicationMenu = (): Menu | null => Menu.#application;
    append = (item: MenuItem): void => void this.items.push(item);
    getMenuItemById = (id: string): MenuItem | null =>
      this.items.find((item) => (item as { readonly id?: string }).id === id) ?? null;
    popup = (_options?: unknown): void => undefined;
    closePopup = (): void => undefined;
  }
  return { Menu, MenuItem };
}

/** Electron's `net`: files are read, anything else is Node's own fetch. */
export function createNet() {
  return {
    fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const url = input instanceof Request ? input.url : String(input);
      return url.startsWith("file:") ? new Response(await readFile(fileURLToPath(url))) : fetch(input, init);
    },
    isOnline: () => true,
    online: true,
  };
}

/** Electron's `Notification`, which says that it is not supported. */
export class Notification extends EventEmitter {
  static isSupported = (): boolean => false;
  show = (): void => undefined;
  close = (): void => undefined;
}
