import { parentPort, workerData } from "node:worker_threads";
import { type PracticeWorldOptions, startPracticeWorld } from "./serve/start-practice-world.ts";

/** What a worker tells its parent: once when the world can be used, or that it cannot be started. */
export type PracticeWorkerMessage =
  | { readonly type: "started"; readonly address: string; readonly clientId: string; readonly tenantId: string }
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "stopped" };

/** What a parent tells the worker. */
export type PracticeWorkerCommand = { readonly type: "stop" };

// Entry of the worker thread: the bridge face is on its own stdin and stdout, everything else on the address it tells.
const port = parentPort;
if (port === null) throw new Error("this file is the entry of a worker thread");
const tell = (message: PracticeWorkerMessage): void => port.postMessage(message);
try {
  const practice = await startPracticeWorld(workerData as PracticeWorldOptions);
  practice.bridge(process.stdin, process.stdout);
  port.on("message", (command: PracticeWorkerCommand) => {
    if (command.type !== "stop") return;
    practice.stop().then(
      () => {
        tell({ type: "stopped" });
        // Ends this thread alone; a thread whose stdin is still open would not end by itself.
        process.exit(0);
      },
      (problem: unknown) => tell({ type: "failed", message: String(problem) }),
    );
  });
  tell({ type: "started", address: practice.address, clientId: practice.clientId, tenantId: practice.tenantId });
} catch (problem) {
  tell({ type: "failed", message: problem instanceof Error ? problem.message : String(problem) });
  port.close();
}
