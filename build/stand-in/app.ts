import { EventEmitter } from "node:events";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { preventable } from "./preventable.ts";
import { type InstanceLock, takeInstanceLock } from "./single-instance.ts";
import type { CommandLine } from "./switches.ts";

/** The package.json of the app that is run. */
export type AppManifest = { readonly name?: string; readonly productName?: string; readonly version?: string };

/** What quitting needs from the rest of the stand-in. */
export type QuitSteps = {
  /** Closes every window with its listeners' consent; false when one of them forbids it. */
  readonly closeWindows: () => Promise<boolean>;
  readonly destroyWindows: () => void;
  /** Ends Chromium, within two seconds. */
  readonly endChromium: () => Promise<void>;
};

/** Electron's `app`. */
export class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine: ReturnType<typeof createSwitches>;
  name: string;
  readonly #version: string;
  readonly #appPath: string;
  readonly #paths: Map<string, string>;
  readonly #ready = Promise.withResolvers<void>();
  #steps: QuitSteps | undefined;
  #isReady = false;
  #isQuitting = false;
  #lock: InstanceLock | undefined;

  constructor(appPath: string, manifest: AppManifest, { switches }: CommandLine) {
    super();
    this.name = manifest.productName ?? manifest.name ?? "Electron";
    this.#version = manifest.version ?? "0.0.0";
    this.#appPath = appPath;
    this.commandLine = createSwitches(switches);
    const appData = process.env.XDG_CONFIG_HOME ?? join(homedir(), ".config");
    const userData = switches.get("user-data-dir");
    this.#paths = new Map([
      ["home", homedir()],
      ["temp", tmpdir()],
      ["appData", appData],
      ["userData", userData ? resolve(userData) : join(appData, this.name)],
      ["exe", process.execPath],
      ["module", process.execPath],
      ...["desktop", "documents", "downloads", "music", "pictures", "videos"].map(
        (name) => [name, join(homedir(), `${name[0]?.toUpperCase()}${name.slice(1)}`)] as const,
      ),
    ]);
  }

  /** For the stand-in itself: the app may now make windows. */
  becomeReady(steps: QuitSteps): void {
    this.#steps = steps;
    this.#isReady = true;
    this.#ready.resolve();
    this.emit("ready", {}, {});
  }

  /** For the stand-in itself: the last window is gone. */
  allWindowsClosed(): void {
    if (this.#isQuitting) return;
    if (this.listenerCount("window-all-closed") === 0) this.quit();
    else this.emit("window-all-closed");
  }

  whenReady = (): Promise<void> => this.#ready.promise;
  isReady = (): boolean => this.#isReady;

  /** before-quit, close of every window, will-quit, quit: each but the last may be forbidden by a listener. */
  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    this.#quitInOrder().then(
      (mayEnd) => {
        this.#isQuitting = false;
        if (mayEnd) this.exit(0);
      },
      (error: Error) => {
        process.stderr.write(`stand-in: ${error.stack}\n`);
        this.exit(1);
      },
    );
  }

  async #quitInOrder(): Promise<boolean> {
    const beforeQuit = preventable({});
    this.emit("before-quit", beforeQuit);
    if (beforeQuit.defaultPrevented) return false;
    if (this.#steps && !(await this.#steps.closeWindows())) return false;
    const willQuit = preventable({});
    this.emit("will-quit", willQuit);
    return !willQuit.defaultPrevented;
  }

  exit(exitCode = 0): void {
    this.#isQuitting = true;
    this.#steps?.destroyWindows();
    this.emit("quit", {}, exitCode);
    const end = (): never => process.exit(exitCode);
    (this.#steps?.endChromium() ?? Promise.resolve()).then(end, end);
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    if (this.#lock) return true;
    const message = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    this.#lock = takeInstanceLock(this.getPath("userData"), message, (second) => {
      this.emit("second-instance", {}, second.argv, second.workingDirectory, second.additionalData);
    });
    return this.#lock !== undefined;
  }

  hasSingleInstanceLock = (): boolean => this.#lock !== undefined;

  releaseSingleInstanceLock(): void {
    this.#lock?.release();
    this.#lock = undefined;
  }

  getPath(name: string): string {
    const derived: Readonly<Record<string, string>> = { sessionData: "", logs: "logs", crashDumps: "Crashpad" };
    const path = this.#paths.get(name);
    if (path !== undefined) return path;
    if (derived[name] === undefined) throw new Error(`Failed to get '${name}' path`);
    return join(this.getPath("userData"), derived[name]);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  setAppLogsPath(path: string): void {
    this.setPath("logs", path);
  }

  getAppPath = (): string => this.#appPath;
  getVersion = (): string => this.#version;
  getName = (): string => this.name;
  setName = (name: string): void => {
    this.name = name;
  };
  getLocale = (): string => "en-US";
  getSystemLocale = (): string => "en-US";
  getPreferredSystemLanguages = (): readonly string[] => ["en-US"];
  getAppMetrics = (): readonly object[] => [];
  isAccessibilitySupportEnabled = (): boolean => false;
  setAsDefaultProtocolClient = (_protocol: string): boolean => false;
  /** Pages are always apart from Node here, but Chromium runs without its sandbox: see the line printed at start. */
  enableSandbox = (): void => undefined;
  disableHardwareAcceleration = (): void => undefined;
  setAppUserModelId = (_id: string): void => undefined;
  setAboutPanelOptions = (_options: unknown): void => undefined;
  setBadgeCount = (_count: number): boolean => false;
  focus = (): void => undefined;
  relaunch = (): void => void process.stderr.write("stand-in: does not start itself again\n");
}

function createSwitches(switches: Map<string, string>) {
  return {
    appendSwitch: (name: string, value = ""): void => void switches.set(name, value),
    removeSwitch: (name: string): void => void switches.delete(name),
    hasSwitch: (name: string): boolean => switches.has(name),
    getSwitchValue: (name: string): string => switches.get(name) ?? "",
    appendArgument: (_argument: string): void => undefined,
  };
}
