import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { win32 } from "node:path";
import type { HostEnd, HostSource } from "./host-connection.ts";

/** The program to start, its arguments, and its whole environment. */
export type HostCommand = {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

/** Makes a host source that starts a process for each connection. */
export function spawnedHost(command: HostCommand): HostSource {
  return {
    restartable: true,
    open: (listener) => {
      // On POSIX the host leads a process group of its own, so that its children can be ended with it.
      const child = spawn(command.file, command.args, {
        env: command.env,
        stdio: ["pipe", "pipe", "pipe"],
        windowsHide: true,
        detached: process.platform !== "win32",
      });
      let ended = false;
      let killed = false;
      const end = (reason: HostEnd): void => {
        if (ended) return;
        ended = true;
        listener.onEnd(reason);
      };
      child.on("error", (error) => {
        if (child.pid === undefined) end({ kind: "notStarted", detail: codeOf(error) });
      });
      child.on("exit", () => {
        endGroup(child);
        if (killed) child.stderr.destroy();
      });
      child.on("close", (code, signal) => end({ kind: "exited", detail: signal ?? `exit code ${code}` }));
      child.stdout.on("data", listener.onOutput);
      child.stderr.on("data", listener.onDiagnostics);
      // A write to a host that has just ended fails with EPIPE; its end is told by `close`.
      child.stdin.on("error", (error) => listener.onDiagnostics(Buffer.from(`stdin: ${codeOf(error)}\n`)));
      return {
        writeLine: (line) => {
          if (child.stdin.writable) child.stdin.write(`${line}\n`);
        },
        closeInput: () => void child.stdin.end(),
        kill: () => {
          killed = true;
          endTree(child);
          child.stdin.destroy();
          child.stdout.destroy();
          // What it said last is worth keeping, but a stray heir of the stream must not keep us waiting.
          if (hasExited(child)) child.stderr.destroy();
        },
      };
    },
  };
}

/** Ends the process and what it started. */
function endTree(child: ChildProcess): void {
  if (child.pid === undefined || hasExited(child)) return;
  if (process.platform !== "win32") {
    endGroup(child);
    return;
  }
  const taskkill = win32.join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const killer = spawn(taskkill, ["/PID", String(child.pid), "/T", "/F"], { stdio: "ignore", windowsHide: true });
  killer.on("error", () => child.kill("SIGKILL"));
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Ends the host's process group on POSIX, also when the host itself is gone already and has left children behind. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === "win32") return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    // ESRCH (macOS for a zombie: EPERM): nobody is left in the group, which is what was wanted.
    if (!["ESRCH", "EPERM"].includes(codeOf(error))) throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
