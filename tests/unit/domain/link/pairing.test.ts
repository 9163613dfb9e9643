import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  judgePairing,
  mostWrongTries,
  newPairing,
  type Pairing,
  placesLeft,
} from "../../../../shared/domain/link/pairing.ts";
import { codeLength, codeLetters, isSameCode, pairingCodeFrom } from "../../../../shared/domain/link/pairing-code.ts";
import { epochMs } from "../../../../shared/kernel/brand.ts";

const code = "bcdfghjknp";
const end = epochMs(600_000);
const pairing = newPairing(code, end, 2);
const attempt = { code, nonce: "n1", deviceKey: "id:1" };

describe("a code", () => {
  test("is of letters that are on the same keys everywhere, each as likely as the others", () => {
    const all = Uint8Array.from({ length: 256 }, (_byte, index) => index);
    const counts = new Map<string, number>();
    for (let from = 0; from + codeLength <= 240; from += codeLength)
      for (const letter of pairingCodeFrom(all.slice(from, from + codeLength)) ?? "")
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(new Set(counts.values())).toEqual(new Set([16]));
    expect([...counts.keys()].toSorted().join("")).toBe([...codeLetters].toSorted().join(""));
  });

  test("cannot be made of too few usable bytes", () => {
    expect(pairingCodeFrom(new Uint8Array(9))).toBeUndefined();
    expect(pairingCodeFrom(new Uint8Array(64).fill(255))).toBeUndefined();
  });

  test("is compared letter by letter", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        expect(isSameCode(left, right)).toBe(left === right);
      }),
    );
  });
});

describe("a try to call in", () => {
  const reasonOf = (state: Pairing | undefined, tried = attempt, now = epochMs(0)): string => {
    const judged = judgePairing(state, tried, now);
    return judged.kind === "paired" ? "paired" : judged.reason;
  };

  test.each([
    ["no code", undefined, attempt, 0, "noCode"],
    ["the code", pairing, attempt, 0, "paired"],
    ["another code", pairing, { ...attempt, code: "xxxxxxxxxx" }, 0, "wrongCode"],
    ["part of the code", pairing, { ...attempt, code: "bcd" }, 0, "wrongCode"],
    ["too late", pairing, attempt, 600_000, "codeExpired"],
    ["another code, too late", pairing, { ...attempt, code: "xxxxxxxxxx" }, 600_000, "wrongCode"],
    ["the code after too many wrong ones", { ...pairing, wrongTries: mostWrongTries }, attempt, 0, "tooManyTries"],
  ] as const)("%s", (_what, state, tried, now, expected) => {
    expect(reasonOf(state, tried, epochMs(now))).toBe(expected);
  });

  test("with a number that was used before is a copy", () => {
    const once = judgePairing(pairing, attempt, epochMs(0));
    expect(reasonOf(once.pairing)).toBe("replayed");
    expect(reasonOf(once.pairing, { ...attempt, nonce: "n2" })).toBe("paired");
  });

  test("wrong ones are counted, and change nothing else", () => {
    const wrong = judgePairing(pairing, { ...attempt, code: "xxxxxxxxxx" }, epochMs(0));
    expect(wrong.pairing).toEqual({ ...pairing, wrongTries: 1 });
  });

  test("never lets more devices in than the code was made for, whatever the order", () => {
    const tries = fc.array(
      fc.record({ device: fc.integer({ min: 1, max: 5 }), nonce: fc.integer({ min: 1, max: 8 }) }),
    );
    fc.assert(
      fc.property(tries, (all) => {
        let state: Pairing | undefined = pairing;
        for (const { device, nonce } of all) {
          const judged = judgePairing(state, { code, nonce: `n${nonce}`, deviceKey: `id:${device}` }, epochMs(0));
          state = judged.pairing;
        }
        expect(placesLeft(state ?? pairing)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
