import { describe, expect, test } from "vitest";
import { saidAdvices, saidCodes, saidFindings, saidWaits, standingTexts } from "./every-text.ts";

const everyText: readonly (readonly [string, string])[] = [
  ...standingTexts,
  ...[...saidCodes, ...saidFindings, ...saidAdvices, ...saidWaits].map(({ code, full }) => [code, full] as const),
  ...[...saidCodes, ...saidFindings, ...saidAdvices, ...saidWaits].map(
    ({ code, bare }) => [`${code} without values`, bare] as const,
  ),
];

const forbidden = /\b(white glove|azure ad|aad|machines?|jobs?|(?<!Autopilot )sync(ed|ing)?)\b/i;
const american = /\b(colors?|organiz\w*|authoriz\w*|canceled|initializ\w*|recogniz\w*|(?<!Partner )center)\b/i;

describe("every text", () => {
  test("there are many of them", () => {
    expect(everyText.length).toBeGreaterThan(600);
  });

  test("says something, and nothing of its insides", () => {
    const broken = everyText.filter(([, text]) => text.trim() === "" || /undefined|NaN|\[object|null/.test(text));
    expect(broken).toEqual([]);
  });

  test("uses none of the words that the product does not use", () => {
    expect(everyText.filter(([, text]) => forbidden.test(text))).toEqual([]);
  });

  test("is spelt the British way", () => {
    const spelt = everyText.filter(([, text]) => american.test(text));
    expect(spelt).toEqual([]);
  });

  test("has no blank too many once it has its values", () => {
    const complete = everyText.filter(([path]) => !path.endsWith("without values"));
    expect(complete.filter(([, text]) => / {2}| [.,;:]|^ | $/.test(text))).toEqual([]);
  });
});
