import { type Codec, createCodec } from "./codec.ts";
import { type BridgeEnd, createBridgeEnd } from "./context-bridge.ts";
import { createIpcRenderer } from "./ipc-renderer.ts";

/** Names that only the stand-in and its own scripts know; made anew for every window. */
export type WorldNames = {
  readonly worldName: string;
  /** The function in the preload's world that posts to the main side. */
  readonly post: string;
  /** The function in the preload's world that takes what the main side sends. */
  readonly receive: string;
  /** The function in the page's own world that says which window the page wants to open. */
  readonly open: string;
  readonly toPage: string;
  readonly toPreload: string;
};

/** Names made from a secret. */
export function createWorldNames(secret: string): WorldNames {
  return {
    worldName: `preload ${secret}`,
    post: `post${secret}`,
    receive: `receive${secret}`,
    open: `open${secret}`,
    toPage: `page${secret}`,
    toPreload: `preload${secret}`,
  };
}

type Wire = (listen: string, tell: string, onExposed: (key: string, value: unknown) => void) => BridgeEnd;

/** Script for the page's own world: puts what the preload exposes on `window`, frozen all the way down. */
export function pageScript(names: WorldNames): string {
  return script(runPage, names);
}

/** Script for the preload's world: Electron's renderer modules, then the preload itself. */
export function preloadScript(names: WorldNames, preload: string, versions: Readonly<Record<string, string>>): string {
  const details = { platform: process.platform, arch: process.arch, versions };
  // The preload's text stands inside a function, as Electron does it for a sandboxed preload.
  const wrapped = `(require, module, exports, process) => {${preload}\n}`;
  return script(runPreload, names, JSON.stringify(details), wrapped);
}

function script(run: (...args: never[]) => void, names: WorldNames, ...more: readonly string[]): string {
  const parts = [createCodec, createBridgeEnd, createIpcRenderer, wireBridge].map(String).join("\n");
  const args = ["createCodec()", "wireBridge", JSON.stringify(names), ...more].join(", ");
  // Frames inside the page get nothing, as without nodeIntegrationInSubFrames; nor does the blank page a headed window starts on.
  return `(() => { if (window !== window.top || location.protocol === "data:") return;\n${parts}\n(${run})(${args}); })();`;
}

/** Two worlds of one page share nothing but its event targets: messages are text in events under a secret name. */
function wireBridge(listen: string, tell: string, onExposed: (key: string, value: unknown) => void): BridgeEnd {
  const dispatch = window.dispatchEvent.bind(window);
  const Carrier = CustomEvent;
  const end = createBridgeEnd(createCodec(), (text) => dispatch(new Carrier(tell, { detail: text })), onExposed);
  window.addEventListener(listen, (event) => end.receive((event as CustomEvent<string>).detail));
  return end;
}

function runPage(_codec: Codec, wire: Wire, names: WorldNames): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) Object.values(value).forEach(freeze);
    return ArrayBuffer.isView(value) ? value : Object.freeze(value);
  };
  // Chromium's own window.open freezes the page when a debugger waits for windows that are then not made (seen with
  // Playwright), so it is never reached: the wish is told instead, and answered as Electron answers a denied one.
  const page = window as unknown as Record<string, ((text: string) => void) | undefined>;
  const tell = page[names.open];
  delete page[names.open];
  const wish = (address: string, name: string, features: string): void =>
    tell?.(JSON.stringify([new URL(address, location.href).href, name, features]));
  window.open = (address = "about:blank", name = "_blank", features = "") => {
    wish(String(address), name, features);
    return null;
  };
  window.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link === undefined || ["", "_self", "_top", "_parent"].includes(link.target) || event.defaultPrevented) return;
    event.preventDefault();
    wish(link.href, link.target, "");
  });
  wire(names.toPage, names.toPreload, (key, value) => {
    Object.defineProperty(window, key, { value: freeze(value), enumerable: true });
  });
}

function runPreload(
  codec: Codec,
  wire: Wire,
  names: WorldNames,
  details: Readonly<Record<string, unknown>>,
  preload: (require: unknown, module: unknown, exports: unknown, process: unknown) => void,
): void {
  const world = window as unknown as Record<string, (text: string) => void>;
  const send = (...message: readonly unknown[]): void => world[names.post]?.(JSON.stringify(message));
  const bridge = wire(names.toPreload, names.toPage, () => undefined);
  const { ipcRenderer, receive } = createIpcRenderer(codec, send);
  world[names.receive] = receive;
  window.addEventListener("DOMContentLoaded", () => {
    const title = document.querySelector("title");
    const tell = (): void => send("title", document.title);
    if (title !== null)
      new MutationObserver(tell).observe(title, { childList: true, characterData: true, subtree: true });
    tell();
  });
  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: bridge.expose },
    // A page cannot learn a file's path over the DevTools protocol.
    webUtils: { getPathForFile: () => "" },
  };
  const require = (name: string): unknown => {
    if (name === "electron" || name === "electron/renderer" || name === "electron/common") return electron;
    throw new Error(`module not found: ${name}`);
  };
  const shownProcess = { ...details, type: "renderer", sandboxed: true, contextIsolated: true, env: {} };
  const module = { exports: {} };
  preload(require, module, module.exports, shownProcess);
}
