import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { expect, onTestFinished, test, vi } from "vitest";
import { readPracticeArguments } from "../../../main/practice/serve/practice-arguments.ts";
import { startPracticeWorld } from "../../../main/practice/serve/start-practice-world.ts";
import { readUploadedHash } from "../../../main/practice/tenant/resources/uploaded-hash.ts";
import type { PracticeWorkerMessage } from "../../../main/practice/worker.ts";
import { practiceStateSchema } from "../../../shared/contract/practice/control.ts";

// Starting processes has no speed that could be promised.
vi.setConfig({ testTimeout: 120_000 });

const program = fileURLToPath(new URL("../../../main/boot/practice.ts", import.meta.url));
const workerFile = new URL("../../../main/practice/worker.ts", import.meta.url);

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "practice-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function run(...given: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...given], { stdio: ["pipe", "pipe", "pipe"] });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  });
  return child;
}

/** Reads lines until `find` gives something. */
async function readUntil<T>(stream: Readable | null, find: (lines: readonly string[]) => T | undefined): Promise<T> {
  if (stream === null) throw new Error("no stream");
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream })) {
    lines.push(line);
    const found = find(lines);
    if (found !== undefined) return found;
  }
  throw new Error(`the stream ended after ${lines.join("\n")}`);
}

async function served(child: ChildProcess): Promise<ReadonlyMap<string, string>> {
  const lines = await readUntil(child.stdout, (all) =>
    all.some((line) => line.startsWith("token: ")) ? [...all] : undefined,
  );
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]));
}

const answerOf = (id: string) => (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line)).find((message) => message.type === "answer" && message.id === id);

test("serve tells addresses and a token that opens them, and ends on SIGTERM", async () => {
  const child = run("serve", "--scenario", "thousand", "--units", "3", "--seed", "9", "--speed", "1000", "--plugged");
  const told = await served(child);
  const headers = { Authorization: `Bearer ${told.get("token")}` };
  expect((await fetch(`${told.get("Graph v1.0")}/organization`, { headers })).status).toBe(200);
  expect((await fetch(`${told.get("Graph beta")}/deviceManagement/autopilotEvents`, { headers })).status).toBe(200);
  const state = practiceStateSchema.parse(await (await fetch(`${told.get("Control")}/state`)).json());
  expect(state).toMatchObject({ scenario: "thousand", seed: 9, speed: 1000 });
  const files = await readdir(told.get("Stick") ?? "");
  expect(files).toEqual(["AutopilotHWID.csv"]);
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});

test("a world that is killed goes on where it was", async () => {
  const folder = await temporaryFolder();
  const stateFile = join(folder, "world.json");
  const stick = join(folder, "stick");
  const first = run("serve", "--state", stateFile, "--stick", stick, "--seed", "5");
  const told = await served(first);
  const act = await fetch(`${told.get("Control")}/act`, {
    method: "POST",
    body: JSON.stringify({ position: 1, action: "powerOff" }),
  });
  expect(act.status).toBe(200);
  const exited = once(first, "exit");
  first.kill("SIGKILL");
  await exited;

  const again = await served(run("serve", "--state", stateFile, "--stick", stick));
  const state = practiceStateSchema.parse(await (await fetch(`${again.get("Control")}/state`)).json());
  expect(state.seed).toBe(5);
  expect(state.devices[0]?.screen).toEqual({ page: "off" });
  const headers = { Authorization: `Bearer ${told.get("token")}` };
  expect((await fetch(`${again.get("Graph v1.0")}/me`, { headers })).status).toBe(200);
});

test("a bridge in a process of its own answers from a running world, and so does a socket", async () => {
  const folder = await temporaryFolder();
  const socketPath = join(folder, "bridge");
  const stick = join(folder, "stick");
  const told = await served(run("serve", "--bridge", socketPath, "--stick", stick, "--speed", "1000"));
  const bridge = run("bridge", "--world", new URL(told.get("Graph v1.0") ?? "").origin);
  bridge.stdin?.write('{"v":2,"id":"a","op":"collect","address":"bench-01"}\n');
  const answer = await readUntil(bridge.stdout, answerOf("a"));
  expect(readUploadedHash(answer.result.hardwareHash)?.serialNumber).toBe(answer.result.serialNumber);
  const exited = once(bridge, "exit");
  bridge.stdin?.end();
  expect(await exited).toEqual([0, null]);

  const socket = createConnection(socketPath);
  socket.write('{"v":2,"id":"b","op":"hello"}\n');
  expect((await readUntil(socket, answerOf("b"))).ok).toBe(true);
  socket.destroy();
});

