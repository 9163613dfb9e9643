import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as electron from "electron";
import { errorTexts } from "../../shared/text/errors/error-text.ts";
import { createCallAnswerer } from "./ipc/answer-call.ts";
import { startGateway } from "./ipc/gateway.ts";
import { createTopicPublisher } from "./ipc/topic-publisher.ts";
import { recoverPage } from "./lifecycle/page-recovery.ts";
import { realTimer } from "./lifecycle/real-timer.ts";
import type { Shutdown } from "./lifecycle/shutdown.ts";
import { folderPaths } from "./native/folder-paths.ts";
import type { NativeServices } from "./native/native-services.ts";
import { createSafeStorageSecrets } from "./native/safe-storage-secrets.ts";
import { createWindowTheme } from "./native/theme.ts";
import { appScheme, appStartUrl } from "./security/app-origin.ts";
import { createAppProtocol } from "./security/app-protocol.ts";
import { denyDownloads } from "./security/downloads.ts";
import { createOpenExternal } from "./security/external-links.ts";
import { denyNavigation } from "./security/navigation.ts";
import { denyPermissions } from "./security/permissions.ts";
import type { Bench, ShellOptions } from "./shell-options.ts";
import { applicationMenu } from "./window/application-menu.ts";
import { createKnownWindows } from "./window/known-windows.ts";
import { openMainWindow } from "./window/main-window.ts";
import { createWindowStateFile } from "./window/window-state-file.ts";

/** Patches of this many real milliseconds reach the page together: about one frame, so that nobody sees the difference. */
const topicBatchMs = 16;

/** The shell once Electron is ready. */
export type OpenShell = { readonly focus: () => void };

/** Guards the session, opens gateway, window and bench side by side, and registers how each is stopped. */
export function openShell(options: ShellOptions, shutdown: Shutdown): OpenShell {
  const { log, ids } = options;
  const { app } = electron;
  const folders = folderPaths(app);
  const openExternal = createOpenExternal((url) => electron.shell.openExternal(url));

  denyPermissions(electron.session.defaultSession);
  shutdown.add("downloads", denyDownloads(electron.session.defaultSession, log));
  shutdown.add("navigation", denyNavigation({ app, openExternal, log }));
  electron.protocol.handle(appScheme, createAppProtocol({ folder: options.rendererFolder, readFile, log }));
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate([...applicationMenu]));

  const theme = createWindowTheme(electron.nativeTheme);
  const known = createKnownWindows();
  const onDefect = (thrown: unknown) => {
    const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
    log.error("shell.defect", { correlationId: ids.uuid(), message, stack });
  };
  const topics = createTopicPublisher({
    topics: async () => (await bench).topics(),
    timer: realTimer,
    batchMs: topicBatchMs,
    onDefect,
  });
  const native: NativeServices = {
    secrets: createSafeStorageSecrets(electron.safeStorage),
    folders,
    openExternal,
    chooseTheme: theme.choose,
    refreshTopics: topics.refresh,
  };
  // One turn later: opening the journal holds this thread, and the window's own process can load meanwhile.
  const bench: Promise<Bench> = Promise.resolve().then(() => options.openBench(native));
  shutdown.add("bench", async () => (await bench).stop());
  bench.catch((thrown: unknown) => {
    onDefect(thrown);
    const { title, meaning, nextStep } = errorTexts["defect.unexpected"];
    electron.dialog.showErrorBox(title, `${meaning}\n${nextStep}`);
    shutdown.begin(1);
  });

  const answerCall = createCallAnswerer({
    handlers: async () => (await bench).handlers(),
    log,
    ids,
    monotonicMs: () => performance.now(),
  });
  shutdown.add(
    "gateway",
    startGateway({ ipcMain: electron.ipcMain, isKnownWindow: known.has, answerCall, topics, log }),
  );

  const main = openMainWindow({
    create: (windowOptions) => new electron.BrowserWindow(windowOptions),
    preloadFile: options.preloadFile,
    title: app.getName(),
    theme,
    stateFile: createWindowStateFile(join(folders.userData, "window.json"), log),
    workAreas: () => electron.screen.getAllDisplays().map((display) => display.workArea),
  });
  const { window } = main;
  const contentsId = window.webContents.id;
  known.add(contentsId);
  window.once("closed", () => known.remove(contentsId));
  shutdown.add("window", main.stop);
  const onGivenUp = () => shutdown.begin(1);
  shutdown.add("page", recoverPage(window.webContents, { log, timer: realTimer, onGivenUp }));
  window.loadURL(appStartUrl).catch(onDefect);
  return { focus: main.focus };
}
