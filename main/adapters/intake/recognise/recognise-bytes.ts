/** What the first bytes of a file say it is. */
export type ByteFormat =
  | { readonly kind: "zip" | "cab" | "compoundFile" }
  /** Packed or a spreadsheet, and not read: it may hold devices, so it has to be named. */
  | { readonly kind: "unread"; readonly format: UnreadFormat }
  /** Known, and nothing that intake could want. */
  | { readonly kind: "other" };

/** Formats that can hold devices and are not read. */
export type UnreadFormat = "7z" | "rar" | "gzip" | "bzip2" | "xz" | "zstd" | "tar" | "wim";

type Signature = {
  readonly at: number;
  readonly bytes: Buffer;
  readonly format: ByteFormat;
  /** A serial number can begin like this too; a zero byte soon after tells them apart. */
  readonly likeText?: true;
};

const text = (characters: string): Buffer => Buffer.from(characters, "latin1");
const starting = (bytes: Buffer, format: ByteFormat): Signature => ({ at: 0, bytes, format });
const unread = (bytes: Buffer, format: UnreadFormat): Signature => starting(bytes, { kind: "unread", format });
const other = (bytes: Buffer): Signature => starting(bytes, { kind: "other" });
const likeText = (signature: Signature): Signature => ({ ...signature, likeText: true });
const hex = (digits: string): Buffer => Buffer.from(digits, "hex");

const signatures: readonly Signature[] = [
  starting(text("PK\u0003\u0004"), { kind: "zip" }),
  // Without entries, and in parts on several disks.
  starting(text("PK\u0005\u0006"), { kind: "zip" }),
  starting(text("PK\u0007\u0008PK"), { kind: "zip" }),
  starting(text("MSCF\0\0\0\0"), { kind: "cab" }),
  starting(hex("d0cf11e0a1b11ae1"), { kind: "compoundFile" }),
  unread(hex("377abcaf271c"), "7z"),
  unread(text("Rar!\u001a\u0007"), "rar"),
  unread(hex("1f8b08"), "gzip"),
  { at: 4, bytes: text("1AY&SY"), format: { kind: "unread", format: "bzip2" } },
  unread(hex("fd377a585a00"), "xz"),
  unread(hex("28b52ffd"), "zstd"),
  unread(text("MSWIM\0\0\0"), "wim"),
  { at: 257, bytes: text("ustar"), format: { kind: "unread", format: "tar" } },
  // Event logs, pictures, documents, programs, databases: what lies beside a hash in a diagnostics archive.
  other(text("ElfFile\0")),
  likeText(other(text("regf"))),
  other(hex("89504e470d0a1a0a")),
  other(hex("ffd8ff")),
  likeText(other(text("GIF8"))),
  other(text("%PDF-")),
  likeText(other(text("MZ"))),
  other(text("SQLite format 3\0")),
];

/** Bytes that have to be at hand to recognise a format. */
export const recognisedBytes = 65_536;

/** Recognises a format by its first bytes; undefined for text, and for bytes nobody knows. */
export function recogniseBytes(head: Uint8Array): ByteFormat | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const hasZero = bytes.subarray(0, 512).includes(0);
  const found = signatures.find(
    (signature) =>
      bytes.subarray(signature.at, signature.at + signature.bytes.length).equals(signature.bytes) &&
      (hasZero || signature.likeText === undefined),
  );
  return found?.format;
}
