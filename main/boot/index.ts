import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { version } from "../../package.json";
import { practiceScenarios } from "../../shared/contract/practice/scenarios.ts";
import type { CloudName } from "../../shared/domain/sign-in/cloud.ts";
import type { AppError } from "../../shared/kernel/app-error.ts";
import { createJsonLinesLog } from "../adapters/system/json-lines-log.ts";
import { keepHeapModest } from "../adapters/system/modest-heap.ts";
import { createRandomIds } from "../adapters/system/random-ids.ts";
import { openSettingsFile } from "../adapters/system/settings-file.ts";
import { createSystemClock } from "../adapters/system/system-clock.ts";
import { electronFolders } from "../shell/native/electron-folders.ts";
import { startShell } from "../shell/start-shell.ts";
import { startBenchHost } from "./bench-host.ts";

/** The bench could not be opened at all; the shell tells the person and ends. */
class BenchNotOpened extends Error {
  constructor(error: AppError) {
    super(`${error.code} ${error.cause ?? ""} ${JSON.stringify(error.context)}`.trim());
  }
}

const log = createJsonLinesLog({ file: join(electronFolders().logs, "reseal.log"), clock: createSystemClock() });

startShell({
  log,
  ids: createRandomIds(),
  rendererFolder: fileURLToPath(new URL("../renderer", import.meta.url)),
  preloadFile: fileURLToPath(new URL("../preload/index.cjs", import.meta.url)),
  openBench: async (native) => {
    const settings = openSettingsFile(join(native.folders.userData, "settings.json"), log);
    native.chooseTheme(settings.read().theme);
    const openBrowser = async (address: string): Promise<void> => {
      const opened = await native.openExternal(address);
      if (!opened.ok) throw new Error(opened.error.cause ?? opened.error.code);
    };
    const around = {
      programFolder: fileURLToPath(new URL(".", import.meta.url)),
      dataFolder: join(native.folders.userData, "benches"),
      outputFolder: native.folders.output,
      secrets: native.secrets,
      log,
      technician: () => settings.read().technician,
      watchedFolders: () => settings.read().watchedFolders,
      clientIdOf: (cloud: CloudName) => settings.read().clientIds[cloud] || undefined,
      signOutAfterMinutes: () => settings.read().signOutAfterMinutes,
      version,
      openBrowser,
    };
    const host = await startBenchHost({
      around,
      settings,
      scenarios: practiceScenarios,
      // The stand-in cannot know its Chromium's version before it runs, and says 0.
      standIn: process.versions.chrome === "0",
      version,
      applySettings: ({ theme }) => native.chooseTheme(theme),
      onReplaced: native.refreshTopics,
    });
    if (!host.ok) throw new BenchNotOpened(host.error);
    // Not before: opening a large order makes much that stays, and should be as fast as it can be.
    keepHeapModest();
    return host.value;
  },
});
