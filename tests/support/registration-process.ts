import { writeSync } from "node:fs";
import { join } from "node:path";
import { createFileKeySecrets } from "../../main/adapters/system/file-key-secrets.ts";
import { createJsonLinesLog } from "../../main/adapters/system/json-lines-log.ts";
import { createSystemClock } from "../../main/adapters/system/system-clock.ts";
import { openBenchAt } from "../../main/boot/compose/compose.ts";
import { mapValues } from "../../shared/kernel/persistent-map.ts";
import { orThrow } from "./or-throw.ts";

// A process that registers what lies on the stick of a practice world until it is killed: the product's own parts, with
// nobody at the board but somebody who signs in again when that is asked for. `node registration-process.ts WORLD_ADDRESS DATA_FOLDER`. It writes a line to stdout whenever the
// bench changed: how many units are known, and how many of them have reached an outcome.
const [address = "", dataFolder = ""] = process.argv.slice(2);
const settledStages: ReadonlySet<string> = new Set(["readyToStart", "foreignTenant", "stopped"]);
const runtime = orThrow(
  await openBenchAt(
    { kind: "practiceAt", address },
    {
      programFolder: join(dataFolder, "programs"),
      dataFolder,
      outputFolder: join(dataFolder, "output"),
      secrets: createFileKeySecrets(join(dataFolder, "bench.key")),
      log: createJsonLinesLog({ file: join(dataFolder, "logs", "reseal.log"), clock: createSystemClock() }),
      technician: () => "Technician 07",
      watchedFolders: () => [],
      clientIdOf: () => undefined,
      signOutAfterMinutes: () => 0,
      version: "0.1.0",
      openBrowser: () => Promise.reject(new Error("Only practice is signed in to")),
    },
  ),
);

/** Signed out with a reason: a person signs in again, as often as it takes. */
runtime.topics.watch("session", (message) => {
  const session = "snapshot" in message ? message.snapshot : message.patch;
  if (session.kind === "signedOut" && session.error !== undefined)
    setImmediate(() => void runtime.handlers["session.signIn"]({ way: "browser" }));
});

let told = "";
const tell = (): void => {
  const units = [...mapValues(runtime.bench.state().units)];
  const line = `${units.length} ${units.filter(({ stage }) => settledStages.has(stage)).length}\n`;
  if (line !== told) writeSync(1, line);
  told = line;
};
runtime.bench.watch(tell);
writeSync(1, "0 0\n");
tell();
