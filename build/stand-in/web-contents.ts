import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { DevToolsSession } from "./devtools.ts";
import type { Host, WebPreferences } from "./host.ts";
import { followPage } from "./page-events.ts";
import { connectMessages, type PageMessages } from "./page-messages.ts";
import { type WindowOpenHandler, watchNavigation } from "./page-navigation.ts";
import { createPageState } from "./page-state.ts";
import { createWorldNames, pageScript, preloadScript } from "./page-worlds.ts";
import { preventable } from "./preventable.ts";
import { interceptRequests } from "./request-interception.ts";
import { createWebFrame, type WebFrame } from "./web-frame.ts";

/** The window around the contents. */
type Owner = { readonly close: () => void };

const defaultPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true };

/**
 * Electron's `webContents` over one Chromium page. Not offered: before-input-event, zoom, sendSync, message ports,
 * child frames' own messages; windows are never opened by pages.
 */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly session: Host["session"];
  readonly ipc = new EventEmitter();
  /** Made anew for every document, as event.senderFrame is compared with it. */
  mainFrame: WebFrame;
  /** DevTools target id once the page exists. */
  targetId: string | undefined;
  readonly #host: Host;
  readonly #owner: Owner;
  readonly #preferences: WebPreferences;
  readonly #state = createPageState();
  readonly #attached = Promise.withResolvers<DevToolsSession>();
  #messages: PageMessages | undefined;
  #windowOpenHandler: WindowOpenHandler | undefined;

  constructor(id: number, host: Host, owner: Owner, preferences: WebPreferences) {
    super();
    this.id = id;
    this.session = host.session;
    this.#host = host;
    this.#owner = owner;
    this.#preferences = { ...defaultPreferences, ...preferences };
    this.mainFrame = createWebFrame(this);
    // A window closed before its page existed has nobody waiting for it.
    this.quietly(this.#attached.promise);
  }

  /** Takes over the page: scripts, messages and requests are in place before its first navigation. */
  async attach(targetId: string): Promise<void> {
    const { devTools } = this.#host.chromium;
    this.targetId = targetId;
    const { sessionId } = await devTools.send("Target.attachToTarget", { targetId, flatten: true });
    const page = devTools.session(sessionId);
    this.once("destroyed", () => devTools.forget(sessionId));
    const names = createWorldNames(randomBytes(16).toString("hex"));
    const preload = this.#preferences.preload === undefined ? "" : readFileSync(this.#preferences.preload, "utf8");
    const { electron = "", chrome = "", node } = process.versions;
    const inPreload = { source: preloadScript(names, preload, { electron, chrome, node }), worldName: names.worldName };
    followPage(page, this.#host, this, this.#state);
    this.#messages = connectMessages(page, this.#host, this, this.#state, names);
    const isDenied = watchNavigation(page, this.#host, this, names.open, () => this.#windowOpenHandler);
    await Promise.all([
      page.send("Page.enable"),
      page.send("Runtime.enable"),
      page.send("Inspector.enable"),
      page.send("Runtime.addBinding", { name: names.post, executionContextName: names.worldName }),
      page.send("Runtime.addBinding", { name: names.open }),
      page.send("Page.addScriptToEvaluateOnNewDocument", { source: pageScript(names) }),
      page.send("Page.addScriptToEvaluateOnNewDocument", inPreload),
      interceptRequests(page, this.#host.schemes, this.session, isDenied),
      this.#applyTheme(page),
    ]);
    const onThemeUpdated = (): void => this.quietly(this.#applyTheme(page));
    this.#host.theme.on("updated", onThemeUpdated);
    this.once("destroyed", () => this.#host.theme.off("updated", onThemeUpdated));
    this.#attached.resolve(page);
  }

  /** The conversation with the page, once it is attached. */
  attachedPage(): Promise<DevToolsSession> {
    return this.#attached.promise;
  }

  /** The page is not there any more (closed, or never came to be). */
  markDestroyed(): void {
    if (this.#state.isDestroyed) return;
    this.#state.isDestroyed = true;
    this.#attached.reject(new Error("Object has been destroyed"));
    this.emit("destroyed");
  }

  /** For commands nobody waits for and whose page may close meanwhile: other failures are said on stderr. */
  quietly(command: Promise<unknown>): void {
    command.catch((error: Error) => {
      if (!this.#state.isDestroyed) process.stderr.write(`stand-in: ${error.message}\n`);
    });
  }

  #applyTheme(page: DevToolsSession): Promise<unknown> {
    const value = this.#host.theme.shouldUseDarkColors ? "dark" : "light";
    return page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });
  }

  send(channel: string, ...args: unknown[]): void {
    this.#messages?.send(channel, ...args);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#attached.promise;
    const finished = new Promise<void>((resolve, reject) => {
      this.once("did-finish-load", resolve);
      this.once("destroyed", () => reject(new Error(`ERR_FAILED (-2) loading '${url}'`)));
    });
    this.quietly(finished);
    const { errorText } = await page.send("Page.navigate", { url: this.#host.schemes.toPage(url) });
    if (errorText === undefined) return finished;
    const code = errorText.replace("net::", "");
    this.emit("did-fail-load", {}, -2, code, url, true);
    throw Object.assign(new Error(`${code} loading '${url}'`), { code, url });
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const page = await this.#attached.promise;
    const options = { awaitPromise: true, returnByValue: true, userGesture };
    const { result, exceptionDetails } = await page.send("Runtime.evaluate", { expression: code, ...options });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async printToPDF(
    options: { readonly landscape?: boolean; readonly printBackground?: boolean } = {},
  ): Promise<Buffer> {
    const page = await this.#attached.promise;
    const { landscape = false, printBackground = false } = options;
    const { data } = await page.send("Page.printToPDF", { landscape, printBackground, preferCSSPageSize: true });
    return Buffer.from(data, "base64");
  }

  async capturePage(): Promise<{ readonly toPNG: () => Buffer; readonly toDataURL: () => string }> {
    const page = await this.#attached.promise;
    const { data } = await page.send("Page.captureScreenshot", { format: "png" });
    return { toPNG: () => Buffer.from(data, "base64"), toDataURL: () => `data:image/png;base64,${data}` };
  }

  /** There is no printer here, and the answer says so. */
  print(_options: unknown, done?: (success: boolean, reason: string) => void): void {
    setImmediate(() => done?.(false, "the stand-in has no printer"));
  }

  #tell(command: (page: DevToolsSession) => Promise<unknown>): void {
    this.quietly(this.#attached.promise.then(command));
  }

  reload = (): void => this.#tell((page) => page.send("Page.reload"));
  reloadIgnoringCache = (): void => this.#tell((page) => page.send("Page.reload", { ignoreCache: true }));
  stop = (): void => this.#tell((page) => page.send("Page.stopLoading"));
  /** The command itself fails by design: the process that would answer it is gone. */
  forcefullyCrashRenderer = (): void => this.#tell((page) => Promise.allSettled([page.send("Page.crash")]));
  close = (): void => this.#owner.close();

  setTitle(title: string): void {
    if (title === this.#state.title) return;
    this.#state.title = title;
    this.emit("page-title-updated", preventable({}), title, true);
  }

  /** For the stand-in itself: a page's main frame has the page's own id. */
  isMainFrame(frameId: string): boolean {
    return frameId === this.targetId;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  getURL = (): string => this.#state.url;
  getTitle = (): string => this.#state.title;
  isLoading = (): boolean => this.#state.isLoading;
  isDestroyed = (): boolean => this.#state.isDestroyed;
  isCrashed = (): boolean => this.#state.isCrashed;
  getType = (): string => "window";
  getProcessId = (): number => this.id;
  getOSProcessId = (): number => 0;
  getLastWebPreferences = (): WebPreferences => this.#preferences;
  getUserAgent = (): string => this.session.getUserAgent();
  getZoomFactor = (): number => 1;
  isDevToolsOpened = (): boolean => false;
  focus = (): void => undefined;
  openDevTools = (): void => undefined;
  closeDevTools = (): void => undefined;
  setZoomFactor = (_factor: number): void => undefined;
  setVisualZoomLevelLimits = async (): Promise<void> => undefined;
  setBackgroundThrottling = (_allowed: boolean): void => undefined;
}
