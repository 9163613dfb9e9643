import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import type { CabinetDirectory, CabinetFile, CabinetFolder } from "./cabinet-directory.ts";

const headerBytes = 8;
/** Data that no file of the list covers can only be told by this name. */
const unlistedName = "unlisted";

/** The parts of a cabinet's folders that belong to none of its files, as files: an honest list leaves out no byte. */
export async function unlistedData(
  source: ByteSource,
  { folders, files, blockReserve }: CabinetDirectory,
): Promise<readonly CabinetFile[]> {
  const unlisted: CabinetFile[] = [];
  for (const folder of folders) {
    const size = await unpackedSize(source, folder, blockReserve);
    let at = 0;
    for (const file of files
      .filter((candidate) => candidate.folder === folder)
      .toSorted((left, right) => left.offset - right.offset)) {
      const end = Math.min(file.offset, size);
      if (end > at) unlisted.push({ name: unlistedName, offset: at, size: end - at, folder });
      at = Math.max(at, file.offset + file.size);
    }
    if (size > at) unlisted.push({ name: unlistedName, offset: at, size: size - at, folder });
  }
  return unlisted;
}

/** What the headers of a folder's blocks say that it unpacks to, as far as they are there. */
async function unpackedSize(source: ByteSource, { dataAt, blocks }: CabinetFolder, reserve: number): Promise<number> {
  let size = 0;
  let at = dataAt;
  for (let left = blocks; left > 0 && at + headerBytes <= source.size; left -= 1) {
    const header = Buffer.from(await source.read(at, headerBytes));
    if (header.length < headerBytes) break;
    size += header.readUInt16LE(6);
    at += headerBytes + reserve + header.readUInt16LE(4);
  }
  return size;
}
