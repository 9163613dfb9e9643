import type { RowRefusal } from "../../../shared/domain/intake/intake-reading.ts";
import { decodeBase64 } from "../../../shared/kernel/base64.ts";

/** The prefix all known hashes share: the magic `OA`, a length, and a first record of type 1 and 28 bytes. */
const hashStart = /^T0[E-H][A-Za-z0-9+/]{2}[AQgw]EAHAA/;

/** Bytes of the checksum record that follows the declared length. */
const checksumBytes = 36;

/** Whether a text starts as every hardware hash does, whatever became of the rest. */
export function startsLikeHardwareHash(text: string): boolean {
  return hashStart.test(text.slice(0, 12).replaceAll(/\s/g, ""));
}

/**
 * What makes a text unusable as a hash at first sight; undefined when nothing does. Quick on purpose (files have thousands
 * of rows): the whole structure and the checksum are looked at when the hash is decoded.
 */
export function hashTextProblem(text: string): RowRefusal | undefined {
  if (text === "") return "noHash";
  const body = text.replaceAll(/\s/g, "");
  if (!startsLikeHardwareHash(body)) return "notAHardwareHash";
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(body)) return "hashDamaged";
  const head = decodeBase64(body.slice(0, 8));
  const declaredBytes = head.ok ? (head.value[2] ?? 0) + 256 * (head.value[3] ?? 0) : 0;
  const presentBytes = Math.floor((body.replace(/=+$/, "").length * 3) / 4);
  return presentBytes < declaredBytes + checksumBytes ? "hashTruncated" : undefined;
}
