import type { ZipListing } from "../zip/list-zip.ts";
import type { ZipMember } from "../zip/zip-member.ts";

/**
 * A listing in which every part of a workbook stands once, so that no sheet is put together from two workbooks: the one its
 * directory names, else the last one in the file, which is the one that office programs would open.
 */
export function onePartPerName(listing: ZipListing): ZipListing {
  const listed = new Set(listing.members.map(({ name }) => name));
  const last = new Map<string, ZipMember>();
  for (const member of listing.salvaged) if (!listed.has(member.name)) last.set(member.name, member);
  return { ...listing, salvaged: [...last.values()] };
}
