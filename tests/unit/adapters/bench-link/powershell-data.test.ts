import fc from "fast-check";
import { expect, test } from "vitest";
import { powerShellData, type ScriptData } from "../../../../main/adapters/bench-link/powershell-data.ts";

test("plain values, lists and tables are written as PowerShell reads them", () => {
  const data = { host: "a-b.example", port: 443, ids: [1, 2], none: [], after: null, provider: undefined };
  expect(powerShellData([data, "x y"])).toBe(
    "@(@{ host = 'a-b.example'; port = 443; ids = @(1, 2); none = @(); after = $null }, 'x y')",
  );
});

test("what could be more than data is never written", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("'", "a'; exit '", "$(exit)", "a\nb", "\u2019"));
  const { data } = fc.letrec<{ data: ScriptData }>((tie) => ({
    data: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc.double(),
      fc.constant(null),
      fc.array(tie("data"), { maxLength: 3 }),
      fc.dictionary(text, tie("data"), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(data, (value) => {
      let written = "";
      try {
        written = powerShellData(value);
      } catch (thrown) {
        expect(String(thrown)).toContain("form that may stand in a script");
      }
      // Nothing but quoted plain texts, numbers, $null and what holds them together.
      expect(written).toMatch(/^(?:'[A-Za-z0-9 ._:/-]*'|-?\d+|\$null|@\(|@\{ |[A-Za-z]+ = |\)| \}|, |; )*$/);
    }),
  );
});
