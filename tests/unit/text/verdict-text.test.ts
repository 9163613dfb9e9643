import { describe, expect, test } from "vitest";
import { textCodes } from "../../../shared/domain/bench/text-code.ts";
import type { Verdict } from "../../../shared/domain/bench/unit-view.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { stopMeaning } from "../../../shared/text/codes/stop-meaning.ts";
import { say } from "../../../shared/text/say.ts";
import { verdictMeaning, verdictNext, verdictTitle } from "../../../shared/text/screens/unit-screen-text.ts";
import { sampleTiles } from "../../support/sample-board.ts";
import { sampleUnit } from "../../support/sample-unit.ts";

const until = epochMs(new Date(2026, 10, 24, 5, 28).getTime());
const tileOf = (word: string) => {
  const tile = sampleTiles.find((known) => known.word === word);
  if (tile === undefined) throw new Error(`no sample tile says ${word}`);
  return tile;
};

describe("a verdict in words", () => {
  test("not yet names what is missing, and the bench's own step says until when it is awaited", () => {
    const { verdict } = sampleUnit;
    expect(verdictTitle(verdict)).toBe("Not yet: 2 of 9 points are missing");
    expect(verdictMeaning(verdict)).toBe("Still missing: Intune's report; the label on the box.");
    expect(verdictNext(verdict, { ...tileOf("checkingSeal"), until })).toBe(
      "Wait: the bench is checking the seal. Awaited until 05:28.",
    );
  });

  test("not yet, early on, does not list everything; a person's step begins with its verb", () => {
    const missing = sampleUnit.verdict.points.slice(0, 7).map((point) => point.name);
    const verdict: Verdict = { kind: "notYet", points: sampleUnit.verdict.points, missing };
    expect(verdictMeaning(verdict)).toBe("");
    expect(verdictNext(verdict, { ...tileOf("startIt"), until })).toMatch(
      /^Start it: press the Windows key five times/,
    );
  });

  test("stop says what happened, what it means and the one next step", () => {
    const verdict: Verdict = {
      kind: "stop",
      points: [],
      reason: { code: "stop.noTpm", params: {} },
      nextStep: { code: "next.enableTpm", params: {} },
    };
    expect(verdictTitle(verdict)).toBe("Stop: no TPM found on the device");
    expect(verdictMeaning(verdict)).toBe(
      "The technician flow proves the device by its TPM; without one it cannot begin.",
    );
    expect(verdictNext(verdict, tileOf("stopped"))).toBe("Switch the TPM on in the firmware, then collect again.");
  });

  test("ready says what to do with the unit", () => {
    const verdict: Verdict = { kind: "ready", points: [] };
    expect(verdictTitle(verdict)).toBe("Ready to ship: all 9 points shown");
    expect(verdictMeaning(verdict)).toBe("");
    expect(verdictNext(verdict, tileOf("readyToShip"))).toBe("Go to Ship: scan the unit, then its box.");
  });
});

test("a reason is no sentence of its own, its meaning and the next step are", () => {
  for (const [code, meaning] of Object.entries(stopMeaning)) {
    expect(meaning, code).toMatch(/\.$/);
    const reason = textCodes.find((known) => known === code);
    expect(reason === undefined ? "." : say({ code: reason, params: {} }), code).not.toMatch(/\.$/);
  }
  for (const code of textCodes.filter((known) => known.startsWith("next."))) {
    expect(say({ code, params: {} }), code).toMatch(/\.$/);
  }
});
