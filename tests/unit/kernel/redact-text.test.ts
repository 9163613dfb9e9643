import fc from "fast-check";
import { expect, test } from "vitest";
import { redactText } from "../../../shared/kernel/redact-text.ts";

test.each([
  ["Authorization: Bearer abc.def-ghi", "Authorization: [redacted] [redacted]"],
  ["got Bearer abc.def-ghi back", "got Bearer [redacted] back"],
  ["access_token=abc&x=1", "access_token=[redacted]&x=1"],
  ['{"client_secret":"abc"}', '{"client_secret":"[redacted]"}'],
  ["key 00000-11111-AAAAA-BBBBB-CCCCC end", "key [product key] end"],
  ["joined as someone@contoso.example.", "joined as [account]"],
  ["serial SIM0001 on bench-01 at 2026-01-05T08:00:00Z", "serial SIM0001 on bench-01 at 2026-01-05T08:00:00Z"],
  ["unit 4c4c4544-0000-0000-0000-000000000001", "unit 4c4c4544-0000-0000-0000-000000000001"],
])("%s", (text, redacted) => {
  expect(redactText(text)).toBe(redacted);
});

test("a SHA-256 digest stays", () => {
  expect(redactText(`hash ${"0a".repeat(32)}`)).toBe(`hash ${"0a".repeat(32)}`);
});

test("no planted hash, token or account survives, whatever stands around it", () => {
  const hash = fc.uint8Array({ minLength: 60, maxLength: 3_000 }).map((bytes) => Buffer.from(bytes).toString("base64"));
  const part = fc.uint8Array({ minLength: 20, maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("base64url"));
  const token = fc.tuple(part, part, part).map(([head, body, seal]) => `eyJ${head}.eyJ${body}.${seal}`);
  const name = fc.stringMatching(/^[a-z][a-z0-9.]{2,20}$/);
  const account = fc.tuple(name, name).map(([user, host]) => `${user}@${host}.example`);
  fc.assert(
    fc.property(fc.string(), fc.oneof(hash, token, account), fc.string(), (before, planted, after) => {
      expect(redactText(`${before}${planted}${after}`)).not.toContain(planted);
      expect(redactText(`${before} ${planted} ${after}`)).not.toContain(planted.slice(0, 20));
    }),
  );
});
