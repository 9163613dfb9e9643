import { existsSync, renameSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** A folder that stands for a stick: it is there while the stick is plugged in. */
export type PracticeStick = {
  readonly folder: string;
  /** Where the stick lies while it is not plugged in. */
  readonly drawer: string;
  readonly isPlugged: () => boolean;
  /** Plugs the stick in or pulls it. The error is a sentence. */
  readonly plug: (plugged: boolean) => Result<void, string>;
};

/** Where the stick lies while nobody has plugged it in. */
const drawerOf = (folder: string): string => `${folder}-unplugged`;

/**
 * Gets the stick at `folder` ready. `write` puts the files on a new one; a stick that is there already keeps what is on
 * it, as a real one does, wherever it is.
 */
export async function openPracticeStick(
  folder: string,
  write: (folder: string) => Promise<unknown>,
): Promise<PracticeStick> {
  const drawer = drawerOf(folder);
  if (!existsSync(drawer) && (!existsSync(folder) || (await readdir(folder)).length === 0))
    await write(existsSync(folder) ? folder : drawer);
  const isPlugged = (): boolean => existsSync(folder);
  return {
    folder,
    drawer,
    isPlugged,
    plug: (plugged) => {
      if (plugged === isPlugged()) return ok(undefined);
      try {
        if (plugged) renameSync(drawer, folder);
        else renameSync(folder, drawer);
        return ok(undefined);
      } catch (problem) {
        // Windows moves no folder while a file in it is open.
        const code = problem instanceof Error && "code" in problem ? String(problem.code) : "unknown";
        return err(`The stick cannot be ${plugged ? "plugged in" : "pulled"} at this moment (${code}).`);
      }
    },
  };
}
