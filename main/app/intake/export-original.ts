import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { type WriteOriginalPorts, writeOriginal } from "./write-original.ts";

/**
 * Puts the untouched original of a reading into the output folder under its own name. Errors: `intake.incomplete` when it
 * never arrived, and those of `writeOriginal`.
 */
export async function exportOriginal(
  ports: WriteOriginalPorts,
  { fileName, sha256 }: IntakeReading,
): Promise<Result<{ path: string }>> {
  if (sha256 === "") return err(appError("invalid", "intake.incomplete", { fileName }));
  const path = await writeOriginal(ports, sha256, fileName.slice(fileName.lastIndexOf("/") + 1));
  return path.ok ? ok({ path: path.value }) : path;
}
