import type { RowRefusal } from "../../../shared/domain/intake/intake-reading.ts";

/** The prefix all known hashes share: the magic `OA`, a length, and a first record of type 1 and 28 bytes. */
const hashStart = /^T0[E-H][A-Za-z0-9+/]{2}[AQgw]EAHAA/;

/** Whether a text starts as every hardware hash does, whatever became of the rest. */
export function startsLikeHardwareHash(text: string): boolean {
  return hashStart.test(text.slice(0, 12).replaceAll(/\s/g, ""));
}

/** Why a cell holds no hash at all; undefined when it starts like one. What became of the rest shows in decoding. */
export function missingHash(text: string): RowRefusal | undefined {
  if (text === "") return "noHash";
  return startsLikeHardwareHash(text) ? undefined : "notAHardwareHash";
}
