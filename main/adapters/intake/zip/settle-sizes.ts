import { crc32 } from "node:zlib";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { bytesBetween } from "./inflate.ts";
import { type LocalHeader, sizesBehindFlag } from "./local-header.ts";
import { measureDeflated } from "./measure-deflated.ts";
import { storedMethod, type ZipMember } from "./zip-member.ts";

/** No deflate stream unpacks to more than this for one byte. */
const largestRatio = 1_032;
const largestMeasured = 64 * 1024 * 1024;
/** Stands where the larger form keeps a size elsewhere. */
const elsewhere = 0xffff_ffff;

/** An entry with the sizes its bytes have, where the declared ones cannot be true and the sum says that the bytes are. */
export async function settleSizes(
  source: ByteSource,
  member: ZipMember,
  header: LocalHeader,
  countWork: (bytes: number) => void,
): Promise<ZipMember> {
  if (!isDoubtful(member, header)) return member;
  const sizes =
    member.method === storedMethod
      ? await measureStored(source, member, header, countWork)
      : await measurePacked(source, member, header, countWork);
  return sizes === undefined ? member : { ...member, ...sizes, isMisdeclared: true };
}

function isDoubtful({ method, size, packedSize }: ZipMember, header: LocalHeader): boolean {
  if (method === storedMethod ? size !== packedSize : size > packedSize * largestRatio + largestRatio) return true;
  if ((header.flags & sizesBehindFlag) !== 0) return false;
  const differs = (declared: number, local: number): boolean => local !== elsewhere && local !== declared;
  return differs(size, header.size) || differs(packedSize, header.packedSize);
}

type Sizes = Pick<ZipMember, "size" | "packedSize">;

async function measurePacked(
  source: ByteSource,
  { crc }: ZipMember,
  { dataAt }: LocalHeader,
  countWork: (bytes: number) => void,
): Promise<Sizes | undefined> {
  const measured = await measureDeflated(source, { from: dataAt, to: source.size }, countWork, largestMeasured);
  return measured.crc === crc ? { size: measured.size, packedSize: measured.packedSize } : undefined;
}

async function measureStored(
  source: ByteSource,
  { size, packedSize, crc }: ZipMember,
  header: LocalHeader,
  countWork: (bytes: number) => void,
): Promise<Sizes | undefined> {
  for (const length of new Set([packedSize, size, header.packedSize, header.size])) {
    if (length > largestMeasured || header.dataAt + length > source.size) continue;
    let sum = 0;
    for await (const bytes of bytesBetween(source, header.dataAt, header.dataAt + length)) {
      countWork(bytes.length);
      sum = crc32(bytes, sum);
    }
    if (sum === crc) return { size: length, packedSize: length };
  }
  return undefined;
}
