import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSettingsFile } from "../../../main/adapters/system/settings-file.ts";
import { defaultSettings } from "../../../shared/contract/commands/settings.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test("settings are read again as they were written", () => {
  const file = join(temporaryFolder(), "deeper", "settings.json");
  const log = createRecordingLog();
  const settings = openSettingsFile(file, log);
  expect(settings.read()).toEqual(defaultSettings);
  const changed = { ...defaultSettings, technician: "Technician 11", watchedFolders: ["D:\\Incoming"] };
  expect(settings.write(changed)).toMatchObject({ ok: true });
  expect([settings.read(), openSettingsFile(file, log).read()]).toEqual([changed, changed]);
  expect(log.lines()).toEqual([]);
});

test("settings of a version before this one are read, with what they do not know as it is for everybody", () => {
  const file = join(temporaryFolder(), "settings.json");
  const { scannerSuffix: _suffix, watchedFolders: _folders, ...earlier } = defaultSettings;
  writeFileSync(file, JSON.stringify({ ...earlier, technician: "Technician 11" }));
  const log = createRecordingLog();
  expect(openSettingsFile(file, log).read()).toEqual({ ...defaultSettings, technician: "Technician 11" });
  expect(log.lines()).toEqual([]);
});

test("damaged settings mean the defaults, are told, and stay as they are until something is set", () => {
  const file = join(temporaryFolder(), "settings.json");
  writeFileSync(file, '{"technician":');
  const log = createRecordingLog();
  expect(openSettingsFile(file, log).read()).toEqual(defaultSettings);
  expect(log.lines().map((line) => line.event)).toEqual(["settings.unreadable"]);
  expect(readFileSync(file, "utf8")).toBe('{"technician":');
});
