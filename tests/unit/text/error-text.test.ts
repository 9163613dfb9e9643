import { describe, expect, test } from "vitest";
import { signInTroubles } from "../../../shared/domain/sign-in/sign-in-trouble.ts";
import { errorText, errorTexts, errorTitle } from "../../../shared/text/errors/error-text.ts";
import { signInTroubleText } from "../../../shared/text/errors/sign-in-trouble-text.ts";

describe("the text of an error", () => {
  test.each(Object.entries({ ...errorTexts, ...signInTroubleText }))(
    "%s says what happened, what it means and one next step",
    (_code, text) => {
      expect(text.title).not.toMatch(/[.!]$/);
      expect(text.title.length).toBeLessThanOrEqual(50);
      expect(text.meaning).toMatch(/\.$/);
      expect(text.nextStep).toMatch(/\.$/);
    },
  );

  test("tells when the bench tries again by itself", () => {
    const nextStep = errorTexts["graph.throttled"].nextStep;
    const later = { when: "later", delayMs: 30_000 } as const;
    expect(errorText({ code: "graph.throttled", retry: later }).nextStep).toBe(`${nextStep} Next try in 30 s.`);
    expect(errorText({ code: "graph.throttled", retry: { when: "never" } }).nextStep).toBe(nextStep);
  });

  test("of every trouble with signing in is its own", () => {
    const texts = signInTroubles
      .filter((trouble) => trouble !== "other")
      .map((reason) => errorText({ code: "signIn.failed", retry: { when: "technicianActs" }, context: { reason } }));
    expect(new Set(texts.map(({ title }) => title)).size).toBe(texts.length);
    expect(texts.map(({ title }) => title)).not.toContain(errorTexts["signIn.failed"].title);
    const unknown = { code: "signIn.required", retry: { when: "never" }, context: { reason: "toString" } } as const;
    expect(errorText(unknown)).toEqual(errorTexts["signIn.required"]);
    // A reason of another kind of error is no trouble with signing in.
    expect(errorText({ ...unknown, code: "graph.offline", context: { reason: "idle" } })).toEqual(
      errorTexts["graph.offline"],
    );
  });

  test("has a title only for codes that exist", () => {
    expect(errorTitle("bridge.timedOut")).toBe("The device did not answer in time");
    expect(errorTitle("toString")).toBe("");
    expect(errorTitle("")).toBe("");
  });
});
