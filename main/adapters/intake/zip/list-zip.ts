import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import type { ZipMember } from "./zip-member.ts";
import { ZipSourceReader } from "./zip-source-reader.ts";

/** The directory of a ZIP file, as far as it could be read. */
export type ZipListing = {
  readonly members: readonly ZipMember[];
  /** The list ends early: it is damaged from here on, it is locked, or there are more entries than are read. */
  readonly end: "complete" | "damaged" | "encrypted" | "tooMany";
};

const madeByWindows = 0;
const madeByNtfs = 10;
const fileTypeMask = 0xf000;
const regularFile = 0x8000;
const reparsePoint = 0x400;

/**
 * Lists at most `maximumEntries` entries through the central directory. Sizes and names are left to be judged one by one, so
 * that a single hostile entry does not hide the others. Rejects only when the source fails.
 */
export async function listZip(source: ByteSource, maximumEntries: number): Promise<ZipListing> {
  const members: ZipMember[] = [];
  const failures: unknown[] = [];
  const watched = watchFailures(source, failures);
  let zip: ZipFile | undefined;
  try {
    zip = await fromRandomAccessReaderPromise(new ZipSourceReader(watched), source.size, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
    for await (const entry of zip.eachEntry()) {
      if (members.length === maximumEntries) return { members, end: "tooMany" };
      const member = memberOf(entry);
      if (!member.name.endsWith("/")) members.push(member);
    }
    return { members, end: "complete" };
  } catch (thrown) {
    // yauzl's errors are about the bytes; the source's own must not be taken for damage.
    if (failures.length > 0) throw failures[0];
    const isLocked = thrown instanceof Error && thrown.message.includes("encryption");
    return { members, end: isLocked ? "encrypted" : "damaged" };
  } finally {
    zip?.close();
  }
}

function watchFailures(source: ByteSource, failures: unknown[]): ByteSource {
  const read: ByteSource["read"] = async (offset, length) => {
    try {
      return await source.read(offset, length);
    } catch (thrown) {
      failures.push(thrown);
      throw thrown;
    }
  };
  return { ...source, read };
}

function memberOf(entry: Entry): ZipMember {
  return {
    name: getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false),
    isEncrypted: entry.isEncrypted(),
    method: entry.compressionMethod,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    crc: entry.crc32,
    headerAt: entry.relativeOffsetOfLocalHeader,
    isSpecial: isSpecial(entry.versionMadeBy >> 8, entry.externalFileAttributes),
  };
}

/** Unix writers keep the file's type in the upper half of the attributes, Windows its own flags in the lower. */
function isSpecial(madeBy: number, attributes: number): boolean {
  if ((madeBy === madeByWindows || madeBy === madeByNtfs) && (attributes & reparsePoint) !== 0) return true;
  const type = (attributes >>> 16) & fileTypeMask;
  return madeBy !== madeByWindows && type !== 0 && type !== regularFile;
}
