import fc from "fast-check";
import { expect, test } from "vitest";
import { claimsAsked } from "../../../../main/adapters/graph/claims-challenge.ts";
import { readTokenClaims } from "../../../../main/adapters/graph/token-claims.ts";

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

test("whatever a token is, reading it says what it says or nothing, and never throws", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.jsonValue().map((value) => `e30.${base64url(value)}.x`),
      ),
      (token) => {
        const { tenant, personId, scopes, roleIds } = readTokenClaims(token);
        expect([typeof tenant, typeof personId]).toEqual([
          tenant === undefined ? "undefined" : "string",
          personId === undefined ? "undefined" : "string",
        ]);
        for (const list of [scopes, roleIds]) expect(list === undefined || Array.isArray(list)).toBe(true);
      },
    ),
  );
});

test("each claim counts by itself: one of a wrong kind takes none of the others along", () => {
  const claims = { tid: "ABCD", oid: 7, scp: " User.Read  Device.Read.All ", wids: "role" };
  expect(readTokenClaims(`e30.${base64url(claims)}.x`)).toEqual({
    tenant: "abcd",
    scopes: ["User.Read", "Device.Read.All"],
  });
});

test("whatever a challenge is, only an object of claims comes out of it, as it was asked for", () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), (around, value) => {
      const sent = JSON.stringify(value);
      const encoded = Buffer.from(sent).toString("base64");
      const header = `Bearer realm="${around.replaceAll(/["\r\n]/g, "")}", claims="${encoded}"`;
      const asked = claimsAsked(header);
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      if (encoded.length > 4096) expect(asked).toBeUndefined();
      else expect(asked === undefined ? undefined : JSON.parse(asked)).toEqual(isObject ? JSON.parse(sent) : undefined);
      expect(claimsAsked(around)).toBeUndefined();
    }),
  );
  expect(claimsAsked(null)).toBeUndefined();
});
