import type { ByteSource } from "../../../app/ports/intake-reader.ts";

/** What a compound file (the format under old Office files and under locked new ones) holds. */
export type CompoundContent = "lockedWorkbook" | "oldWorkbook" | "other";

const stepBytes = 1024 * 1024;
/** Its directory may stand anywhere; further in than this nobody looks. */
const searchedBytes = 32 * stepBytes;

/** Names of streams as they stand in the directory. */
const lockedName = Buffer.from("EncryptedPackage\0", "utf16le");
const workbookNames = ["Workbook\0", "Book\0"].map((name) => Buffer.from(name, "utf16le"));

/** Tells what a compound file holds by the names of its streams. */
export async function recogniseCompoundFile(source: ByteSource): Promise<CompoundContent> {
  let found: CompoundContent = "other";
  for (let at = 0; at < Math.min(source.size, searchedBytes); at += stepBytes) {
    // A little more, for a name across the border.
    const bytes = Buffer.from(await source.read(at, stepBytes + lockedName.length));
    if (bytes.includes(lockedName)) return "lockedWorkbook";
    if (workbookNames.some((name) => bytes.includes(name))) found = "oldWorkbook";
  }
  return found;
}
