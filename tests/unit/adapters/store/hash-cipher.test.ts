import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createHashSealer, makeHashKey, openHash } from "../../../../main/adapters/store/hash-cipher.ts";

const hashTexts = fc.array(
  fc.tuple(fc.base64String({ maxLength: 200 }), fc.nat(3_000)).map(([head, filling]) => head + "A".repeat(filling)),
  { maxLength: 20 },
);

test("every text of every batch is opened again, by its key and under its digest alone", () => {
  const [key, otherKey] = [makeHashKey(), makeHashKey()];
  const seal = createHashSealer(key);
  fc.assert(
    fc.property(hashTexts, (texts) => {
      const sealed = seal(texts);
      expect(sealed).toHaveLength(texts.length);
      for (const [index, text] of texts.entries()) {
        const bytes = sealed[index] ?? new Uint8Array();
        const digest = hash("sha256", text);
        expect(openHash(key, digest, bytes)).toBe(text);
        expect(openHash(otherKey, digest, bytes)).toBeUndefined();
        expect(openHash(key, hash("sha256", `${text}x`), bytes)).toBeUndefined();
      }
    }),
    { numRuns: 50 },
  );
});

test("no part of the key's stream is used twice", () => {
  const key = makeHashKey();
  const seal = createHashSealer(key);
  const zeros = "A".repeat(10);
  const streams = Array.from({ length: 20 }, () => seal([zeros, "B".repeat(40), zeros]))
    .flat()
    .map((bytes) => Buffer.from(bytes));
  const counters = streams.map((bytes) => bytes.readBigUInt64BE(0));
  const blocks = streams.map((bytes) => BigInt(Math.ceil((bytes.length - 8) / 16)));
  const used = counters.flatMap((counter, index) =>
    Array.from({ length: Number(blocks[index]) }, (_, block) => counter + BigInt(block)),
  );
  expect(new Set(used).size).toBe(used.length);
});

test("any changed byte is noticed", () => {
  const key = makeHashKey();
  const text = "T0abcAAAA";
  const digest = hash("sha256", text);
  const [sealed = new Uint8Array()] = createHashSealer(key)([text]);
  for (let at = 0; at < sealed.length; at += 1)
    for (const bit of [1, 128]) expect(openHash(key, digest, sealed.with(at, (sealed[at] ?? 0) ^ bit))).toBeUndefined();
  for (let length = 0; length < sealed.length; length += 1)
    expect(openHash(key, digest, sealed.subarray(0, length))).toBeUndefined();
});
