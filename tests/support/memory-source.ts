import type { ByteSource } from "../../main/app/ports/intake-reader.ts";

/** Bytes in memory as a source; text is taken as UTF-8. `mostBytes` limits what one reading gives, to cut anywhere. */
export function memorySource(
  content: Uint8Array | string,
  {
    name = "stick.csv",
    mostBytes = Number.POSITIVE_INFINITY,
  }: { readonly name?: string; readonly mostBytes?: number } = {},
): ByteSource {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  return {
    name,
    size: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + Math.min(length, mostBytes)),
  };
}
