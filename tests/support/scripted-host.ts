import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { connect } from "node:net";
import { createInterface } from "node:readline";

// A host process that speaks the bridge protocol and misbehaves where it is asked to: `node scripted-host.ts MODE [PORT]`.
// Modes change the greeting (exit, forbidden, mute, oldProtocol, unfit, orphan); addresses change the answer (see `answerFor`). Asked
// for `local` it answers as for the address that is its mode.
const [mode = "good", port = "0"] = process.argv.slice(2);
const logons = new Map<string, string>();
let wishes = 0;

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function hello(protocol: number): object {
  return {
    protocol,
    hostVersion: "scripted",
    powerShellVersion: "7.6.0",
    powerShellEdition: "Core",
    osDescription: "Scripted",
    computerName: "BÄNCH",
    elevated: true,
    languageMode: "FullLanguage",
    executionPolicy: null,
    capabilities: [{ operation: "collect", available: true }],
  };
}

function reading(address: string): object {
  return {
    address,
    collectedAt: "2026-01-05T08:00:00Z",
    serialNumber: "SIM0001",
    manufacturer: "Contoso",
    model: "Contoso Büch 14",
    uuid: "4c4c4544-0000-0000-0000-000000000001",
    hardwareHash: "",
    hashError: "simulated",
    operatingSystem: { sku: 48, edition: "Professional", build: "26100", updateRevision: null },
    tpm: null,
    secureBoot: null,
    onAcPower: null,
    batteryPercent: null,
    networkAdapters: [],
    previouslyEnrolled: null,
    clockUtc: "2026-01-05T08:00:00Z",
  };
}

function signals(address: string): object {
  return {
    address,
    observedAt: "2026-01-05T08:00:00Z",
    devicePreparation: null,
    deviceSetup: '{"categoryState":"inProgress"}',
    accountSetup: null,
    profileName: null,
    assignedTenantId: null,
    restarts: null,
  };
}

/** Writes a line in pieces that split characters and line ends. */
function sayInPieces(message: object): void {
  const bytes = Buffer.from(`${JSON.stringify(message)}\r\n`);
  for (let offset = 0; offset < bytes.length; offset += 3) process.stdout.write(bytes.subarray(offset, offset + 3));
}

/** Answers after a while, with signs of life meanwhile. */
function answerLate(answer: object, delayMs: number): void {
  const beat = setInterval(() => say({ type: "heartbeat", at: new Date().toISOString() }), 5_000);
  setTimeout(() => {
    clearInterval(beat);
    say(answer);
  }, delayMs);
}

function answerFor(id: string, op: string, address: string, credential = ""): void {
  const answer = { type: "answer", id, ok: true, result: op === "signals" ? signals(address) : reading(address) };
  const leaked = "token=eyJhbGciOi.J9leHAi.Q planted someone@contoso.example";
  switch (address === "local" ? mode : address) {
    case "silent":
      break;
    case "crash":
      process.exit(3);
      break;
    case "garbage":
      process.stdout.write(Buffer.from([0xff, 0xfe, 0x00, 0x0a]));
      process.stdout.write("WARNING: not a message\n{}\n[]\nnull\n");
      say(answer);
      break;
    case "onlyGarbage":
      for (let line = 0; line < 30; line += 1) process.stdout.write("no message\n");
      break;
    case "giant":
      process.stdout.write("x".repeat(1_200_000));
      break;
    case "flood":
      flood(100 * 1024 * 1024);
      break;
    case "killed":
      process.kill(process.pid, "SIGKILL");
      break;
    case "files":
      handOverFiles(id);
      break;
    case "brokenFiles":
      handOverFiles(id, "0".repeat(64));
      break;
    case "pieces":
      sayInPieces(answer);
      break;
    case "wrongShape":
      say({ ...answer, result: { address } });
      break;
    case "otherAddress":
      say({ ...answer, result: reading("bench-99") });
      break;
    case "unreachable":
    case "notElevated":
      say({ type: "answer", id, ok: false, error: { code: address, detail: leaked } });
      break;
    case "complains":
      process.stderr.write(`${leaked}\nthe host complained\n`, () => say(answer));
      break;
    case "logon":
      say({ ...answer, result: { ...reading(address), serialNumber: `${logons.get(credential)} by ${process.pid}` } });
      break;
    default:
      say({ type: "progress", id, step: "hash" });
      answerLate(answer, Number(/^slow-(\d+)$/.exec(address)?.[1] ?? 0));
  }
}

/** Lines without end, as fast as they are taken. */
function flood(bytes: number): void {
  const lines = `${"y".repeat(1023)}\n`.repeat(1024);
  const write = (left: number): void => {
    if (left > 0) process.stdout.write(lines, () => write(left - lines.length));
  };
  write(bytes);
}

function handOverFiles(id: string, sha256 = createHash("sha256").update("hello").digest("hex")): void {
  say({ type: "progress", id, step: "registry.txt" });
  for (const [index, part] of ["hel", "lo"].entries())
    say({ type: "chunk", id, file: "registry.txt", index, data: Buffer.from(part).toString("base64") });
  const files = [{ name: "registry.txt", bytes: 5, chunks: 2, sha256 }];
  const missing = [{ part: "diagnostics.cab", reason: "toolMissing" }];
  const address = sha256.startsWith("0") ? "brokenFiles" : "files";
  say({ type: "answer", id, ok: true, result: { address, observedAt: "2026-01-05T08:00:00Z", files, missing } });
}

function greet(id: string): void {
  if (mode === "exit") {
    process.stderr.write("not allowed here\n");
    process.exit(7);
  }
  if (mode === "forbidden") {
    process.stderr.write("+ CategoryInfo: SecurityError: (:) [], PSSecurityException\n");
    process.exit(1);
  }
  if (mode === "mute") return;
  if (mode === "unfit") {
    say({ type: "unfit", reason: "languageMode", detail: "a policy" });
    return;
  }
  if (mode === "orphan") {
    // A child of the host that would outlive it: it holds a connection to the test until it is ended.
    spawn(process.execPath, [process.argv[1] ?? "", "holdConnection", port], { stdio: "ignore" });
  }
  say({ type: "answer", id, ok: true, result: hello(mode === "oldProtocol" ? 99 : 2) });
}

function answerLine(line: string): void {
  const { id, op, address, credential, userName, password } = JSON.parse(line);
  if (op === "credential") logons.set(credential, `${userName} ${password}`);
  if (op === "hello") greet(id);
  else if (op === "devices")
    say({ type: "answer", id, ok: true, result: { devices: [{ address: `wishes-${wishes}` }] } });
  else if (op === "cancel") wishes += 1;
  else if (op === "credential") say({ type: "answer", id, ok: true, result: {} });
  else if (op === "cleanup") say({ type: "answer", id, ok: true, result: { reverted: [], left: [] } });
  else answerFor(id, op, address, credential);
}

if (mode === "holdConnection") connect(Number(port), "127.0.0.1");
else createInterface({ input: process.stdin }).on("line", answerLine);
