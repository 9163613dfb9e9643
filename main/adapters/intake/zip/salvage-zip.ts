import { getFileNameLowLevel } from "yauzl";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import type { ByteRange } from "./byte-range.ts";
import { type LocalHeader, readLocalHeader, sizesBehindFlag } from "./local-header.ts";
import { measureDeflated } from "./measure-deflated.ts";
import { deflatedMethod, storedMethod, type ZipMember } from "./zip-member.ts";

const signature = Buffer.from("PK\u0003\u0004", "latin1");
const searchBytes = 65_536;
const encryptedFlag = 0x1;
const longestName = 1_024;

/** Finds entries by the headers in front of them, in a part of a file where its directory leads to none. */
export async function* salvageZip(
  source: ByteSource,
  range: ByteRange,
  countWork: (bytes: number) => void,
): AsyncGenerator<ZipMember> {
  for (let at = await findHeader(source, range); at !== undefined; ) {
    const header = await readLocalHeader(source, at);
    let next = at + signature.length;
    if (header !== undefined && isLikely(header)) {
      const member = await memberOf(source, header, { from: at, to: range.to }, countWork);
      if (member !== undefined) {
        next = Math.max(next, header.dataAt + member.packedSize);
        if (!member.name.endsWith("/")) yield member;
      }
    }
    at = await findHeader(source, { from: next, to: range.to });
  }
}

async function findHeader(source: ByteSource, { from, to }: ByteRange): Promise<number | undefined> {
  for (let at = from; at < to; at += searchBytes) {
    const length = Math.min(searchBytes + signature.length - 1, to - at);
    const found = Buffer.from(await source.read(at, length)).indexOf(signature);
    if (found >= 0) return at + found;
  }
  return undefined;
}

/** The signature alone also occurs by chance. */
function isLikely({ method, nameBytes }: LocalHeader): boolean {
  const isRead = method === storedMethod || method === deflatedMethod;
  return isRead && nameBytes.length > 0 && nameBytes.length <= longestName && !nameBytes.includes(0);
}

async function memberOf(
  source: ByteSource,
  header: LocalHeader,
  range: ByteRange,
  countWork: (bytes: number) => void,
): Promise<ZipMember | undefined> {
  const isMeasured = (header.flags & sizesBehindFlag) === 0 || header.packedSize > 0;
  // Where stored bytes end nobody knows without their size.
  if (!isMeasured && header.method === storedMethod) return undefined;
  const measures = isMeasured
    ? header
    : await measureDeflated(source, { from: header.dataAt, to: range.to }, countWork);
  return {
    name: getFileNameLowLevel(header.flags, header.nameBytes, [], false),
    isEncrypted: (header.flags & encryptedFlag) !== 0,
    method: header.method,
    size: measures.size,
    packedSize: measures.packedSize,
    crc: measures.crc,
    headerAt: range.from,
    isSpecial: false,
  };
}
