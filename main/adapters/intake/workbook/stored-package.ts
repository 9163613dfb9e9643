import { crc32 } from "node:zlib";
import type { WorkbookPart } from "./collect-parts.ts";

/**
 * A ZIP file of these parts without compression. A library that unpacks for itself may follow other headers than the ones that
 * were checked; of this file it can only read what was.
 */
export function storedPackage(parts: readonly WorkbookPart[]): ArrayBuffer {
  const local: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const encoded = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(encoded.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    local.push(Buffer.from("PK\u0003\u0004"), about, encoded, bytes);
    directory.push(Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), about, rest, encoded);
    offset += 4 + about.length + encoded.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return joined([...local, ...directory, end]);
}

/** In a buffer of its own, and copied once: the parts may be all the memory there is for them. */
function joined(pieces: readonly Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole.buffer;
}
