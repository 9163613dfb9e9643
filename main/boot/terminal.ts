import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { version } from "../../package.json";
import { createHttpPracticeControl } from "../adapters/practice/http-practice-control.ts";
import { createFileKeySecrets } from "../adapters/system/file-key-secrets.ts";
import { createJsonLinesLog } from "../adapters/system/json-lines-log.ts";
import { createSystemClock } from "../adapters/system/system-clock.ts";
import type { BenchPlace } from "./bench-place.ts";
import { openBenchAt } from "./compose/compose.ts";
import { readTerminalOptions, type TerminalOptions, terminalUsage } from "./terminal/arguments.ts";
import { createLiveTable } from "./terminal/live-table.ts";
import { compareWithTruth, readPracticeRecord } from "./terminal/practice-truth.ts";
import { writeReport } from "./terminal/report.ts";
import { runOrder } from "./terminal/run-order.ts";

/** The practice order in a terminal: the whole bench without a window. Exit 0 when every verdict agrees with the truth. */
async function main(): Promise<number> {
  const options = readTerminalOptions(process.argv.slice(2), resolve("artifacts"));
  if (!options.ok) {
    process.stderr.write(`${options.error}\n${terminalUsage}\n`);
    return 2;
  }
  const ownFolder = options.value.dataFolder === undefined;
  const dataFolder = options.value.dataFolder ?? (await mkdtemp(join(tmpdir(), "reseal-practice-")));
  try {
    return await practise(options.value, dataFolder);
  } finally {
    if (ownFolder) await rm(dataFolder, { recursive: true, force: true });
  }
}

async function practise(options: TerminalOptions, dataFolder: string): Promise<number> {
  const log = createJsonLinesLog({ file: join(dataFolder, "logs", "reseal.log"), clock: createSystemClock() });
  const { scenario, seed, speed, world, outputFolder } = options;
  const place: BenchPlace =
    world === undefined ? { kind: "practice", scenario, seed, speed } : { kind: "practiceAt", address: world };
  const opened = await openBenchAt(place, {
    programFolder: fileURLToPath(new URL(".", import.meta.url)),
    dataFolder,
    outputFolder,
    secrets: createFileKeySecrets(join(dataFolder, "bench.key")),
    log,
    technician: () => "Technician 07",
    watchedFolders: () => [],
    clientIdOf: () => undefined,
    signOutAfterMinutes: () => 0,
    version,
    openBrowser: () => Promise.reject(new Error("A terminal run signs in to practice only")),
  });
  if (!opened.ok) {
    process.stderr.write(`The bench could not be opened: ${opened.error.code} ${opened.error.cause ?? ""}\n`);
    return 1;
  }
  const runtime = opened.value;
  const control = createHttpPracticeControl(runtime.practiceAddress ?? "");
  const devices = async () => {
    const state = await control.state();
    if (!state.ok) throw new Error(`The practice world does not answer: ${state.error.cause ?? ""}`);
    return state.value.devices;
  };
  const draw = createLiveTable({
    write: (text) => void process.stdout.write(text),
    isTerminal: process.stdout.isTTY === true,
  });
  try {
    const startedAt = runtime.now();
    const limitMs = (12 * 60 * 60_000) / speed;
    const end = await runOrder({ runtime, devices, onBoard: draw, walkMs: Math.max(25, 10_000 / speed), limitMs });
    const { truth, ledger } = await readPracticeRecord(runtime.practiceAddress ?? "");
    const { board } = end;
    if (board === undefined) throw new Error("The board was never shown");
    const comparisons = compareWithTruth(board, truth);
    const registeredTwice = Object.entries(ledger.importsBySerial).flatMap(([serial, count]) =>
      count > 1 ? [serial] : [],
    );
    const manifest = await runtime.handlers["manifest.export"]({});
    const path = writeReport(outputFolder, {
      scenario,
      seed,
      speed,
      finished: end.kind === "finished",
      startedAt,
      endedAt: runtime.now(),
      board,
      comparisons,
      registeredTwice,
      calls: ledger.calls,
      manifestPath: manifest.ok ? manifest.value.path : "",
      manifestRows: manifest.ok ? manifest.value.rows : 0,
    });
    const agreeing = comparisons.filter((row) => row.agrees).length;
    process.stdout.write(
      `Verdicts that agree with the truth: ${agreeing} of ${comparisons.length}. Registered twice: ${registeredTwice.length}.\nReport: ${path}\n`,
    );
    return end.kind === "finished" && agreeing === comparisons.length && registeredTwice.length === 0 ? 0 : 1;
  } finally {
    await runtime.stop();
  }
}

process.exitCode = await main().catch((defect: unknown) => {
  process.stderr.write(`${defect instanceof Error ? defect.message : String(defect)}\n`);
  return 1;
});
