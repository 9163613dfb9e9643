import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createScanDetector, type KeyPress, withoutFrame } from "../../../../renderer/features/scan/scan-detector.ts";

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
    const broken = [...typed("abcd", 5), { key: "Home", at: 22 }, { key: "Enter", at: 25 }];
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

describe("the key that ends a scan", () => {
  const endedBy = (key: string, gapMs: number, text = "SLOT-07") => {
    const presses = typed(text, 8);
    return answers([...presses, { key, at: (presses.at(-1)?.at ?? 0) + gapMs }]).at(-1);
  };

  test("may be Tab as well as Enter, when it comes as fast", () => {
    expect(endedBy("Tab", 8)).toEqual({ kind: "scan", text: "SLOT-07" });
    expect(endedBy("Tab", 100)).toEqual({ kind: "scan", text: "SLOT-07" });
    expect(endedBy("Tab", 101)).toEqual({ kind: "other" });
    expect(endedBy("Escape", 8)).toEqual({ kind: "other" });
  });

  test("a person's Tab stays a Tab, whatever was typed before it", () => {
    expect(endedBy("Tab", 8, "ABC")).toEqual({ kind: "other" });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.integer({ min: 36, max: 900 }), (text, gapMs) => {
        const presses = [...typed(text, gapMs), { key: "Tab", at: text.length * gapMs }];
        expect(answers(presses).at(-1)).toEqual({ kind: "other" });
      }),
    );
  });

  test("is swallowed when the scanner sends it twice, and only then", () => {
    const twice: readonly KeyPress[] = [
      ...enterAfter(typed("SLOT-07", 8), 8),
      { key: "Tab", at: 64 },
      { key: "Enter", at: 70 },
      { key: "Enter", at: 400 },
    ];
    expect(
      answers(twice)
        .slice(-3)
        .map(({ kind }) => kind),
    ).toEqual(["tail", "tail", "other"]);
  });
});

describe("keys of a scanner and keys of a person", () => {
  const qr = JSON.stringify({
    BlockSequence: { ZtdId: "0a1b2c3d-0000-4111-8222-333344445555", SerialNumber: "SIM 01" },
  });

  /** As a scanner types with a key press of Shift before each character that needs it. */
  function shifted(text: string, keyMs: number): readonly KeyPress[] {
    let at = 0;
    const press = (key: string): KeyPress => {
      at += keyMs;
      return { key, at };
    };
    const presses = [...text].flatMap((key) => (/[A-Z{}":_]/.test(key) ? [press("Shift"), press(key)] : [press(key)]));
    return [...presses, press("Enter")];
  }

  test.each([2, 8, 20, 34])("a QR code's JSON at %i ms a key is read whole", (keyMs) => {
    expect(answers(shifted(qr, keyMs)).at(-1)).toEqual({ kind: "scan", text: qr });
  });

  test("a code of 4,096 characters is read whole, and a longer one does not grow without end", () => {
    const longest = JSON.stringify({ ZtdId: "x".repeat(4096 - 12) });
    expect(longest).toHaveLength(4096);
    expect(answers(shifted(longest, 3)).at(-1)).toEqual({ kind: "scan", text: longest });
    const endless = answers(enterAfter(typed("x".repeat(9000), 2), 2)).at(-1);
    expect(endless?.kind === "scan" && endless.text.length < 4200).toBe(true);
  });

  test("a key that is held down repeats fast and is no scan", () => {
    const held = Array.from({ length: 20 }, (_, index) => ({ key: "a", at: 500 + index * 30, repeats: index > 0 }));
    expect(answers(enterAfter(held, 20)).map(({ kind }) => kind)).not.toContain("scan");
    const enterHeld = [...typed("abcd", 5), { key: "Enter", at: 25, repeats: true }];
    expect(answers(enterHeld).at(-1)).toEqual({ kind: "other" });
  });

  test("capitals typed with Shift held down are a person's", () => {
    const capitals: readonly KeyPress[] = ["A", "B", "C", "D", "E"].flatMap((key, index) => [
      { key: "Shift", at: index * 60, repeats: index > 0 },
      { key, at: index * 60 + 1 },
    ]);
    expect(answers(enterAfter(capitals, 60)).map(({ kind }) => kind)).not.toContain("scan");
  });

  test("any sequence of keys: a scan is always what was pressed just before, fast and without a named key between", () => {
    const key = fc.constantFrom("a", "B", "7", "{", " ", "Shift", "Tab", "Enter", "Escape", "ArrowUp", "ä");
    const step = fc.record({ key, gapMs: fc.nat(160), repeats: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const detect = createScanDetector();
        let at = 0;
        let run: { readonly key: string; readonly gapMs: number }[] = [];
        let sinceMs = 0;
        for (const { key: pressed, gapMs, repeats } of steps) {
          at += gapMs;
          sinceMs += gapMs;
          const answer = detect({ key: pressed, at, repeats });
          if (answer.kind === "scan") {
            expect(["Enter", "Tab"]).toContain(pressed);
            expect(sinceMs).toBeLessThanOrEqual(100);
            expect(answer.text.length).toBeGreaterThanOrEqual(4);
            const typedText = run.map((one) => one.key).join("");
            expect(typedText.endsWith(answer.text)).toBe(true);
            const gaps = run.slice(run.length - answer.text.length + 1).map((one) => one.gapMs);
            expect(Math.max(...gaps)).toBeLessThanOrEqual(150);
            expect(Math.max(...gaps.slice(0, 3))).toBeLessThanOrEqual(70);
          }
          if (pressed === "Shift") continue;
          run = pressed.length === 1 && !repeats ? [...run, { key: pressed, gapMs: sinceMs }] : [];
          sinceMs = 0;
        }
      }),
    );
  });
});

describe("what the scanner puts around a code", () => {
  test.each([
    ["~SIM01", "~", "", "SIM01"],
    ["~~SIM01", "~", "", "~SIM01"],
    ["SIM~01", "~", "", "SIM~01"],
    ["SIM01", "", "", "SIM01"],
    ["SIM01$", "", "$", "SIM01"],
    ["SIM01$$", "", "$", "SIM01$"],
    ["~SIM01$", "~", "$", "SIM01"],
    ["~SIM01", "~", "$", "SIM01"],
    ["SIM01$", "~", "$", "SIM01"],
    ["~", "~", "~", ""],
    ["]Q0{}", "]Q0", "", "{}"],
  ])("%j with %j before and %j after is %j", (text, prefix, suffix, code) => {
    expect(withoutFrame(text, { prefix, suffix })).toBe(code);
  });

  test("any code comes out as it went in", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (code, prefix, suffix) => {
        expect(withoutFrame(prefix + code + suffix, { prefix, suffix })).toBe(code);
      }),
    );
  });
});
