import { EventEmitter } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createJsonLinesLog } from "../../main/adapters/system/json-lines-log.ts";
import { createRandomIds } from "../../main/adapters/system/random-ids.ts";
import type { WorldSwitches } from "../../main/practice/world/world-switches.ts";
import { catchCrashes } from "../../main/shell/lifecycle/crash-handlers.ts";
import { practiceSignInOutcomes } from "../../shared/contract/practice/control.ts";
import { collectSecrets } from "../support/planted-secrets.ts";
import { unhurried } from "../support/running-scenario.ts";
import { openScenarioBench } from "../support/scenario-bench.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

const minute = 60_000;

test(
  "no token, no hash and no user name is in a log line, an error, a crash or a file of a whole run",
  unhurried,
  async () => {
    const folder = temporaryFolder();
    const logFile = join(folder, "logs", "reseal.log");
    const log = createJsonLinesLog({ file: logFile, clock: createVirtualClock() });
    const bench = await openScenarioBench("good-morning", { seed: 7, folder, app: { log, startsSignedOut: true } });
    onTestFinished(bench.stop);
    const { world } = bench.practice;
    const secrets = collectSecrets(world, bench.clock.now());
    const told: unknown[] = [];
    const { topics, handlers } = bench.runtime();
    for (const topic of ["session", "status", "board"] as const) topics.watch(topic, (message) => told.push(message));
    const set = (switches: Partial<WorldSwitches>): void => world.setSwitches(switches);
    const signIn = async (way: "browser" | "deviceCode"): Promise<void> => {
      const running = handlers["session.signIn"]({ way });
      if (way === "deviceCode") await bench.pass(2 * minute);
      told.push(await running);
    };

    // Every way a sign-in can fail, then one that works, and a renewal of each kind of failure.
    for (const outcome of practiceSignInOutcomes.filter((known) => known !== "granted")) {
      set({ signIn: outcome });
      await signIn("browser");
      await signIn("deviceCode");
    }
    set({ signIn: "granted" });
    await signIn("deviceCode");
    await signIn("browser");
    await bench.collect();
    set({ contextRequiredFor: "/import" });
    await bench.pass(10 * minute);
    set({ contextRequiredFor: "", technicianRole: "none" });
    await signIn("browser");
    await bench.pass(10 * minute);
    set({ technicianRole: "intuneAdministrator", signIn: "accountDisabled" });
    await bench.pass(2 * 60 * minute);
    set({ signIn: "granted" });
    await signIn("browser");
    await bench.pass(30 * minute);
    expect(Object.keys((await bench.record()).ledger.importsBySerial)).toHaveLength(11);
    for (const position of [1, 4, 9]) told.push(await bench.unit(position));

    const userNames = new RegExp(secrets.userNames.map(escaped).join("|"), "i");
    const handedOut = secrets.fromSignIn();
    expect(handedOut.length).toBeGreaterThan(20);
    expect(secrets.hashPieces).toHaveLength(12);
    const found = (text: string): readonly string[] =>
      [...handedOut, ...secrets.hashPieces].filter((piece) => text.includes(piece)).map((piece) => piece.slice(0, 8));

    // A defect whose message is nothing but secrets: the last line of defence is the log itself.
    const crash = catchCrashes({
      process: new EventEmitter() as unknown as NodeJS.Process,
      app: new EventEmitter() as unknown as Parameters<typeof catchCrashes>[0]["app"],
      log,
      ids: createRandomIds(),
      onFatal: () => undefined,
    });
    const raw = bench.app().log.lines();
    crash.fatal(
      new Error(`Bearer ${bench.practice.accessToken()} of ${secrets.userNames[0]}: ${secrets.hashPieces[0]}`),
    );
    crash.stop();

    expect(raw.length).toBeGreaterThan(50);
    for (const [what, text] of [
      ["what was given to the log", JSON.stringify(raw)],
      ["the log file", readFileSync(logFile, "utf8")],
      ["errors and live views", JSON.stringify(told)],
    ] as const) {
      expect(found(text), what).toEqual([]);
      expect(userNames.exec(text)?.[0], what).toBeUndefined();
    }
    expect(readFileSync(logFile, "utf8")).toContain("process.uncaughtException");

    await bench.app().stop();
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const file = join(folder, path);
      if (statSync(file).isFile()) expect(found(readFileSync(file, "latin1")), path).toEqual([]);
    }
  },
);

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
