import { deflateRawSync } from "node:zlib";
import { encodeLzx, type LzxFrame, type LzxOptions } from "./lzx-encoder.ts";

/** One folder of a cabinet for tests: files that are packed as one stream. */
export type CabinetFolder = {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array; readonly folderIndex?: number }[];
  readonly packing: CabinetPacking;
};
export type CabinetPacking = "none" | "mszip" | "quantum" | LzxOptions;

/** What else a cabinet can say. `next` names the cabinet that this one goes on in. */
export type CabinetOptions = {
  readonly reserve?: { readonly header: number; readonly folder: number; readonly data: number };
  readonly checksums?: boolean;
  readonly next?: string;
  readonly previous?: string;
};

const blockBytes = 32_768;
const hasPrevious = 1;
const hasNext = 2;
const hasReserve = 4;

/** Writes a cabinet ([MS-CAB]). */
export function writeCabinet(folders: readonly CabinetFolder[], options: CabinetOptions = {}): Uint8Array {
  const { reserve, checksums = true } = options;
  const flags =
    (options.previous === undefined ? 0 : hasPrevious) |
    (options.next === undefined ? 0 : hasNext) |
    (reserve === undefined ? 0 : hasReserve);
  const links = [options.previous, options.next].flatMap((name) => (name === undefined ? [] : [name, "disk"]));
  const headerRest = Buffer.concat([
    ...(reserve === undefined
      ? []
      : [Buffer.from([reserve.header & 0xff, reserve.header >> 8, reserve.folder, reserve.data])]),
    Buffer.alloc(reserve?.header ?? 0, 0x52),
    ...links.map((name) => Buffer.from(`${name}\0`)),
  ]);
  const files = Buffer.concat(folders.flatMap((folder, index) => fileRecords(folder, index)));
  const filesAt = 36 + headerRest.length + folders.length * (8 + (reserve?.folder ?? 0));
  let dataAt = filesAt + files.length;
  const records: Buffer[] = [];
  const blocks: Buffer[] = [];
  for (const folder of folders) {
    const packed = packBlocks(folder).map((block) => dataBlock(block, reserve?.data ?? 0, checksums));
    const record = Buffer.alloc(8 + (reserve?.folder ?? 0), 0x46);
    record.writeUInt32LE(dataAt, 0);
    record.writeUInt16LE(packed.length, 4);
    record.writeUInt16LE(packingNumber(folder.packing), 6);
    records.push(record);
    blocks.push(...packed);
    dataAt += packed.reduce((sum, block) => sum + block.length, 0);
  }
  const header = Buffer.alloc(36);
  header.write("MSCF", "latin1");
  header.writeUInt32LE(dataAt, 8);
  header.writeUInt32LE(filesAt, 16);
  header.writeUInt16LE(0x0103, 24);
  header.writeUInt16LE(folders.length, 26);
  header.writeUInt16LE(
    folders.reduce((sum, folder) => sum + folder.files.length, 0),
    28,
  );
  header.writeUInt16LE(flags, 30);
  header.writeUInt16LE(0x1234, 32);
  return Buffer.concat([header, headerRest, ...records, files, ...blocks]);
}

function fileRecords(folder: CabinetFolder, index: number): readonly Buffer[] {
  let offset = 0;
  return folder.files.map(({ name, bytes, folderIndex }) => {
    const encoded = Buffer.from(`${name}\0`);
    const record = Buffer.alloc(16);
    record.writeUInt32LE(bytes.length, 0);
    record.writeUInt32LE(offset, 4);
    record.writeUInt16LE(folderIndex ?? index, 8);
    record.writeUInt16LE(0x5821, 10);
    // Bit 7: the name is UTF-8.
    record.writeUInt16LE(encoded.length > name.length + 1 ? 0xa0 : 0x20, 14);
    offset += bytes.length;
    return Buffer.concat([record, encoded]);
  });
}

function packingNumber(packing: CabinetPacking): number {
  if (packing === "none") return 0;
  if (packing === "mszip") return 1;
  if (packing === "quantum") return 0x1472;
  return 3 | (packing.windowBits << 8);
}

function packBlocks({ files, packing }: CabinetFolder): readonly LzxFrame[] {
  const data = Buffer.concat(files.map(({ bytes }) => bytes));
  if (typeof packing === "object") return encodeLzx(data, packing);
  const blocks: LzxFrame[] = [];
  for (let at = 0; at < data.length; at += blockBytes) {
    const block = data.subarray(at, at + blockBytes);
    const history = at === 0 ? {} : { dictionary: data.subarray(Math.max(0, at - blockBytes), at) };
    const packed =
      packing === "mszip" ? Buffer.concat([Buffer.from("CK"), deflateRawSync(block, history)]) : Buffer.from(block);
    blocks.push({ packed, size: block.length });
  }
  return blocks;
}

function dataBlock({ packed, size }: LzxFrame, reserved: number, checksums: boolean): Buffer {
  const header = Buffer.alloc(8 + reserved, 0x44);
  header.writeUInt16LE(packed.length, 4);
  header.writeUInt16LE(size, 6);
  const sum = checksums ? checksum(header.subarray(4), checksum(packed, 0)) : 0;
  header.writeUInt32LE(sum >>> 0, 0);
  return Buffer.concat([header, packed]);
}

/** Exclusive or of little-endian words; of the last one to three bytes the first counts most. */
function checksum(bytes: Uint8Array, seed: number): number {
  let sum = seed;
  const whole = bytes.length & ~3;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < whole; at += 4) sum ^= view.getUint32(at, true);
  let rest = 0;
  for (const byte of bytes.subarray(whole)) rest = (rest << 8) | byte;
  return sum ^ rest;
}
