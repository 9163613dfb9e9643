import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";
import { ByteCursor } from "./byte-cursor.ts";
import { largestBlock } from "./data-block.ts";

/** How the files of a folder are packed. `quantum` is not read. */
export type CabinetPacking =
  | { readonly method: "none" | "mszip" | "quantum" | "unknown" }
  | { readonly method: "lzx"; readonly windowBits: number };

/** Files packed as one stream: its data blocks follow each other from `dataAt` on. */
export type CabinetFolder = { readonly dataAt: number; readonly blocks: number; readonly packing: CabinetPacking };

/** One file: a range of what its folder unpacks to. Without a folder it begins or ends in another cabinet. */
export type CabinetFile = {
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  readonly folder?: CabinetFolder;
};

/** What stands in front of the data ([MS-CAB]). `damagedAt`: the list of files breaks off there, or hides some from there on. */
export type CabinetDirectory = {
  readonly folders: readonly CabinetFolder[];
  readonly files: readonly CabinetFile[];
  readonly declaredFiles: number;
  /** The bytes the whole cabinet says to have. */
  readonly declaredSize: number;
  /** Its data begin or go on in another cabinet. */
  readonly isPart: boolean;
  /** Bytes in front of every data block that mean something to others. */
  readonly blockReserve: number;
  readonly damagedAt?: number;
};

const headerBytes = 36;
const hasPrevious = 1;
const hasNext = 2;
const hasReserve = 4;
const utf8Name = 0x80;
/** Longest link to another cabinet, and longest name of a file, by the format. */
const longestText = 256;
/** Data further behind the files than this belong to no honest list. */
const largestGap = 16 * 1024 * 1024;

/** Reads header, folders and at most `maximumFiles` files. Throws `EntryFailure` where even the header does not hold. */
export async function readCabinetDirectory(source: ByteSource, maximumFiles: number): Promise<CabinetDirectory> {
  const cursor = new ByteCursor(source, 0);
  const header = await cursor.take(headerBytes);
  const flags = header.readUInt16LE(30);
  const reserve = (flags & hasReserve) === 0 ? { header: 0, folder: 0, block: 0 } : await takeReserve(cursor);
  await cursor.take(reserve.header);
  const links = ((flags & hasPrevious) === 0 ? 0 : 2) + ((flags & hasNext) === 0 ? 0 : 2);
  for (let link = 0; link < links; link += 1) await cursor.takeText(longestText);

  const folders: CabinetFolder[] = [];
  for (let left = header.readUInt16LE(26); left > 0; left -= 1) {
    const record = await cursor.take(8 + reserve.folder);
    folders.push({
      dataAt: record.readUInt32LE(0),
      blocks: record.readUInt16LE(4),
      packing: packingOf(record.readUInt16LE(6)),
    });
  }
  const declaredFiles = header.readUInt16LE(28);
  const list = new ByteCursor(source, header.readUInt32LE(16));
  const listed = await readFiles(list, Math.min(declaredFiles, maximumFiles), folders);
  const unlisted = declaredFiles > maximumFiles ? [] : await readUnlisted(source, listed, maximumFiles, folders);
  const damagedAt = listed.damagedAt ?? (unlisted === undefined || unlisted.length > 0 ? listed.end : undefined);
  return {
    folders,
    files: [...listed.files, ...(unlisted ?? [])],
    declaredFiles,
    declaredSize: header.readUInt32LE(8),
    isPart: links > 0,
    blockReserve: reserve.block,
    ...(damagedAt === undefined ? {} : { damagedAt }),
  };
}

async function takeReserve(cursor: ByteCursor): Promise<{ header: number; folder: number; block: number }> {
  const sizes = await cursor.take(4);
  return { header: sizes.readUInt16LE(0), folder: sizes.readUInt8(2), block: sizes.readUInt8(3) };
}

function packingOf(code: number): CabinetPacking {
  switch (code & 0x0f) {
    case 0:
      return { method: "none" };
    case 1:
      return { method: "mszip" };
    case 2:
      return { method: "quantum" };
    case 3:
      return { method: "lzx", windowBits: (code >> 8) & 0x1f };
    default:
      return { method: "unknown" };
  }
}

type FileList = {
  readonly files: readonly CabinetFile[];
  /** Where it ends. */
  readonly end: number;
  readonly damagedAt?: number;
};

/**
 * The files that stand behind the declared ones, in front of the data: the count of a damaged cabinet can be too small.
 * Undefined when what stands there is no list.
 */
async function readUnlisted(
  source: ByteSource,
  { end, damagedAt }: FileList,
  maximumFiles: number,
  folders: readonly CabinetFolder[],
): Promise<readonly CabinetFile[] | undefined> {
  const dataAt = Math.min(source.size, ...folders.map((folder) => folder.dataAt));
  if (damagedAt !== undefined || dataAt <= end || dataAt - end > largestGap) return [];
  const gap = await source.read(end, dataAt - end);
  if (gap.every((byte) => byte === 0)) return [];
  const inGap: ByteSource = {
    ...source,
    size: dataAt,
    read: (at, length) => source.read(at, Math.min(length, dataAt - at)),
  };
  const { files } = await readFiles(new ByteCursor(inGap, end), maximumFiles, folders, dataAt);
  return files.every(isLikely) ? files : undefined;
}

/** A record of a file that lies in the data there are. */
function isLikely({ name, offset, size, folder }: CabinetFile): boolean {
  return name !== "" && folder !== undefined && offset + size <= folder.blocks * largestBlock;
}

async function readFiles(
  cursor: ByteCursor,
  wanted: number,
  folders: readonly CabinetFolder[],
  end = Number.POSITIVE_INFINITY,
): Promise<FileList> {
  const files: CabinetFile[] = [];
  try {
    while (files.length < wanted && cursor.position < end) {
      const record = await cursor.take(16);
      const name = await cursor.takeText(longestText);
      // Numbers from 0xFFFD on stand for folders that begin or end in another cabinet.
      const folder = folders[record.readUInt16LE(8)];
      files.push({
        name: nameOf(name, (record.readUInt16LE(14) & utf8Name) !== 0),
        size: record.readUInt32LE(0),
        offset: record.readUInt32LE(4),
        ...(folder === undefined ? {} : { folder }),
      });
    }
    return { files, end: cursor.position };
  } catch (thrown) {
    if (thrown instanceof EntryFailure && thrown.trouble === "damaged")
      return { files, end: cursor.position, damagedAt: cursor.position };
    throw thrown;
  }
}

/** Names are in the packing PC's code page unless they say UTF-8; every byte of Windows-1252 means something. */
function nameOf(bytes: Buffer, isUtf8: boolean): string {
  return new TextDecoder(isUtf8 ? "utf-8" : "windows-1252").decode(bytes).replaceAll("\\", "/");
}
