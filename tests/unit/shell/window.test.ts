import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockedPreferences, webPreferences } from "../../../main/shell/window/web-preferences.ts";
import { parseWindowState, visibleBounds } from "../../../main/shell/window/window-bounds.ts";
import { createWindowStateFile } from "../../../main/shell/window/window-state-file.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

describe("web preferences", () => {
  it("keep the locked settings, whatever a caller wishes", () => {
    const wished = webPreferences({
      preload: "p.cjs",
      sandbox: false,
      contextIsolation: false,
      nodeIntegration: true,
      webSecurity: false,
      webviewTag: true,
    });
    expect(wished).toEqual({ preload: "p.cjs", ...lockedPreferences });
    expect([Object.isFrozen(wished), Object.isFrozen(lockedPreferences)]).toEqual([true, true]);
  });

  it("are locked to the safe side", () => {
    expect(lockedPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
  });
});

describe("where a window opens", () => {
  const left = { x: 0, y: 0, width: 1920, height: 1040 };
  const right = { x: 1920, y: 0, width: 1280, height: 984 };
  it.each([
    ["as it was left", { x: 40, y: 30, width: 1400, height: 900 }, { x: 40, y: 30, width: 1400, height: 900 }],
    [
      "on the second display",
      { x: 2000, y: 10, width: 1100, height: 800 },
      { x: 2000, y: 10, width: 1100, height: 800 },
    ],
    [
      "no larger than its display",
      { x: 1920, y: 0, width: 2560, height: 1400 },
      { x: 1920, y: 0, width: 1280, height: 984 },
    ],
    ["no smaller than it works", { x: 5, y: 5, width: 300, height: 200 }, { x: 5, y: 5, width: 1024, height: 700 }],
    ["anywhere, when its display is gone", { x: 4000, y: 10, width: 1100, height: 800 }, undefined],
    ["anywhere, when its title bar is above the display", { x: 10, y: -60, width: 1100, height: 800 }, undefined],
    ["anywhere, when too little of it would be seen", { x: -1050, y: 10, width: 1100, height: 800 }, undefined],
  ])("is %s", (_case, saved, expected) => {
    expect(visibleBounds(saved, [left, right])).toEqual(expected);
  });
});

describe("the saved state of a window", () => {
  it.each(["", "{", "null", "[]", '{"bounds":{}}', '{"bounds":{"x":1,"y":2,"width":"3","height":4},"maximized":true}'])(
    "is nothing when the file holds %j",
    (text) => {
      expect(parseWindowState(text)).toBeUndefined();
    },
  );

  it("is read as it was written, and nothing else stays in the folder", () => {
    const folder = temporaryFolder();
    const log = createRecordingLog();
    const file = createWindowStateFile(join(folder, "window.json"), log);
    const state = { bounds: { x: 1, y: 2, width: 1100, height: 800 }, maximized: true };
    expect(file.read()).toBeUndefined();
    file.write(state);
    expect([file.read(), readdirSync(folder), log.lines()]).toEqual([state, ["window.json"], []]);
    writeFileSync(join(folder, "window.json"), "damaged");
    expect(file.read()).toBeUndefined();
  });

  it("logs a folder it cannot write to, and goes on", () => {
    const log = createRecordingLog();
    const file = createWindowStateFile(join("no", "such", "folder", "window.json"), log);
    file.write({ bounds: { x: 1, y: 2, width: 1100, height: 800 }, maximized: false });
    expect(log.lines()).toEqual([{ level: "warn", event: "window.stateNotWritten", fields: { reason: "ENOENT" } }]);
  });
});
