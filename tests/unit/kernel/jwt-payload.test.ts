import fc from "fast-check";
import { expect, test } from "vitest";
import { jwtPayload } from "../../../shared/kernel/jwt-payload.ts";

const tokenOf = (payload: string): string => `e30.${Buffer.from(payload).toString("base64url")}.signature`;

test("any JSON value comes out as it was put in", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const sent = JSON.stringify(value);
      expect(jwtPayload(tokenOf(sent))).toEqual(JSON.parse(sent));
    }),
  );
});

test("whatever a text is, reading it never throws", () => {
  fc.assert(fc.property(fc.string(), (text) => void jwtPayload(text)));
});

test.each([
  ["no dot", "opaque"],
  ["nothing behind the dot", "e30."],
  ["characters of another alphabet", "e30.e!.x"],
  ["bytes that are no JSON", tokenOf("opaque")],
])("%s: no payload", (_name, token) => {
  expect(jwtPayload(token)).toBeUndefined();
});

test("both characters in which the two base64 alphabets differ are read", () => {
  const token = tokenOf('"~~~???"');
  expect(token).toMatch(/[-_]/);
  expect(jwtPayload(token)).toBe("~~~???");
});
