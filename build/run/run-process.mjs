import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./paths.mjs";

const forwarded = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program to its end in the checkout's root and resolves to its exit code (128 + n when signal n ended it,
 * 127 when it could not be started). Signals sent to this process are passed on to it meanwhile.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ stdio?: import("node:child_process").StdioOptions, env?: Record<string, string | undefined>,
 *   shell?: boolean }} [options] `env` is laid over this process's environment
 * @returns {Promise<number>}
 */
export function runProcess(command, args, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: options.stdio ?? "inherit",
      env: { ...process.env, ...options.env },
      shell: options.shell ?? false,
    });
    const listeners = forwarded.map((signal) => {
      // A terminal sends Ctrl+C to the whole group: the child already has it, but this process must outlive it.
      const listener = () => (signal !== "SIGINT" || !process.stdin.isTTY ? child.kill(signal) : undefined);
      process.on(signal, listener);
      return { signal, listener };
    });
    const finish = (code) => {
      for (const { signal, listener } of listeners) process.off(signal, listener);
      settle(code);
    };
    child.on("error", () => finish(127));
    child.on("exit", (code, signal) => finish(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/**
 * Runs a program to its end and resolves to its exit code and everything it wrote.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} code 127: could not be started or ran too long
 */
export function readProcess(command, args, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...options.env },
      timeout: options.timeoutMs ?? 0,
      killSignal: "SIGKILL",
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output.stderr += text;
    });
    child.on("error", () => settle({ code: 127, ...output }));
    child.on("close", (code) => settle({ code: code ?? 127, ...output }));
  });
}
