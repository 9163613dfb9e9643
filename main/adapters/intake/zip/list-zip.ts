import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";
import { type ByteRange, unlistedRanges } from "./byte-range.ts";
import { findZipEnd } from "./find-zip-end.ts";
import { readLocalHeader } from "./local-header.ts";
import { salvageZip } from "./salvage-zip.ts";
import type { ZipMember } from "./zip-member.ts";
import { ZipSourceReader } from "./zip-source-reader.ts";

/** The directory of a ZIP file, as far as it could be read, and what stands in the file beside it. */
export type ZipListing = {
  readonly members: readonly ZipMember[];
  /** Entries that were found by the headers in front of them, because the directory is damaged or leads to others only. */
  readonly salvaged: readonly ZipMember[];
  /** The list ends early: it is damaged or leaves out a part of the file, it is locked, or there are more entries than are read. */
  readonly end: "complete" | "damaged" | "encrypted" | "tooMany";
};

const madeByWindows = 0;
const madeByNtfs = 10;
const fileTypeMask = 0xf000;
const regularFile = 0x8000;
const reparsePoint = 0x400;

/**
 * Lists at most `maximumEntries` entries through the central directory, and compares it with the file: a directory that is cut
 * or counts wrongly would hide entries. Sizes and names are left to be judged one by one, so that a single hostile entry does
 * not hide the others. Rejects only when the source fails.
 */
export async function listZip(
  source: ByteSource,
  maximumEntries: number,
  countWork: (bytes: number) => void,
): Promise<ZipListing> {
  const { members, folders, end, directoryAt } = await readDirectory(source, maximumEntries);
  if (end === "encrypted" || end === "tooMany") return { members, salvaged: [], end };
  const { ranges, lost } = await rangesOf(source, [...members, ...folders]);
  const unlisted = await unlistedRanges(source, ranges, end === "complete" ? directoryAt : source.size);
  if (end === "complete" && unlisted.length === 0) return { members, salvaged: [], end };
  const salvaged = await salvageRanges(source, unlisted, maximumEntries + 1 - members.length, countWork);
  const found = new Set(salvaged.map(({ name }) => name));
  return {
    members: members.filter((member) => !(lost.has(member) && found.has(member.name))),
    salvaged,
    end: "damaged",
  };
}

type Directory = Pick<ZipListing, "members" | "end"> & {
  readonly folders: readonly ZipMember[];
  /** Where it begins. */
  readonly directoryAt: number;
};

async function readDirectory(source: ByteSource, maximumEntries: number): Promise<Directory> {
  const members: ZipMember[] = [];
  const folders: ZipMember[] = [];
  const failures: unknown[] = [];
  const watched = watchFailures(source, failures);
  let directoryAt = 0;
  const upTo = (end: ZipListing["end"]): Directory => ({ members, folders, end, directoryAt });
  let zip: ZipFile | undefined;
  try {
    zip = await fromRandomAccessReaderPromise(new ZipSourceReader(watched), await findZipEnd(watched), {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
    directoryAt = placeIn(zip);
    for await (const entry of zip.eachEntry()) {
      if (members.length === maximumEntries) return upTo("tooMany");
      const member = memberOf(entry);
      (member.name.endsWith("/") ? folders : members).push(member);
    }
    return upTo((await isDirectoryEnd(watched, placeIn(zip))) ? "complete" : "damaged");
  } catch (thrown) {
    // yauzl's errors are about the bytes; the source's own must not be taken for damage.
    if (failures.length > 0) throw failures[0];
    const isLocked = thrown instanceof Error && thrown.message.includes("encryption");
    return upTo(isLocked ? "encrypted" : "damaged");
  } finally {
    zip?.close();
  }
}

/** Where yauzl reads the directory; its types are wrong there. */
function placeIn(zip: ZipFile): number {
  return Number(zip.readEntryCursor);
}

/** Whether what has to follow a directory stands here: its end, in one of its forms, or its signature. */
async function isDirectoryEnd(source: ByteSource, at: number): Promise<boolean> {
  const signature = Buffer.from(await source.read(at, 4)).toString("latin1");
  return ["PK\u0005\u0006", "PK\u0006\u0006", "PK\u0005\u0005"].includes(signature);
}

/** Where entries stand in the file; `lost` are those that do not stand where the directory says. */
async function rangesOf(
  source: ByteSource,
  members: readonly ZipMember[],
): Promise<{ readonly ranges: readonly ByteRange[]; readonly lost: ReadonlySet<ZipMember> }> {
  const ranges: ByteRange[] = [];
  const lost = new Set<ZipMember>();
  for (const member of members) {
    const header = await readLocalHeader(source, member.headerAt);
    if (header === undefined) lost.add(member);
    else ranges.push({ from: member.headerAt, to: header.dataAt + member.packedSize });
  }
  return { ranges, lost };
}

/** What is too much to be unpacked ends the search; whoever unpacks next is told. */
async function salvageRanges(
  source: ByteSource,
  ranges: readonly ByteRange[],
  maximumEntries: number,
  countWork: (bytes: number) => void,
): Promise<readonly ZipMember[]> {
  const salvaged: ZipMember[] = [];
  try {
    for (const range of ranges)
      for await (const member of salvageZip(source, range, countWork)) {
        if (salvaged.length >= maximumEntries) return salvaged;
        salvaged.push(member);
      }
  } catch (thrown) {
    if (!(thrown instanceof EntryFailure)) throw thrown;
  }
  return salvaged;
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
