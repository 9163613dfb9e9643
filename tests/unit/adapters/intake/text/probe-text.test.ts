import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { probeText } from "../../../../../main/adapters/intake/text/probe-text.ts";
import { memorySource } from "../../../../support/memory-source.ts";

const probe = (bytes: Uint8Array, mostBytes?: number) =>
  probeText(memorySource(bytes, mostBytes === undefined ? {} : { mostBytes }));
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

describe("UTF-8", () => {
  test("is known wherever the chunks cut its characters", async () => {
    const character = fc.constantFrom("a", "é", "€", "🙂", "\n");
    await fc.assert(
      fc.asyncProperty(
        fc.array(character, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        async (parts, size) => {
          const text = parts.join("");
          const encoding = /^[\n-z]*$/.test(text) ? "ascii" : "utf-8";
          expect(await probe(Buffer.from(text), size)).toBe(encoding);
        },
      ),
    );
  });

  test.each([
    ["cut within its last character", Buffer.from("Büro é").subarray(0, -1), "utf-8"],
    ["of one cut character only", Buffer.of(0x42, 0xc3), "windows-1252"],
    ["with a byte of another encoding", Buffer.of(0xc3, 0xa9, 0xe9, 0x42, 0x42), "windows-1252"],
    ["with a mark and nothing else", Buffer.of(0xef, 0xbb, 0xbf), "utf-8-bom"],
    ["with a mark and no UTF-8 behind it", Buffer.of(0xef, 0xbb, 0xbf, 0x41, 0xe9, 0x41), "windows-1252"],
  ])("%s", async (_name, bytes, encoding) => {
    expect(await probe(bytes)).toBe(encoding);
  });
});

describe("UTF-16", () => {
  test.each([
    ["in Chinese with a mark", utf16("\uFEFF设备序列号,硬件哈希\r\n".repeat(9)), "utf-16le"],
    ["in Chinese with a mark, big-endian", utf16("\uFEFF设备序列号,硬件哈希\r\n".repeat(9)).swap16(), "utf-16be"],
    ["of one character", utf16("a"), "utf-16le"],
    ["of a mark only", Buffer.of(0xff, 0xfe), "utf-16le"],
    ["with the mark of the other order", Buffer.concat([Buffer.of(0xfe, 0xff), utf16("SIM0001,")]), "utf-16le"],
    ["with an odd length", Buffer.concat([utf16("SIM0001,"), Buffer.of(0x41)]), "utf-16le"],
    [
      "with one-byte rows behind it",
      Buffer.concat([utf16("SIM0001\r\n".repeat(40_000)), Buffer.from("A".repeat(60))]),
      "windows-1252",
    ],
    [
      "and as much of the other order, which reads as one-byte text with zeros",
      Buffer.concat([utf16("SIM0001\r\n".repeat(9)), utf16("SIM0002,".repeat(9)).swap16()]),
      "ascii",
    ],
  ])("%s", async (_name, bytes, encoding) => {
    expect(await probe(bytes)).toBe(encoding);
  });
});

test.each([
  ["nothing", Buffer.alloc(0), "ascii"],
  ["zeros", Buffer.alloc(9_000), "ascii"],
  ["text and an old program's end mark", Buffer.from("SIM0001\r\n\u001A"), "ascii"],
  ["a code page", Buffer.from("B\u00fcro \u0080", "latin1"), "windows-1252"],
])("%s", async (_name, bytes, encoding) => {
  expect(await probe(bytes)).toBe(encoding);
});

test.each([
  ["a ZIP file's beginning", Buffer.from("PK\u0003\u0004\u0014\u0000\u0006\u0000\u0008\u0000!\u0000\u0001\u0002")],
  ["control characters", Buffer.from("\u0001\u0002\u0003text\u0004\u0005")],
  ["control characters in UTF-16", utf16("\uFEFF\u0001\u0002\u0003a\u0004")],
  ["every byte", Buffer.from(Array.from({ length: 256 }, (_, index) => index))],
])("%s is no text", async (_name, bytes) => {
  expect(await probe(bytes)).toBeUndefined();
});
