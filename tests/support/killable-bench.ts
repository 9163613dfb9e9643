import { join } from "node:path";
import { createFileKeySecrets } from "../../main/adapters/system/file-key-secrets.ts";
import { createJsonLinesLog } from "../../main/adapters/system/json-lines-log.ts";
import { createSystemClock } from "../../main/adapters/system/system-clock.ts";
import type { Runtime } from "../../main/app/runtime/open-runtime.ts";
import { openBenchAt } from "../../main/boot/compose/compose.ts";
import { orThrow } from "./or-throw.ts";

/** Opens the product's own bench on a practice world, with somebody who signs in again as often as that is asked for. */
export async function openKillableBench(address: string, dataFolder: string): Promise<Runtime> {
  const runtime = orThrow(
    await openBenchAt(
      { kind: "practiceAt", address },
      {
        programFolder: join(dataFolder, "programs"),
        dataFolder,
        outputFolder: join(dataFolder, "output"),
        // As with a vault: who was signed in is so again after a kill.
        secrets: { ...createFileKeySecrets(join(dataFolder, "bench.key")), isVault: () => true },
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
  signInWheneverOut(runtime);
  return runtime;
}

/** Signs in whenever somebody would have to, one time after the other, and again when that came to nothing. */
function signInWheneverOut({ topics, handlers }: Runtime): void {
  let isUnderWay = false;
  const signIn = async (): Promise<void> => {
    const done = await handlers["session.signIn"]({ way: "browser" });
    if (!done.ok) setImmediate(() => void signIn());
    else isUnderWay = false;
  };
  topics.watch("session", (message) => {
    const session = "snapshot" in message ? message.snapshot : message.patch;
    if (isUnderWay || session.kind !== "signedOut" || session.error === undefined) return;
    isUnderWay = true;
    setImmediate(() => void signIn());
  });
}

/** Calls `work` now and after every change of the bench, never twice at a time; each end is told to `after`. */
export function workAlong(runtime: Runtime, work: () => Promise<void>, after: () => void): void {
  let isBusy = false;
  let isWanted = false;
  const go = async (): Promise<void> => {
    if (isBusy) {
      isWanted = true;
      return;
    }
    isBusy = true;
    do {
      isWanted = false;
      await work();
    } while (isWanted);
    isBusy = false;
    after();
  };
  runtime.bench.watch(() => setImmediate(() => void go()));
  void go();
}
