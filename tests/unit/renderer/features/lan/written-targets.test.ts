import { expect, it } from "vitest";
import { writtenTargets } from "../../../../../renderer/features/lan/written-targets.ts";

it("takes devices one a line, with commas, semicolons or blanks between them", () => {
  expect(writtenTargets(" pc1\npc2, pc3;pc4  pc5\r\n")).toEqual(["pc1", "pc2", "pc3", "pc4", "pc5"]);
  expect(writtenTargets(" \n ,")).toEqual([]);
});

it("keeps a range together, whatever hyphen and blanks are in it", () => {
  expect(writtenTargets("10.0.0.1 - 10.0.0.9, 10.0.1.1–7")).toEqual(["10.0.0.1-10.0.0.9", "10.0.1.1-7"]);
});
