import { expect, test } from "vitest";
import { matchingCommands, type PaletteCommand } from "../../../../renderer/app/palette-commands.ts";

const commands: readonly PaletteCommand[] = ["Go to Bench", "Go to Ship", "Read stick"].map((name) => ({
  name,
  keys: "",
  run: () => undefined,
}));

test.each([
  ["", ["Go to Bench", "Go to Ship", "Read stick"]],
  ["go", ["Go to Bench", "Go to Ship"]],
  ["ship go", ["Go to Ship"]],
  ["xyz", []],
] as const)("typing %j leaves %j", (typed, names) => {
  expect(matchingCommands(commands, typed).map((command) => command.name)).toEqual(names);
});
