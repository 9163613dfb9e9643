import type { IntakeReading } from "../../../shared/contract/topics/intake.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { ByteSource } from "../ports/intake-reader.ts";
import type { OutputWriter } from "../ports/media.ts";
import type { IntakePorts } from "./intake-ports.ts";

const bytesAtOnce = 1024 * 1024;

/**
 * Puts the untouched original of a reading into the output folder under its own name, piece by piece. Errors:
 * `intake.incomplete` when it never arrived, `store.unreadable`, `secrets.unavailable`, `file.notWritten`.
 */
export async function exportOriginal(
  { originals, media }: Pick<IntakePorts, "originals" | "media">,
  { fileName, sha256 }: IntakeReading,
): Promise<Result<{ path: string }>> {
  if (sha256 === "") return err(appError("invalid", "intake.incomplete", { fileName }));
  const original = await originals.open(sha256, fileName);
  if (!original.ok) return original;
  const { value: source } = original;
  try {
    const output = await media.openOutput(fileName.slice(fileName.lastIndexOf("/") + 1));
    if (!output.ok) return output;
    const copied = await copy(source, output.value);
    if (!copied.ok) {
      await output.value.discard();
      return copied;
    }
    const path = await output.value.finish();
    return path.ok ? ok({ path: path.value }) : path;
  } finally {
    await source.close();
  }
}

async function copy(source: ByteSource, output: OutputWriter): Promise<Result<void>> {
  for (let offset = 0; offset < source.size; offset += bytesAtOnce) {
    const read = await bytesAt(source, offset);
    const written = read.ok ? await output.write(read.value) : read;
    if (!written.ok) return written;
  }
  return ok(undefined);
}

/** What a source rejects with is told as trouble of the store: the original was kept, and cannot be read any more. */
async function bytesAt(source: ByteSource, offset: number): Promise<Result<Uint8Array>> {
  try {
    return ok(await source.read(offset, bytesAtOnce));
  } catch (thrown) {
    const cause = thrown instanceof Error ? thrown.name : "unknown";
    return err(appError("unavailable", "store.unreadable", { fileName: source.name }, cause));
  }
}
