import type { TextEncoding } from "../../../../shared/domain/intake/intake-piece.ts";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { sourceChunks } from "./source-chunks.ts";
import { type ByteOrder, byteOrderOf, isSingleByteText, leavesByteOrder } from "./text-likeness.ts";
import { createUtf8Check } from "./utf8-check.ts";

/** Bytes at the beginning that are looked at one by one. */
const headBytes = 64 * 1024;

/**
 * Finds out how a text is encoded, in one pass and with little memory; undefined when the bytes cannot be text. Windows
 * PowerShell 5.1 writes UTF-16LE with a mark, PowerShell 7 UTF-8 without, Excel UTF-8 with one or the Windows code page.
 * What is no UTF-8 is Windows-1252, in which every byte means something; so is a file that is two-byte in one part and
 * one-byte in another, where the zeros have to be left out.
 */
export async function probeText(source: ByteSource): Promise<TextEncoding | undefined> {
  let order: ByteOrder | undefined;
  let isFirst = true;
  let hasUtf8Mark = false;
  const check = createUtf8Check();
  for await (const chunk of sourceChunks(source)) {
    if (isFirst) {
      const head = chunk.subarray(0, headBytes);
      hasUtf8Mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
      order = hasUtf8Mark ? undefined : byteOrderOf(head, markOf(head));
      if (order === undefined && !isSingleByteText(head)) return undefined;
      isFirst = false;
    }
    if (order === undefined) check.push(chunk);
    else if (leavesByteOrder(chunk, order)) return "windows-1252";
  }
  if (order !== undefined) return order === "le" ? "utf-16le" : "utf-16be";
  const encoding = check.end();
  return encoding === "utf-8" && hasUtf8Mark ? "utf-8-bom" : encoding;
}

function markOf([first, second]: Uint8Array): ByteOrder | undefined {
  if (first === 0xff && second === 0xfe) return "le";
  return first === 0xfe && second === 0xff ? "be" : undefined;
}
