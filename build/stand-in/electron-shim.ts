import type { ElectronModule } from "./electron-module.ts";

// What `import … from "electron"` and `require("electron")` lead to. The launcher has left the modules here before the
// app was loaded; an import that Electron has and this list lacks fails with the name that is missing.
const electron = (globalThis as unknown as Record<symbol, ElectronModule>)[
  Symbol.for("stand-in.electron")
] as ElectronModule;

export const {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
} = electron;

// biome-ignore lint/style/noDefaultExport: Electron's own module has one
export default electron;
