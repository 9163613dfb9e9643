import { expect, test } from "vitest";
import { choiceOf, isUsable, roleOf, withRole } from "../../../../renderer/features/intake/column-choice.ts";
import { tableWords } from "../../../../renderer/features/intake/table-words.ts";
import { sampleGuessedTable } from "../../../support/sample-intake.ts";

test("the choice begins with what was detected", () => {
  expect(choiceOf(sampleGuessedTable)).toEqual({ serialNumber: 1, hardwareHash: 3 });
});

test("a role moves to another column and leaves the one that had it unused", () => {
  const choice = withRole(choiceOf(sampleGuessedTable), 2, "serialNumber");
  expect(choice).toEqual({ serialNumber: 2, hardwareHash: 3 });
  expect(roleOf(choice, 1)).toBeUndefined();
  expect(roleOf(choice, 2)).toBe("serialNumber");
});

test("a column gets another role, or none", () => {
  const choice = choiceOf(sampleGuessedTable);
  expect(withRole(choice, 1, "model")).toEqual({ hardwareHash: 3, model: 1 });
  expect(withRole(choice, 1, undefined)).toEqual({ hardwareHash: 3 });
});

test.each([
  [{ hardwareHash: 3 }, true],
  [{ productId: 2 }, true],
  [{ serialNumber: 1, manufacturer: 2, model: 3 }, true],
  [{ serialNumber: 1, model: 3 }, false],
  [{}, false],
] as const)("%o tells a device: %s", (choice, usable) => {
  expect(isUsable(choice)).toBe(usable);
});

test("a table is said in words", () => {
  expect(tableWords(sampleGuessedTable)).toBe(
    "CSV without a header · Windows-1252 · separated by semicolons · no header · columns guessed",
  );
  const chosen = { ...sampleGuessedTable, kind: "intuneCsv", delimiter: "\t", headerLine: 2, chosen: true } as const;
  expect(tableWords(chosen)).toBe(
    "Intune CSV · Windows-1252 · separated by tabs · header in line 2 · columns chosen by hand",
  );
});