test("a bridge whose world is gone says so", async () => {
  const bridge = run("bridge", "--world", "http://127.0.0.1:1");
  bridge.stdin?.write('{"v":2,"id":"a","op":"hello"}\n');
  const answer = await readUntil(bridge.stdout, answerOf("a"));
  expect(answer.error.code).toBe("failed");
});

test("a worker serves the bridge on its own streams and stops when told", async () => {
  const worker = new Worker(workerFile, {
    stdin: true,
    stdout: true,
    workerData: { scenario: "hard-day", speed: 1000 },
  });
  onTestFinished(async () => void (await worker.terminate()));
  const [started] = (await once(worker, "message")) as [PracticeWorkerMessage];
  if (started.type !== "started") throw new Error("the worker did not start");
  expect((await fetch(`${started.address}/_practice/v1/state`)).status).toBe(200);
  worker.stdin?.write('{"v":2,"id":"a","op":"devices"}\n');
  const answer = await readUntil(worker.stdout, answerOf("a"));
  expect(answer.result.devices).toHaveLength(8);
  const ended = once(worker, "exit");
  worker.postMessage({ type: "stop" });
  expect(await ended).toEqual([0]);
});

test("sticks hold what the collection script leaves there, and are there while they are plugged in", async () => {
  const folder = join(await temporaryFolder(), "stick");
  const practice = await startPracticeWorld({ stickFolder: folder });
  onTestFinished(practice.stop);
  expect([existsSync(folder), practice.state().stickPlugged]).toEqual([false, false]);
  const plug = (body: unknown) =>
    fetch(`${practice.address}/_practice/v1/stick`, { method: "POST", body: JSON.stringify(body) });
  expect((await plug({ plugged: "yes" })).status).toBe(400);
  const plugged = practiceStateSchema.parse(await (await plug({ plugged: true })).json());
  expect(plugged).toMatchObject({ stickFolder: folder, stickPlugged: true });
  const files = await readdir(folder);
  expect(files).toHaveLength(12);
  const bytes = await readFile(join(folder, files[0] ?? ""));
  expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
  const [header, row, rest] = bytes.toString("utf16le").slice(1).split("\r\n");
  expect(header).toBe("Device Serial Number,Windows Product ID,Hardware Hash");
  const [serial, productId, hash] = (row ?? "").split(",");
  expect([productId, rest, readUploadedHash(hash ?? "")?.serialNumber]).toEqual(["", "", serial]);

  await writeFile(join(folder, "note.txt"), "left on it");
  expect((await plug({ plugged: false })).status).toBe(200);
  expect(existsSync(folder)).toBe(false);
  await plug({ plugged: true });
  expect(await readFile(join(folder, "note.txt"), "utf8")).toBe("left on it");
});

test("a stick of a hard day holds a report and a file that lost its end, too", async () => {
  const folder = join(await temporaryFolder(), "stick");
  const practice = await startPracticeWorld({ scenario: "hard-day", stickFolder: folder, stickPlugged: true });
  onTestFinished(practice.stop);
  const [first, second] = practice.state().devices.map((device) => device.serialNumber);
  const files = await readdir(folder);
  expect(files).toEqual(expect.arrayContaining([`Copy of ${first}.csv`, `${first}.csv`, `OA3-${second}.xml`]));
  expect(files).toHaveLength(9);
});

test("a state file that holds something else is refused", async () => {
  const stateFile = fileURLToPath(import.meta.url);
  await expect(startPracticeWorld({ stateFile })).rejects.toThrow("cannot be read");
});

test.each([
  [["serve", "--scenario", "sunny"], 'There is no scenario "sunny"'],
  [["serve", "--seed", "x"], "--seed must be a whole number"],
  [["serve", "--speed", "0"], "--speed must be a number"],
  [["serve", "--port", "70000"], "--port must be"],
  [["serve", "--colour", "red"], "--colour"],
  [["serve", "twice"], '"twice"'],
  [["dance"], 'There is no command "dance"'],
  [["bridge"], "--world"],
  [["bridge", "--world", "nowhere"], "--world"],
])("%j is refused in words", (given, message) => {
  const read = readPracticeArguments(given);
  expect(read.ok ? "" : read.error).toContain(message);
});
