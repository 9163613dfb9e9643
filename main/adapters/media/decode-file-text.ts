import { isAscii, isUtf8 } from "node:buffer";
import type { IntakeReading } from "../../../shared/domain/intake/intake-reading.ts";

/** A file's text without its byte order mark, and how it was encoded. */
export type FileText = { readonly encoding: IntakeReading["encoding"]; readonly text: string };

/**
 * Decodes a text file found on a stick: Windows PowerShell 5.1 writes UTF-16LE with a mark, PowerShell 7 UTF-8 without,
 * Excel UTF-8 with one or the Windows code page. What is no UTF-8 is read as Windows-1252, in which every byte means
 * something. Answers undefined for what cannot be text.
 */
export function decodeFileText(bytes: Uint8Array): FileText | undefined {
  const file = decodeByMark(bytes);
  return file.text.includes("\u0000") ? undefined : file;
}

function decodeByMark(bytes: Uint8Array): FileText {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodeAs("utf-8-bom", "utf-8", bytes);
  if (first === 0xff && second === 0xfe) return decodeAs("utf-16le", "utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decodeAs("utf-16be", "utf-16be", bytes);
  // Latin text in UTF-16 without a mark shows as every second byte being zero.
  if (second === 0 && first !== 0) return decodeAs("utf-16le", "utf-16le", bytes);
  if (first === 0 && second !== 0) return decodeAs("utf-16be", "utf-16be", bytes);
  if (isAscii(bytes)) return decodeAs("ascii", "utf-8", bytes);
  return isUtf8(bytes) ? decodeAs("utf-8", "utf-8", bytes) : decodeAs("windows-1252", "windows-1252", bytes);
}

function decodeAs(encoding: FileText["encoding"], label: string, bytes: Uint8Array): FileText {
  return { encoding, text: new TextDecoder(label).decode(bytes) };
}
