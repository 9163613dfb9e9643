import { describe, expect, test } from "vitest";
import { errorText, errorTexts, errorTitle } from "../../../shared/text/errors/error-text.ts";

describe("the text of an error", () => {
  test.each(Object.entries(errorTexts))("%s says what happened, what it means and one next step", (_code, text) => {
    expect(text.title).not.toMatch(/[.!]$/);
    expect(text.title.length).toBeLessThanOrEqual(50);
    expect(text.meaning).toMatch(/\.$/);
    expect(text.nextStep).toMatch(/\.$/);
  });

  test("tells when the bench tries again by itself", () => {
    const nextStep = errorTexts["graph.throttled"].nextStep;
    const later = { when: "later", delayMs: 30_000 } as const;
    expect(errorText({ code: "graph.throttled", retry: later }).nextStep).toBe(`${nextStep} Next try in 30 s.`);
    expect(errorText({ code: "graph.throttled", retry: { when: "never" } }).nextStep).toBe(nextStep);
  });

  test("has a title only for codes that exist", () => {
    expect(errorTitle("bridge.timedOut")).toBe("The device did not answer in time");
    expect(errorTitle("toString")).toBe("");
    expect(errorTitle("")).toBe("");
  });
});
