import { expect, it } from "vitest";
import { commandInputs } from "../../../shared/contract/commands/inputs.ts";
import { screenErrorCode } from "../../../shared/text/lists/screen-error-code.ts";

it.each([
  ["", ""],
  ["  ", ""],
  ["0x81039024", "0x81039024"],
  [" 0x87d1041c ", "0x87D1041C"],
  ["80180014", "0x80180014"],
  ["-2145910764", "0x80180014"],
  ["oobeaadv10", "OOBEAADV10"],
  ["OOBESOMETHING", "OOBESOMETHING"],
  ["0x12345678", "0x12345678"],
  ["ZtdDeviceNotFound", undefined],
  ["806", undefined],
  ["something happened", undefined],
])("%j off a screen is kept as %s", (typed, kept) => {
  const code = screenErrorCode(typed);
  expect(code).toBe(kept);
  if (code === undefined) return;
  const input = { unitId: "unit-1", what: "failure", errorCode: code };
  expect(commandInputs["unit.confirm"].safeParse(input).success).toBe(true);
});
