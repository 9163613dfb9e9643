import { expect, test } from "vitest";
import { serialChoices } from "../../../../renderer/features/unit/serial-choices.ts";

test("a serial that several sources name is one choice, as the first of them writes it", () => {
  expect(
    serialChoices([
      { serialNumber: "SIM 01", source: "hash" },
      { serialNumber: "SIM02", source: "file" },
      { serialNumber: " sim  01", source: "scan" },
    ]),
  ).toEqual([
    { serialNumber: "SIM 01", sources: ["hash", "scan"] },
    { serialNumber: "SIM02", sources: ["file"] },
  ]);
});
