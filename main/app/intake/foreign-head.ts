/** How files begin that are in no way lists of devices: programs, pictures, films, disk images, documents, databases. */
const foreignStarts: readonly { readonly offset: number; readonly bytes: readonly number[] }[] = [
  { offset: 0, bytes: ascii("MZ") },
  { offset: 0, bytes: [0x7f, ...ascii("ELF")] },
  { offset: 0, bytes: [0x89, ...ascii("PNG")] },
  { offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { offset: 0, bytes: ascii("GIF8") },
  { offset: 0, bytes: ascii("RIFF") },
  { offset: 0, bytes: ascii("OggS") },
  { offset: 0, bytes: ascii("ID3") },
  { offset: 4, bytes: ascii("ftyp") },
  { offset: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { offset: 0, bytes: ascii("%PDF-") },
  { offset: 0, bytes: ascii("MSWIM") },
  { offset: 0, bytes: ascii("vhdxfile") },
  { offset: 0, bytes: ascii("conectix") },
  { offset: 0, bytes: ascii("SQLite format 3") },
  { offset: 0x80_01, bytes: ascii("CD001") },
];

/**
 * Whether a file begins as something that is in no way a list of devices. Other people's pictures and programs on a stick
 * are none of our business and are not copied. Texts hold no zero bytes unless every other one is, so that a row that
 * happens to begin like a program is not taken for one.
 */
export function isForeignHead(head: Uint8Array): boolean {
  const isBinary = head.includes(0);
  return (
    isBinary && foreignStarts.some(({ offset, bytes }) => bytes.every((byte, index) => head[offset + index] === byte))
  );
}

function ascii(text: string): readonly number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
