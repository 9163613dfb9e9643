import { expect, test } from "vitest";
import { withoutSecrets } from "../../../../shared/domain/policy/without-secrets.ts";

test.each([
  ["a product key", "VK7JG-NPHTM-C97JM-9MPGT-3V66T", ""],
  ["one among words, with other dashes", "key VK7JG\u2013NPHTM\u2013C97JM\u20139MPGT\u20133V66T!", "key !"],
  ["zero bytes", "AAAABQAZABAAAAAAAAAAQAAAAAAAAAACAAEAAwMAEQBHZ", ""],
  ["texts of a hash", "EQBHZW51aW5lSW50ZWwABAAMAFNpbSBDUFUABgAQAAACA", ""],
  ["a key's bytes", "x f8Q1ieSRES2XoYoE5raqNhFCD7jTv+aw68sPIwlexFaAcXP+B5k=", "x "],
])("takes out %s", (_name, text, rest) => {
  expect(withoutSecrets(text)).toBe(rest);
  expect(withoutSecrets(text, "[left out]")).toContain("[left out]");
});

test.each([
  "SIM-0001",
  "3762-6031-4113-7498-8215-1456-13-3762-6031-4113-7498",
  "0000_0000_0000_0001_00A0_7519_2A3B_4C5D.",
  "SN0123456789BCDEFGHJKLMNPQRSTUVWXYZ0123456789BCDEF",
  "ed25bc338ef545c703c3bf51f464041dcb4359590968ada223428d9f3e8ef3cc",
  "ContosoProfessionalWorkstationNotebookFourteen2026",
])("leaves %s", (text) => {
  expect(withoutSecrets(text)).toBe(text);
});
