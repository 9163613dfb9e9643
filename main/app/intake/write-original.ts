import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { ByteSource } from "../ports/intake-reader.ts";
import type { Media, OutputWriter } from "../ports/media.ts";
import type { Originals } from "../ports/originals.ts";

/** Where kept files come from and go to. */
export type WriteOriginalPorts = { readonly originals: Originals; readonly media: Pick<Media, "openOutput"> };

const bytesAtOnce = 1024 * 1024;

/**
 * Puts a kept file into the output folder under `name`, piece by piece, and answers its full path. Errors:
 * `store.unreadable`, `secrets.unavailable`, `file.notWritten`.
 */
export async function writeOriginal(
  { originals, media }: WriteOriginalPorts,
  sha256: string,
  name: string,
): Promise<Result<string>> {
  const original = await originals.open(sha256, name);
  if (!original.ok) return original;
  const { value: source } = original;
  try {
    const output = await media.openOutput(name);
    if (!output.ok) return output;
    const copied = await copy(source, output.value);
    if (copied.ok) return output.value.finish();
    await output.value.discard();
    return copied;
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
