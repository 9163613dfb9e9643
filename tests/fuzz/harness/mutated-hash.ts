import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { encodeHardwareHash } from "../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { fieldVariants, wrappedText } from "../../../shared/domain/hardware-hash/hash-variants.ts";
import { simulatedHashFields } from "../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import type { SeededRandom } from "./seeded-random.ts";

const HEADER = 4;

/** Every kind of simulated device, and the public samples that have records. */
const sources: readonly [Buffer, ...Buffer[]] = [
  sample("synthetic-full-valid.b64"),
  sample("oofhours-2022-hyperv-vm.partial.b64"),
  ...Object.values(fieldVariants).map((variant) =>
    Buffer.from(encodeHardwareHash(variant(simulatedHashFields("SIM0000001"))), "base64"),
  ),
];

function sample(fileName: string): Buffer {
  const file = new URL(`../../fixtures/hardware-hashes/${fileName}`, import.meta.url);
  return Buffer.from(readFileSync(file, "latin1"), "base64");
}

/** The text of a blob with something changed in its bytes, its characters, or both; at times nothing or everything. */
export function mutatedHashText(random: SeededRandom): string {
  if (random.once(50)) return randomText(random, random.below(200));
  let blob: Uint8Array = random.pick(sources).slice();
  for (let left = random.below(4); left > 0; left -= 1) blob = random.pick(byteMutations)(blob, random);
  if (random.once(2) && (declaredLength(blob) < 4_000 || random.once(20))) blob = sealed(blob);
  let text = Buffer.from(blob).toString("base64");
  for (let left = random.below(3); left > 0; left -= 1) text = random.pick(textMutations)(text, random);
  return text;
}

type ByteMutation = (blob: Uint8Array, random: SeededRandom) => Uint8Array;
type TextMutation = (text: string, random: SeededRandom) => string;

const byteMutations: readonly [ByteMutation, ...ByteMutation[]] = [
  // A bit, a byte, a length or a type.
  (blob, random) => changed(blob, random.below(declaredLength(blob) + 36), [1 << random.below(8)], true),
  (blob, random) => changed(blob, random.below(blob.length), [random.below(256)]),
  (blob, random) => changed(blob, recordStart(blob, random) + 2, u16(oddNumber(random))),
  (blob, random) =>
    changed(blob, recordStart(blob, random), u16(random.once(2) ? random.below(40) : oddNumber(random))),
  (blob, random) => changed(blob, 2, u16(oddNumber(random))),
  // Bytes too few, too many, or from elsewhere.
  (blob, random) => blob.slice(0, random.below(blob.length + 1)),
  (blob, random) => joined(blob, random.bytes(random.below(60))),
  (blob, random) => spliced(blob, random.below(blob.length), random.below(300), random.bytes(0)),
  (blob, random) => spliced(blob, random.below(blob.length), 0, random.bytes(random.below(80))),
  (blob, random) => spliced(blob, recordStart(blob, random), 0, record(random, random.below(40), random.below(60))),
  (blob, random) =>
    spliced(blob, recordStart(blob, random), 0, record(random, random.below(40), rarelyMany(random, 20_000))),
  (blob, random) => spliced(blob, recordStart(blob, random), 0, manyRecords(random)),
  (blob, random) =>
    joined(blob.slice(0, recordStart(blob, random)), random.pick(sources).slice(recordStart(blob, random))),
  (blob, random) => changed(blob, random.below(blob.length), random.bytes(random.below(100))),
];

const textMutations: readonly [TextMutation, ...TextMutation[]] = [
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(4)),
  (text, random) => wrappedText(text, random.between(1, 100)),
  (text) => text.replaceAll(/(?=.)/g, "\0"),
  (text, random) => inserted(text, random, randomText(random, random.between(1, 4))),
  (text, random) =>
    inserted(text, random, random.pick(["=", "==", "\r\n", " ", '"', "\uFEFF", "=\r\n", "%2B", "&#43;"])),
  (text) => text.replaceAll("+", "-").replaceAll("/", "_"),
  (text) => text.replaceAll("+", " "),
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) => text.replaceAll("+", "\\u002B").replaceAll("/", "\\/"),
  withoutFilling,
  (text, random) => `${text}${random.pick(["A", "=", "==", "===", "AA", "B", ",", ";"])}`,
  (text) => `"${text}"`,
  (text) => text + text,
  (text) => text.toUpperCase(),
];

function withoutFilling(text: string): string {
  let end = text.length;
  while (end > 0 && "A=".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The start of a record, or of where one would be. */
function recordStart(blob: Uint8Array, random: SeededRandom): number {
  let at = HEADER;
  for (let left = random.below(28); left > 0; left -= 1) {
    const length = (blob[at + 2] ?? 0) + ((blob[at + 3] ?? 0) << 8);
    if (length < HEADER || at + length > blob.length) break;
    at += length;
  }
  return at;
}

function declaredLength(blob: Uint8Array): number {
  return (blob[2] ?? 0) + ((blob[3] ?? 0) << 8);
}

/** Numbers at the edges of what a length can be. */
function oddNumber(random: SeededRandom): number {
  return random.pick([0, 1, 3, 4, 5, 28, 32, 36, 0xff, 0x100, 0x7fff, 0xffdb, 0xfffc, 0xffff, random.below(0x10000)]);
}

function u16(value: number): readonly number[] {
  return [value & 0xff, value >> 8];
}

function record(random: SeededRandom, type: number, size: number): Uint8Array {
  return Uint8Array.from([...u16(type), ...u16(size + HEADER), ...random.bytes(size)]);
}

/** Up to `most`, but mostly few: large inputs cost as much as thousands of small ones. */
function rarelyMany(random: SeededRandom, most: number): number {
  return random.below(random.once(50) ? most : 50);
}

/** Thousands of the shortest records a blob can hold. */
function manyRecords(random: SeededRandom): Uint8Array {
  const count = 1 + rarelyMany(random, 15_000);
  const one = [...u16(random.between(1, 40)), ...u16(HEADER)];
  const bytes = new Uint8Array(count * HEADER);
  for (let at = 0; at < bytes.length; at += HEADER) bytes.set(one, at);
  return bytes;
}

function changed(blob: Uint8Array, at: number, values: Iterable<number>, turned = false): Uint8Array {
  let offset = at;
  for (const value of values) {
    if (offset < blob.length) blob[offset] = turned ? (blob[offset] ?? 0) ^ value : value;
    offset += 1;
  }
  return blob;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  return Buffer.concat([one, other]);
}

/** Bytes taken out and others put in, the declared length with them. */
function spliced(blob: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array {
  const result = Buffer.concat([blob.subarray(0, at), added, blob.subarray(Math.min(blob.length, at + removed))]);
  const declared = declaredLength(blob) + added.length - Math.min(removed, blob.length - at);
  return changed(result, 2, u16(Math.max(0, Math.min(0xffff, declared))));
}

/** With a sound checksum at the declared length, so that the walk and not the checksum has to find what is wrong. */
function sealed(blob: Uint8Array): Uint8Array {
  const declared = declaredLength(blob);
  const result = Buffer.alloc(Math.max(blob.length, declared + 36));
  result.set(blob);
  result.set([0x43, 0x53, 0x24, 0x00], declared);
  result.set(hash("sha256", result.subarray(0, declared), "buffer"), declared + 4);
  return result;
}

function inserted(text: string, random: SeededRandom, added: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + added + text.slice(at + (random.once(2) ? added.length : 0));
}

function randomText(random: SeededRandom, length: number): string {
  return String.fromCharCode(...Array.from({ length }, () => random.below(random.pick([0x80, 0x100, 0x10000]))));
}
