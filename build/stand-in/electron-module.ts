import { App, type AppManifest, type QuitSteps } from "./app.ts";
import { createBrowserWindowClass } from "./browser-window.ts";
import { type Chromium, screenSize } from "./chromium.ts";
import { createCodec } from "./codec.ts";
import { createCustomSchemes, createProtocol } from "./custom-schemes.ts";
import * as desktop from "./desktop.ts";
import type { Host } from "./host.ts";
import { createIpcMain } from "./ipc-main.ts";
import { NativeTheme } from "./native-theme.ts";
import { createSafeStorage } from "./safe-storage.ts";
import { createSession } from "./session.ts";
import type { CommandLine } from "./switches.ts";
import type { WebContents } from "./web-contents.ts";

/** Everything that `import … from "electron"` gives the app's main side. */
export type ElectronModule = ReturnType<typeof createElectron>["module"];

/**
 * Puts the modules together for one app.
 * @returns the modules, what quitting has to do, and a promise that settles once Chromium answers
 */
export function createElectron(chromium: Chromium, appPath: string, manifest: AppManifest, commandLine: CommandLine) {
  const app = new App(appPath, manifest, commandLine);
  const codec = createCodec();
  const schemes = createCustomSchemes();
  const protocol = createProtocol(schemes);
  const session = createSession(protocol);
  const nativeTheme = new NativeTheme();
  const { ipcMain, invoke } = createIpcMain(codec);
  const { devTools } = chromium;
  const connected = devTools.send("Target.setDiscoverTargets", { discover: true });
  const host: Host = { app, chromium, codec, schemes, session, ipcMain, invoke, theme: nativeTheme, connected };
  const BrowserWindow = createBrowserWindowClass(host, screenSize, () => app.allWindowsClosed());
  const contentsOf = (targetId: string): WebContents | undefined =>
    BrowserWindow.remaining().find((window) => window.webContents.targetId === targetId)?.webContents;

  devTools.on("Target.targetCreated", ({ targetInfo: { openerId, targetId, type } }) => {
    // No page opens windows here; should one get through all the same, it is closed before it shows anything.
    if (type === "page" && openerId !== undefined) void devTools.send("Target.closeTarget", { targetId });
  });
  devTools.on("Target.targetDestroyed", ({ targetId }) => {
    const contents = contentsOf(targetId);
    if (contents) BrowserWindow.fromWebContents(contents)?.destroy();
  });

  const quitSteps: QuitSteps = {
    closeWindows: async () => {
      for (const window of BrowserWindow.remaining()) if (!window.close()) return false;
      await Promise.all(BrowserWindow.remaining().map((window) => window.whenClosed));
      return true;
    },
    destroyWindows: () => {
      for (const window of BrowserWindow.remaining()) window.destroy();
    },
    endChromium: () => chromium.close(),
  };
  const webContents = {
    getAllWebContents: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
    getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
    fromId: (id: number) => BrowserWindow.fromId(id)?.webContents,
    fromDevToolsTargetId: contentsOf,
    fromFrame: (frame: unknown) => webContents.getAllWebContents().find((contents) => contents.mainFrame === frame),
  };
  const module = {
    app,
    BrowserWindow,
    webContents,
    ipcMain,
    protocol,
    session: { defaultSession: session, fromPartition: () => session },
    nativeTheme,
    safeStorage: createSafeStorage(() => app.getPath("userData")),
    shell: desktop.createShell(),
    dialog: desktop.createDialog(),
    clipboard: desktop.createClipboard(),
    screen: desktop.createScreen(screenSize),
    net: desktop.createNet(),
    ...desktop.createPower(),
    ...desktop.createMenus(),
    Notification: desktop.Notification,
    crashReporter: { start: (_options: unknown): void => undefined },
  };
  return { module, quitSteps, connected };
}
