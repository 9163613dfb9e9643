import { hash } from "node:crypto";
import { ArchiveReader, libarchiveWasm } from "libarchive-wasm";
import { openCabinet } from "../../../../../main/adapters/intake/cab/open-cabinet.ts";
import { EntryFailure } from "../../../../../main/adapters/intake/entry-failure.ts";
import { sourceOf } from "../pieces-of.ts";

/** Files by name: the text of a short one, the sum of a longer one; what cannot be read by its trouble. */
export type UnpackedFiles = Readonly<Record<string, string>>;

const library = await libarchiveWasm();

/** Unpacks a cabinet with the product's reader. */
export async function unpackCabinet(bytes: Uint8Array): Promise<UnpackedFiles> {
  const files: Record<string, string> = {};
  const options = { maximumEntries: 1_000, countWork: () => undefined };
  try {
    for await (const item of openCabinet(sourceOf(bytes), options)) {
      if (item.kind === "trouble") files[item.name ?? ""] = item.trouble;
      else files[item.name] = await unpackedOrTrouble(item.unpack());
    }
  } catch (thrown) {
    files[""] = troubleOf(thrown);
  }
  return files;
}

/** Unpacks a cabinet with libarchive, which knows nothing of the product. Throws for what it cannot read. */
export async function unpackWithLibarchive(bytes: Uint8Array): Promise<UnpackedFiles> {
  const reader = new ArchiveReader(library, new Int8Array(bytes));
  const files: Record<string, string> = {};
  for (const entry of reader.entries()) {
    const data = entry.readData();
    files[entry.getPathname()] = shortForm(Buffer.from(data ?? []));
  }
  reader.free();
  return files;
}

async function unpackedOrTrouble(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of chunks) parts.push(Uint8Array.from(chunk));
  } catch (thrown) {
    return troubleOf(thrown);
  }
  return shortForm(Buffer.concat(parts));
}

/** What a test compares: short texts as they are. */
export function shortForm(bytes: Uint8Array): string {
  return bytes.length < 100 ? Buffer.from(bytes).toString("latin1") : hash("sha256", bytes);
}

function troubleOf(thrown: unknown): string {
  if (thrown instanceof EntryFailure) return thrown.trouble;
  throw thrown;
}
