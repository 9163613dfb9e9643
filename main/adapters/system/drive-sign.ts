import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** A small program of Windows that answers in milliseconds; one that hangs on a drive must not hang the bench. */
const answerLimitMs = 5_000;

const run = promisify(execFile);

/**
 * A text that is another one whenever a drive has come or gone: the mounts of Linux, the volumes of macOS, the volumes and
 * letters of Windows. Undefined where it cannot be had.
 */
export async function readDriveSign(platform: NodeJS.Platform = process.platform): Promise<string | undefined> {
  try {
    switch (platform) {
      case "linux":
        return await readFile("/proc/self/mounts", "utf8");
      case "darwin":
        return (await readdir("/Volumes")).join("\n");
      case "win32":
        return (await run(mountvol(), [], { timeout: answerLimitMs, windowsHide: true })).stdout;
      default:
        return undefined;
    }
  } catch {
    // Then the whole list is made each time: slower, and right.
    return undefined;
  }
}

/** By its full path, so that no program of that name elsewhere is run instead. */
function mountvol(): string {
  return join(process.env.SystemRoot ?? "C:\\Windows", "System32", "mountvol.exe");
}
