import { describe, expect, it } from "vitest";
import { decodeHardwareHash } from "../../../../shared/domain/hardware-hash/decode-hardware-hash.ts";
import type { HashRepair } from "../../../../shared/domain/hardware-hash/decoded-hash.ts";
import { encodeHardwareHash } from "../../../../shared/domain/hardware-hash/encode-hardware-hash.ts";
import { withFlippedByte } from "../../../../shared/domain/hardware-hash/hash-variants.ts";
import { simulatedHashFields } from "../../../../shared/domain/hardware-hash/simulated-hash-fields.ts";
import { healthy } from "./grade-support.ts";

const sound = encodeHardwareHash(healthy);
const lines = sound.match(/.{1,75}/g) ?? [];
const padded = Buffer.from(sound, "base64").subarray(0, 2998).toString("base64");

/** The same bytes in parts that are base64 each, cut at these places. */
function inParts(cuts: readonly number[]): string {
  const bytes = Buffer.from(sound, "base64");
  const ends = [...cuts, bytes.length];
  return ends.map((end, part) => bytes.subarray(ends[part - 1] ?? 0, end).toString("base64")).join("");
}

const changes: readonly (readonly [string, string, readonly HashRepair[]])[] = [
  ["the URL alphabet", sound.replaceAll("+", "-").replaceAll("/", "_"), ["urlAlphabet"]],
  ["a web address", encodeURIComponent(padded), ["escapes"]],
  [
    "an address with the URL alphabet",
    encodeURIComponent(padded.replaceAll("+", "-").replaceAll("/", "_")),
    ["escapes", "urlAlphabet"],
  ],
  ["JSON", `"${sound.replaceAll("+", "\\u002B").replaceAll("/", "\\/")}"`, ["escapes", "quotes"]],
  ["HTML", sound.replaceAll("+", "&#x2B;").replaceAll("/", "&#47;"), ["escapes"]],
  ["mail with soft line ends", lines.join("=\r\n"), ["escapes", "lineBreaks"]],
  ["mail with marks of a reply", lines.map((line) => `> ${line}`).join("\n"), ["escapes", "lineBreaks"]],
  ["mail with its padding escaped", padded.replace("==", "=3D=3D"), ["escapes"]],
  ["a form that turned + into blanks", sound.replaceAll("+", " "), ["lostPlus"]],
  ["soft line ends that were joined", lines.join("="), ["innerPadding"]],
  ["parts that are padded each", inParts([100, 500, 1001]), ["innerPadding"]],
  ["too much padding", `${sound}===`, ["innerPadding"]],
];

describe("a text that went through", () => {
  it.each(changes)("%s is read, because its checksum proves it", (_, text, repairs) => {
    expect(text).not.toBe(sound);
    const decoded = decodeHardwareHash(text);
    expect(decoded).toMatchObject({ ok: true, value: { serialNumber: "SIM0000001", trailer: "valid", repairs } });
  });

  it.each(changes)("%s is refused where nothing proves it", (_, text) => {
    const damaged = text.replace("T0F", "T0E");
    expect(damaged).not.toBe(text);
    expect(decodeHardwareHash(damaged).ok).toBe(false);
  });
});

it("gives back filling that was cut off, even where it belongs to the checksum", () => {
  const endingInZeros = Array.from({ length: 2000 }, (_, index) =>
    encodeHardwareHash(simulatedHashFields(`SIM${index}`)),
  )
    .map((text) => ({ text, cut: text.replace(/(?<!A)A+$/, "") }))
    .filter(({ text, cut }) => {
      const bytes = Buffer.from(text, "base64");
      return Math.floor((cut.length * 3) / 4) < bytes.readUInt16LE(2) + 36;
    });
  expect(endingInZeros.length).toBeGreaterThan(0);
  for (const { text, cut } of endingInZeros) {
    const decoded = decodeHardwareHash(cut);
    expect(decoded).toMatchObject({ ok: true, value: { trailer: "valid", repairs: ["padding"] } });
    expect(decoded.ok && text.startsWith(decoded.value.text)).toBe(true);
  }
});

it("keeps a hash as it is given when its checksum is wrong and nothing else is better", () => {
  const damaged = withFlippedByte(sound);
  expect(decodeHardwareHash(damaged)).toMatchObject({
    ok: true,
    value: { text: damaged, trailer: "mismatch", repairs: [] },
  });
});

it("does not take long over hostile texts", () => {
  const start = "T0E7AwEAHAAA";
  for (const text of [
    start + "=".repeat(199_000),
    `${start}${"=".repeat(199_000)}X`,
    start + "= ".repeat(99_000),
    `${start}\n${"> ".repeat(99_000)}`,
    start + "A A ".repeat(49_000),
    start + "%2B".repeat(66_000),
    start + "=A".repeat(99_000),
  ]) {
    expect(decodeHardwareHash(text).ok).toBe(false);
  }
});
