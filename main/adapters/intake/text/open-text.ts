import { isAscii } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import type { TextEncoding } from "../../../../shared/domain/intake/intake-piece.ts";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import { sourceChunks } from "./source-chunks.ts";

/** Turns bytes cut anywhere into text. */
type ChunkDecoder = { readonly write: (bytes: Buffer) => string; readonly end: () => string };

/** A source's text in chunks, without a byte order mark in front. Bytes that mean nothing become U+FFFD. */
export async function* openText(source: ByteSource, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = decoderFor(encoding);
  let isFirst = true;
  for await (const bytes of sourceChunks(source)) {
    const text = decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (text === "") continue;
    yield isFirst ? withoutMark(text) : text;
    isFirst = false;
  }
  const rest = decoder.end();
  if (rest !== "") yield rest;
}

function decoderFor(encoding: TextEncoding): ChunkDecoder {
  switch (encoding) {
    case "ascii":
      return { write: (bytes) => bytes.toString("latin1"), end: () => "" };
    case "windows-1252": {
      const decoder = new TextDecoder("windows-1252");
      return { write: (bytes) => (isAscii(bytes) ? bytes.toString("latin1") : decoder.decode(bytes)), end: () => "" };
    }
    case "utf-8":
    case "utf-8-bom":
      return new StringDecoder("utf8");
    case "utf-16le":
      return new StringDecoder("utf16le");
    case "utf-16be":
      return bigEndianDecoder();
  }
}

function bigEndianDecoder(): ChunkDecoder {
  const decoder = new StringDecoder("utf16le");
  let rest = Buffer.alloc(0);
  const write = (bytes: Buffer): string => {
    // A copy: swapping is done in place, and the source may use its bytes again.
    const joined = Buffer.concat([rest, bytes]);
    const even = joined.length - (joined.length % 2);
    rest = joined.subarray(even);
    return decoder.write(joined.subarray(0, even).swap16());
  };
  return { write, end: () => decoder.end() };
}

/** A mark of the other byte order reads as U+FFFE. */
function withoutMark(text: string): string {
  const first = text.charCodeAt(0);
  return first === 0xfeff || first === 0xfffe ? text.slice(1) : text;
}
