const callOpcode = 0xe8;
/** Calls so close to the end of a data block are left as they are. */
export const untouchedTail = 10;
/** Everything beyond the first GiB is left as it is, too. */
const untouchedFrom = 32_768 * 32_768;

/**
 * Makes targets of x86 calls relative again: packing made them absolute because equal numbers pack better. `position` is
 * where the bytes begin in the folder.
 */
export function untranslateCalls(bytes: Uint8Array, position: number, translatedSize: number): void {
  if (position >= untouchedFrom) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length - untouchedTail; at += 1) {
    if (bytes[at] !== callOpcode) continue;
    const target = view.getInt32(at + 1, true);
    const here = position + at;
    if (target >= -here && target < translatedSize)
      view.setInt32(at + 1, target >= 0 ? target - here : target + translatedSize, true);
    at += 4;
  }
}
