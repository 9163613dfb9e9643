import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { textCodes } from "../../../shared/domain/bench/text-code.ts";
import { errorTexts } from "../../../shared/text/errors/error-text.ts";

/** All of the product that can ask for a sentence: everything but the lists of codes and the sentences themselves. */
const source = globSync("{main,renderer,shared}/**/*.{ts,tsx}")
  .filter((file) => !/^shared[\\/](?:text[\\/]|kernel[\\/]app-error\.ts|domain[\\/]bench[\\/]text-code\.ts)/.test(file))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");

test.each([
  ["sentence", textCodes],
  ["error", Object.keys(errorTexts)],
])("every %s is asked for somewhere", (_kind, codes) => {
  expect(source.length).toBeGreaterThan(100_000);
  expect(codes.filter((code) => !source.includes(`"${code}"`))).toEqual([]);
});
