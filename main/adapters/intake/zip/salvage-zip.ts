import { crc32 } from "node:zlib";
import { getFileNameLowLevel } from "yauzl";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";
import { inflate } from "./inflate.ts";
import { type LocalHeader, readLocalHeader } from "./local-header.ts";
import { deflatedMethod, storedMethod, type ZipMember } from "./zip-member.ts";

const signature = Buffer.from("PK\u0003\u0004", "latin1");
const searchBytes = 65_536;
const encryptedFlag = 0x1;
const sizesBehindFlag = 0x8;
const longestName = 1_024;

/**
 * Finds entries by the headers in front of them, for a file whose directory at its end is damaged or was never copied. Places
 * in `known` were listed already.
 */
export async function* salvageZip(
  source: ByteSource,
  known: ReadonlySet<number>,
  countWork: (bytes: number) => void,
): AsyncGenerator<ZipMember> {
  for (let at = await findHeader(source, 0); at !== undefined; ) {
    const header = await readLocalHeader(source, at);
    let next = at + signature.length;
    if (header !== undefined && isLikely(header)) {
      const member = await memberOf(source, header, at, countWork);
      if (member !== undefined) {
        next = Math.max(next, header.dataAt + member.packedSize);
        if (!known.has(at) && !member.name.endsWith("/")) yield member;
      }
    }
    at = await findHeader(source, next);
  }
}

async function findHeader(source: ByteSource, from: number): Promise<number | undefined> {
  for (let at = from; at < source.size; at += searchBytes) {
    const found = Buffer.from(await source.read(at, searchBytes + signature.length - 1)).indexOf(signature);
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
  headerAt: number,
  countWork: (bytes: number) => void,
): Promise<ZipMember | undefined> {
  const isMeasured = (header.flags & sizesBehindFlag) === 0 || header.packedSize > 0;
  // Where stored bytes end nobody knows without their size.
  if (!isMeasured && header.method === storedMethod) return undefined;
  const measures = isMeasured ? header : await measure(source, header.dataAt, countWork);
  return {
    name: getFileNameLowLevel(header.flags, header.nameBytes, [], false),
    isEncrypted: (header.flags & encryptedFlag) !== 0,
    method: header.method,
    size: measures.size,
    packedSize: measures.packedSize,
    crc: measures.crc,
    headerAt,
    isSpecial: false,
  };
}

/** Finds out by unpacking what a header leaves to be said behind the data. */
async function measure(
  source: ByteSource,
  from: number,
  countWork: (bytes: number) => void,
): Promise<Pick<ZipMember, "size" | "packedSize" | "crc">> {
  const progress = { packedSize: 0 };
  let size = 0;
  let crc = 0;
  try {
    for await (const chunk of inflate(source, from, source.size, progress)) {
      countWork(chunk.length);
      size += chunk.length;
      crc = crc32(chunk, crc);
    }
  } catch (thrown) {
    if (!(thrown instanceof EntryFailure) || thrown.trouble !== "damaged") throw thrown;
  }
  return { size, packedSize: progress.packedSize, crc };
}
