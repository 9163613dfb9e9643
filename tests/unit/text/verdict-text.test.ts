import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../shared/domain/bench/unit-view.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { verdictNext, verdictTitle } from "../../../shared/text/screens/unit-screen-text.ts";
import { sampleUnit } from "../../support/sample-unit.ts";

const until = epochMs(new Date(2026, 10, 24, 5, 28).getTime());

describe("a verdict in words", () => {
  test("not yet names what is missing and until when it is awaited", () => {
    expect(verdictTitle(sampleUnit.verdict)).toBe("Not yet: 2 of 9 points are missing");
    expect(verdictNext(sampleUnit.verdict)).toBe(
      "Still missing: Intune's report; the label on the box. The bench waits until 05:28.",
    );
    expect(until).toBe(sampleUnit.verdict.points[2]?.until);
  });

  test("not yet, early on, does not list everything", () => {
    const missing = sampleUnit.verdict.points.slice(0, 7).map((point) => point.name);
    const verdict: Verdict = { kind: "notYet", points: sampleUnit.verdict.points, missing };
    expect(verdictNext(verdict)).toBe("The unit is still on its way. 2 points shown so far.");
  });

  test("stop says why and the one next step", () => {
    const verdict: Verdict = {
      kind: "stop",
      points: [],
      reason: { code: "stop.noTpm", params: {} },
      nextStep: { code: "next.enableTpm", params: {} },
    };
    expect(verdictTitle(verdict)).toBe("Stop: no TPM found on the device");
    expect(verdictNext(verdict)).toBe("Switch the TPM on in the firmware, then collect again.");
  });

  test("ready says what to do with the unit", () => {
    expect(verdictTitle({ kind: "ready", points: [] })).toBe("Ready to ship: all 9 points shown");
    expect(verdictNext({ kind: "ready", points: [] })).toBe("Go to Ship: scan the unit, then its box.");
  });
});
