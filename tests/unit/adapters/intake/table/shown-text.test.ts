import { describe, expect, test } from "vitest";
import { foundText, sampleText } from "../../../../../main/adapters/intake/table/shown-text.ts";

const key = "VK7JG-NPHTM-C97JM-9MPGT-3V66T";

describe("what was found", () => {
  test.each([
    ["a serial number", "SIM-0001", "SIM-0001"],
    ["blanks", "Hello\t\n there", "Hello there"],
    ["a long text", "one two ".repeat(9), `${"one two ".repeat(5).slice(0, 39)}…`],
    ["a hash", `T0FDAwEAHAAAAAoA${"A".repeat(900)}`, "[916 characters]"],
    ["a piece of a hash", "wMAEQBHZW51aW5lSW50ZWwABAAf", "[27 characters]"],
    ["a piece of a hash behind a word", `Hash: ${"wMAEQBHZW51aW5".repeat(4)}`, "Hash: [56 characters]"],
    ["a hash behind a word", `Hash: ${"wMAEQBHZW51aW5".repeat(200)}`, "Hash: …"],
    ["a product key", key, "[29 characters]"],
    ["a product key among words", `_${key}_ x`, "_[29 characters]_ x"],
    ["a product key with other dashes", key.replaceAll("-", "\u2013"), "[29 characters]"],
    ["an account", "mia@contoso.example", "[account]"],
    ["nothing", "", ""],
  ])("%s", (_name, text, shown) => {
    expect(foundText(text)).toBe(shown);
  });

  test("shows nothing of a hash that begins far behind", () => {
    for (let place = 60; place < 140; place += 1)
      expect(foundText(`${"= ".repeat(place / 2)}${"wMAEQBHZW51aW5".repeat(30)}`)).not.toContain("wMAE");
  });
});

test("samples are shorter, and show accounts, which a person needs to know the column by", () => {
  expect(sampleText("mia@contoso.example")).toBe("mia@contoso.example");
  expect(sampleText("a serial number of many words")).toBe("a serial number of many…");
  expect(sampleText(key)).toBe("[29 characters]");
});
