import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createScanDetector, type KeyPress, withoutPrefix } from "../../../../renderer/features/scan/scan-detector.ts";

/** Presses the keys of a text, `gapMs` apart, from `startMs` on. */
function typed(text: string, gapMs: number, startMs = 0): readonly KeyPress[] {
  return [...text].map((key, index) => ({ key, at: startMs + index * gapMs }));
}

function answers(presses: readonly KeyPress[]) {
  const detect = createScanDetector();
  return presses.map(detect);
}

const enterAfter = (presses: readonly KeyPress[], gapMs: number): readonly KeyPress[] => [
  ...presses,
  { key: "Enter", at: (presses.at(-1)?.at ?? 0) + gapMs },
];

describe("telling scans from typing", () => {
  test("fast characters with Enter are a scan", () => {
    expect(answers(enterAfter(typed("SLOT-07", 8), 8)).at(-1)).toEqual({ kind: "scan", text: "SLOT-07" });
  });

  test("35 ms between keys is still a scan, 36 ms is a person", () => {
    expect(answers(enterAfter(typed("SLOT-07", 35), 35)).at(-1)).toEqual({ kind: "scan", text: "SLOT-07" });
    expect(answers(enterAfter(typed("SLOT-07", 36), 36)).at(-1)).toEqual({ kind: "other" });
  });

  test("a pause inside what is evidently a scan does not cut it in two", () => {
    const paused = (gapMs: number) => [...typed("RESEAL:NW-2", 8), ...typed("041:SIM01", 8, 80 + gapMs)];
    expect(answers(enterAfter(paused(150), 8)).at(-1)).toEqual({ kind: "scan", text: "RESEAL:NW-2041:SIM01" });
    expect(answers(enterAfter(paused(151), 8)).at(-1)).toEqual({ kind: "scan", text: "041:SIM01" });
  });

  test("three characters are too few", () => {
    expect(answers(enterAfter(typed("ABC", 5), 5)).at(-1)).toEqual({ kind: "other" });
  });

  test("Shift inside a scan belongs to it; a named key ends it", () => {
    const capital: readonly KeyPress[] = [
      { key: "a", at: 0 },
      { key: "Shift", at: 5 },
      { key: "B", at: 6 },
      { key: "c", at: 12 },
      { key: "d", at: 18 },
      { key: "Enter", at: 24 },
    ];
    expect(answers(capital).at(-1)).toEqual({ kind: "scan", text: "aBcd" });
    const broken = [...typed("abcd", 5), { key: "Tab", at: 22 }, { key: "Enter", at: 25 }];
    expect(answers(broken).at(-1)).toEqual({ kind: "other" });
  });

  test("what a person typed before does not become part of the scan", () => {
    const person = typed("12", 300);
    const scanner = enterAfter(typed("SIM0001", 6, 1000), 6);
    expect(answers([...person, ...scanner]).at(-1)).toEqual({ kind: "scan", text: "SIM0001" });
  });

  test("two scans in a row are two scans", () => {
    const first = enterAfter(typed("SIM0001", 6), 6);
    const second = enterAfter(typed("SLOT-07", 6, 200), 6);
    const scans = answers([...first, ...second]).filter((answer) => answer.kind === "scan");
    expect(scans).toEqual([
      { kind: "scan", text: "SIM0001" },
      { kind: "scan", text: "SLOT-07" },
    ]);
  });

  test("any text from a scanner is read as it is, whatever was pressed before", () => {
    const character = fc.string({ minLength: 1, maxLength: 1, unit: "grapheme-ascii" });
    fc.assert(
      fc.property(fc.array(character, { minLength: 4, maxLength: 60 }), fc.nat(30), (characters, gapMs) => {
        const text = characters.join("");
        const presses = enterAfter(typed(text, gapMs, 5000), gapMs);
        expect(answers([{ key: "x", at: 0 }, ...presses]).at(-1)).toEqual({ kind: "scan", text });
      }),
    );
  });

  test("no typing at a person's speed is ever a scan", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.integer({ min: 36, max: 2000 }), (text, gapMs) => {
        const kinds = answers(enterAfter(typed(text, gapMs), gapMs)).map((answer) => answer.kind);
        expect(kinds).not.toContain("scan");
        expect(kinds).not.toContain("fast");
      }),
    );
  });
});

test("a prefix is taken off once, and only where it stands", () => {
  expect(withoutPrefix("~SIM01", "~")).toBe("SIM01");
  expect(withoutPrefix("~~SIM01", "~")).toBe("~SIM01");
  expect(withoutPrefix("SIM~01", "~")).toBe("SIM~01");
  expect(withoutPrefix("SIM01", "")).toBe("SIM01");
});
