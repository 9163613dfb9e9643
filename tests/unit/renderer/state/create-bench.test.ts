import { describe, expect, test } from "vitest";
import { createBenchClient } from "../../../../renderer/client/bench-client.ts";
import { createBench } from "../../../../renderer/state/create-bench.ts";
import type { Settings } from "../../../../shared/contract/commands/settings.ts";
import { appError } from "../../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../../shared/kernel/result.ts";
import { createFakePageApi, type FakeAnswers } from "../../../support/fake-page-api.ts";
import { sampleBoard, sampleNow } from "../../../support/sample-board.ts";

const status = {
  items: [],
  technician: "Technician 07",
  clock: { realBase: 0, simulatedBase: sampleNow, speed: 1 },
  outputFolder: "Documents",
};
const settings = {
  technician: "Technician 07",
  theme: "dark",
  density: "auto",
  scannerPrefix: "",
  scannerSuffix: "",
  watchedFolders: [],
  sounds: true,
  clientIds: { global: "", usGovernment: "", usDefense: "", china: "" },
  signOutAfterMinutes: 0,
} satisfies Settings;
const opened = { mode: "practice", scenarios: [], standIn: true, version: "0.1.0" } as const;

function started(answers: FakeAnswers) {
  const fake = createFakePageApi(answers, { board: sampleBoard, status, session: { kind: "signedOut", rights: [] } });
  const { bench, start } = createBench({
    client: createBenchClient(fake.api),
    beforeFrame: (run) => run(),
    newId: () => "id",
    realNow: () => 0,
    everySecond: () => () => undefined,
  });
  return { fake, bench, stop: start() };
}

const settled = () => new Promise<void>((done) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(done))));

describe("the read models of a page", () => {
  test("follow every topic, and bench time follows the status", async () => {
    const { fake, bench, stop } = started({
      "bench.open": () => ok({ ...opened, scenarios: [] }),
      "settings.read": () => ok(settings),
    });
    await settled();
    expect(bench.opening.get()).toEqual({ state: "open", result: opened });
    expect(bench.settings.get()).toEqual(settings);
    expect(bench.board.get()?.tiles.size).toBe(18);
    expect(bench.clock.get()).toBe(sampleNow);
    fake.publish("session", { kind: "signedIn", account: "Technician 07", rights: [] });
    expect(bench.session.get()).toEqual({ kind: "signedIn", account: "Technician 07", rights: [] });
    fake.publish("board", { removed: ["unit-1"] });
    expect(bench.board.get()?.tiles.has("unit-1")).toBe(false);
    stop();
    expect(fake.watchers("board") + fake.watchers("status") + fake.watchers("practice")).toBe(0);
  });

  test("say why the order that was open last is not open now", async () => {
    const notReopened = appError("conflict", "order.changed", { fields: "groupTag" });
    const { bench } = started({
      "bench.open": () => ok({ ...opened, scenarios: [], notReopened }),
      "settings.read": () => ok(settings),
    });
    await settled();
    expect(bench.opening.get()).toMatchObject({ state: "open" });
    expect(bench.ui.get().report).toMatchObject({
      heading: "This order was opened before with other values",
      isFault: true,
    });
  });

  test("say why the bench could not be opened and why settings could not be read", async () => {
    const { bench } = started({
      "bench.open": () => err(appError("unavailable", "store.unreadable")),
      "settings.read": () => err(appError("unavailable", "store.unreadable")),
    });
    await settled();
    expect(bench.opening.get()).toMatchObject({ state: "failed", error: { code: "store.unreadable" } });
    expect(bench.ui.get().report).toMatchObject({ heading: "The journal cannot be opened", isFault: true });
  });

  test("keep the settings that were, when new ones could not be kept", async () => {
    const { bench } = started({
      "settings.read": () => ok(settings),
      "settings.write": () => err(appError("unavailable", "file.notWritten")),
    });
    await settled();
    const error = await bench.changeSettings({ theme: "light" });
    expect(error?.code).toBe("file.notWritten");
    expect(bench.settings.get()).toEqual(settings);
  });

  test("change settings one after the other, so that none undoes another", async () => {
    const { bench, fake } = started({ "settings.read": () => ok(settings), "settings.write": () => ok({}) });
    await settled();
    await Promise.all([
      bench.changeSettings({ scannerPrefix: "~" }),
      bench.changeSettings({ scannerSuffix: "#" }),
      bench.changeSettings({ watchedFolders: ["/srv/hashes"] }),
    ]);
    const changed = { ...settings, scannerPrefix: "~", scannerSuffix: "#", watchedFolders: ["/srv/hashes"] };
    expect(bench.settings.get()).toEqual(changed);
    expect(fake.calls.at(-1)).toEqual({ name: "settings.write", input: changed });
  });
});
