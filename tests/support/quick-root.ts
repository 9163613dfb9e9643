import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** Memory that Linux offers as a folder. */
const memory = "/dev/shm";
const roomNeeded = 2 ** 30;

/**
 * Where tests keep their files (absolute path): in memory where there is room for them, because a store waits for the disk
 * with every write, and what a killed process wrote is there either way. Programs may not be allowed to run from there.
 */
export const quickRoot: string = hasRoom(memory) ? memory : tmpdir();

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= roomNeeded;
  } catch {
    // Not a folder of this system.
    return false;
  }
}
