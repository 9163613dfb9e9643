import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isProcessAlive } from "./process-alive.ts";

/** What a second instance tells the first. */
type SecondInstance = {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
};

/** Holds the app's lock; `release` gives it back. */
export type InstanceLock = { readonly release: () => void };

/**
 * Takes the lock of a userData folder, or hands `message` to the instance that holds it.
 * A lock whose process was killed is taken over.
 * @returns undefined when another instance lives
 */
export function takeInstanceLock(
  userData: string,
  message: SecondInstance,
  onSecondInstance: (message: SecondInstance) => void,
): InstanceLock | undefined {
  const folder = join(userData, "stand-in-instance");
  const lockPath = join(folder, "lock");
  mkdirSync(folder, { recursive: true });
  if (!claim(lockPath)) {
    // Written beside and renamed: the first instance never sees half a message.
    const letter = join(folder, `${process.pid}.letter`);
    writeFileSync(`${letter}.part`, JSON.stringify(message));
    renameSync(`${letter}.part`, letter);
    return undefined;
  }
  const readLetters = (): void => {
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".letter"))) {
      const letter = readFileSync(join(folder, name), "utf8");
      rmSync(join(folder, name));
      onSecondInstance(JSON.parse(letter));
    }
  };
  const watcher = watch(folder, readLetters).unref();
  const release = (): void => {
    watcher.close();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", release);
  return { release };
}

/** True when this process owns the lock file now. */
function claim(lockPath: string): boolean {
  try {
    writeFileSync(lockPath, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  if (isProcessAlive(Number(readFileSync(lockPath, "utf8")))) return false;
  rmSync(lockPath, { force: true });
  return claim(lockPath);
}
