import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { defaultSettings, type Settings, settingsSchema } from "../../../shared/contract/commands/settings.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Log } from "../../app/ports/log.ts";

/** The bench PC's settings in a JSON file. */
export type SettingsFile = {
  readonly read: () => Settings;
  /** Writes atomically. Error: `file.notWritten`. */
  readonly write: (settings: Settings) => Result<void>;
};

/** Opens the settings; a missing or damaged file means the defaults, and the damage is logged. */
export function openSettingsFile(file: string, log: Log): SettingsFile {
  let current = load(file, log);
  return {
    read: () => current,
    write: (settings) => {
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.new`, JSON.stringify(settings, undefined, 2), { flush: true });
        renameSync(`${file}.new`, file);
        current = settings;
        return ok(undefined);
      } catch (cause) {
        // The system's own sentence would carry the path, and with it whose PC this is.
        const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
        return err(appError("unavailable", "file.notWritten", { file: "settings", reason }));
      }
    },
  };
}

function load(file: string, log: Log): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    const isAbsent = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    if (!isAbsent) log.warn("settings.unreadable", { message: cause instanceof Error ? cause.name : "unknown" });
    return defaultSettings;
  }
}
