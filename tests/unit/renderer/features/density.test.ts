import { expect, test } from "vitest";
import { columnsFor } from "../../../../renderer/features/board/density.ts";

test.each([
  [8, "auto", 4],
  [12, "auto", 4],
  [24, "auto", 6],
  [50, "auto", 9],
  [50, "12", 4],
  [12, "50", 9],
] as const)("%i slots at density %s have at most %i columns", (slots, density, columns) => {
  expect(columnsFor(slots, density)).toBe(columns);
});
