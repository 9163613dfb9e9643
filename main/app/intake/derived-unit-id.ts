import { type UnitId, unitId } from "../../../shared/kernel/brand.ts";
import { derivedGuid } from "../../../shared/kernel/derived-guid.ts";
import { bytesToHex } from "../../../shared/kernel/hex.ts";
import type { Digest } from "../../../shared/kernel/sha256.ts";
import { encodeUtf8 } from "../../../shared/kernel/utf8.ts";

/** Gives each row of one reading, asked for in order, the id its unit gets. */
export type UnitIdOfRow = (entry: string, line: number) => UnitId;

/**
 * The ids are always the same for the same reading of the same bytes, so that rows taken before a crash are recognised when
 * they are read again. A container may hold two entries of one name; their rows are then told apart by their number.
 */
export function createUnitIds(readingId: string, sha256: string, digest: Digest): UnitIdOfRow {
  const lastLines = new Map<string, number>();
  let rows = 0;
  return (entry, line) => {
    rows += 1;
    const isAgain = line <= (lastLines.get(entry) ?? 0);
    if (!isAgain) lastLines.set(entry, line);
    const place = JSON.stringify(isAgain ? [entry, line, rows] : [entry, line]);
    return unitId(derivedGuid(bytesToHex(digest(encodeUtf8(`reseal-intake:${readingId}:${sha256}:${place}`)))));
  };
}
