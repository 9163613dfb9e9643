import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { EntryFailure } from "../entry-failure.ts";
import type { ZipListing } from "../zip/list-zip.ts";
import { readLocalHeader } from "../zip/local-header.ts";
import { unpackMember } from "../zip/unpack-member.ts";
import { deflatedMethod, storedMethod, type ZipMember } from "../zip/zip-member.ts";

/** What a ZIP file is: a workbook, a spreadsheet of a kind that is not read, another document, or simply files. */
export type PackageKind = "workbook" | "xlsb" | "ods" | "document" | "archive";

/** The part that names what the others are is a few KiB long. */
const largestPart = 1024 * 1024;

/** What office programs call the parts of a workbook, for one that has lost the part that says so. */
const workbookPart = /^xl\/(?:workbook\.xml|worksheets\/[^/]+\.xml)$/;
const binaryPart = /^xl\/workbook\.bin$/;

const openDocument = "application/vnd.oasis.opendocument.";

/** Tells what a ZIP file is by the part that office programs put into it to say so, or by the names of its parts. */
export async function recognisePackage(
  source: ByteSource,
  { members, salvaged }: ZipListing,
  countWork: (bytes: number) => void,
): Promise<PackageKind> {
  const all = [...members, ...salvaged];
  const part = async (name: string): Promise<string> => {
    const member = all.find((candidate) => candidate.name === name);
    return member === undefined ? "" : await readPart(source, member, countWork);
  };
  const mimeType = await part("mimetype");
  if (mimeType.startsWith(openDocument)) return mimeType.startsWith(`${openDocument}spreadsheet`) ? "ods" : "document";
  const types = await part("[Content_Types].xml");
  if (/ms-excel\.sheet\.binary/.test(types)) return "xlsb";
  if (/(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroEnabled)\.main\+xml/.test(types))
    return "workbook";
  if (/(?:wordprocessingml|presentationml|ms-word|ms-powerpoint|ms-visio)/.test(types)) return "document";
  if (all.some(({ name }) => binaryPart.test(name))) return "xlsb";
  return all.some(({ name }) => workbookPart.test(name)) ? "workbook" : "archive";
}

/** A small part's text; empty when it cannot be read. */
async function readPart(source: ByteSource, member: ZipMember, countWork: (bytes: number) => void): Promise<string> {
  const isReadable = member.method === storedMethod || member.method === deflatedMethod;
  if (!isReadable || member.isEncrypted || member.size > largestPart) return "";
  const header = await readLocalHeader(source, member.headerAt);
  if (header === undefined) return "";
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of unpackMember(source, member, header.dataAt, countWork)) chunks.push(chunk);
  } catch (thrown) {
    if (!(thrown instanceof EntryFailure) || thrown.trouble !== "damaged") throw thrown;
  }
  return Buffer.concat(chunks).toString();
}
