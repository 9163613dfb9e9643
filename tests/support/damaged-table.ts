import { encodeHardwareHash } from "../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { simulatedHashFields } from "../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { SeededRandom } from "../fuzz/harness/seeded-random.ts";

/** A damaged file, and how many records are in it by a count that knows nothing of how it is read. */
export type DamagedTable = { readonly bytes: Uint8Array; readonly records: number };

const header = "Device Serial Number,Windows Product ID,Hardware Hash,Group Tag";

/** A part of the file: its text, the records in it, and whether it may be written in another encoding than the others. */
type Part = { readonly text: string; readonly records: number; readonly mayDiffer?: boolean };

/** Hashes without the filling at their end: whatever is taken out of one makes it unreadable. */
const hashes = Array.from({ length: 8 }, (_, index) => {
  const text = encodeHardwareHash(simulatedHashFields(`SIM000${index}`));
  return text.slice(0, Math.ceil(((Buffer.from(text, "base64").readUInt16LE(2) + 36) * 4) / 3));
});

/**
 * A file of rows with something wrong with most of them: cut, flipped, quoted, re-delimited, with zeros or blank lines between,
 * in one encoding or several. The damage is of a kind whose records can be counted by hand.
 */
export function damagedTable(random: SeededRandom): DamagedTable {
  const parts: Part[] = [{ text: header, records: 0 }];
  for (let row = random.between(1, 20); row > 0; row -= 1) parts.push(random.pick(damages)(random));
  const isMixed = random.once(4);
  const encoding = random.pick(encodings);
  const lineEnd = random.pick(["\r\n", "\n", "\r"]);
  const chunks = parts.map(({ text, mayDiffer }) => {
    const line = `${text.replaceAll("\n", lineEnd)}${lineEnd}`;
    return (
      encodings[isMixed ? (mayDiffer === true && random.once(3) ? 1 : 0) : encodings.indexOf(encoding)]?.(line) ?? line
    );
  });
  const bytes = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk)));
  return { bytes, records: parts.reduce((sum, { records }) => sum + records, 0) };
}

type Encoding = (text: string) => Uint8Array;

const encodings: readonly [Encoding, ...Encoding[]] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(text, "utf16le"),
  (text) => Buffer.from(text, "utf16le").swap16(),
  (text) => Buffer.from(text, "latin1"),
];

type Damage = (random: SeededRandom) => Part;

const damages: readonly [Damage, ...Damage[]] = [
  (random) => ({ text: row(random), records: 1, mayDiffer: true }),
  // A character here and there; a hash with one may be worth nothing, but it is a row.
  (random) => ({
    text: changed(row(random), random, random.pick(["*", "x", "é", "\u0001", "'", " ", "="])),
    records: 1,
  }),
  (random) => ({ text: inserted(row(random), random, '"', random.between(1, 3)), records: 1 }),
  (random) => ({ text: inserted(row(random), random, "\u0000", random.between(1, 5)), records: 1 }),
  (random) => ({
    text: inserted(row(random), random, random.pick(["\u200B", "\uFEFF", "\u00A0", "“"]), 1),
    records: 1,
  }),
  (random) => ({ text: row(random).replaceAll(",", random.pick([";", "\t", "|"])), records: 1, mayDiffer: true }),
  (random) => ({ text: row(random).replaceAll(/[^,]+/g, '"$&"'), records: 1 }),
  (random) => ({ text: `"${row(random)}"`, records: 1 }),
  (random) => ({ text: row(random).slice(0, random.between(1, 600)), records: 1 }),
  (random) => ({ text: `${row(random)},more,cells`, records: 1 }),
  // Lines cut in two: within its hash a row is whole again, elsewhere both halves are rows.
  (random) => cutRow(random, 0),
  (random) => cutRow(random, random.between(8, 200)),
  (random) => ({ text: `${row(random)}\n${random.pick(["", " ", "\t\n", "\n\n"])}`, records: 1 }),
  (random) => ({ text: random.pick([header, header.toUpperCase(), `"${header.replaceAll(",", '","')}"`]), records: 0 }),
  (random) => ({ text: `*${"garbage ".repeat(random.between(1, 9))}`, records: 1 }),
  () => ({ text: ",,,", records: 0 }),
];

function row(random: SeededRandom): string {
  const serial = `SIM${random.below(100_000)}`;
  return `${serial},${random.pick(["", "00330-80000-00000-AAOEM"])},${hashOf(random)},${random.pick(["", "LAB"])}`;
}

function hashOf(random: SeededRandom): string {
  return hashes[random.below(hashes.length)] ?? "";
}

/** A row in two lines, with so many characters lost between them. */
function cutRow(random: SeededRandom, lost: number): Part {
  const text = row(random);
  const start = text.indexOf("T0");
  const end = text.lastIndexOf(",");
  const at = lost === 0 ? random.between(1, text.length - 1) : random.between(start + 12, end - lost - 1);
  const rest = text.slice(at + lost);
  if (rest.trim() === "") return { text, records: 1 };
  return { text: `${text.slice(0, at)}\n${rest}`, records: lost === 0 && at > start && at < end ? 1 : 2 };
}

function changed(text: string, random: SeededRandom, character: string): string {
  const at = random.below(text.length);
  return text.slice(0, at) + character + text.slice(at + 1);
}

function inserted(given: string, random: SeededRandom, character: string, times: number): string {
  let text = given;
  for (let left = times; left > 0; left -= 1) {
    const at = random.below(text.length + 1);
    text = text.slice(0, at) + character + text.slice(at);
  }
  return text;
}
