import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inOrder, readBatch } from "../../../main/practice/tenant/graph/batch.ts";
import { readBody } from "../../../main/practice/tenant/graph/body-shape.ts";
import { matchesFilter } from "../../../main/practice/tenant/graph/filter-match.ts";
import { type FilterNode, type FilterValue, parseFilter } from "../../../main/practice/tenant/graph/filter-syntax.ts";
import { readLenientJson } from "../../../main/practice/tenant/graph/lenient-json.ts";
import { readQueryOptions } from "../../../main/practice/tenant/graph/query-options.ts";
import { importBody } from "../../../main/practice/tenant/resources/import-types.ts";
import { profileType } from "../../../main/practice/tenant/resources/profile-types.ts";
import { readUploadedHash } from "../../../main/practice/tenant/resources/uploaded-hash.ts";
import { parseMembershipRule } from "../../../main/practice/world/membership-rule.ts";

/** Text made of the words and signs a filter or rule is made of. */
const almostSyntax = fc
  .array(
    fc.constantFrom(
      "contains",
      "startswith",
      "(",
      ")",
      ",",
      "'a'",
      "''",
      "'",
      "serialNumber",
      "eq",
      "and",
      "or",
      "not",
      "p",
      ":",
      "/any",
      "5",
      "2026-01-01T00:00:00Z",
      "null",
      "true",
      "device.displayName",
      "-eq",
      "-any",
      "_",
      '"x"',
      '"',
      " ",
      "device.devicePhysicalIds",
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(" "));

describe("filters", () => {
  test("no text makes the reader throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), almostSyntax), (text) => {
        const parsed = parseFilter(text);
        if (parsed.ok) matchesFilter(parsed.value, { serialNumber: "A", physicalIds: ["x"] });
      }),
      { numRuns: 2000 },
    );
  });

  test("a quoted text comes back as it was, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseFilter(`serialNumber eq '${text.replaceAll("'", "''")}'`);
        expect(parsed).toEqual({
          ok: true,
          value: { kind: "compare", property: "serialNumber", operator: "eq", value: text },
        });
      }),
    );
  });

  test.each([
    ["serialNumber eq 'abc'", true],
    ["serialNumber ne 'abc'", false],
    ["contains(serialNumber,'B')", true],
    ["contains(serialNumber,'B') eq true", true],
    ["not (startswith(serialNumber,'z'))", true],
    ["startswith(serialNumber,'z') or endswith(serialNumber,'C')", true],
    ["serialNumber eq 'abc' and count gt 5", false],
    ["when ge 2026-01-01T00:00:00Z and when lt 2027-01-01T00:00:00Z", true],
    ["ids/any(p:p eq 'two')", true],
    ["ids/any(p: startswith(p,'thr'))", false],
    ["flag eq true", true],
    ["nothing eq null", true],
    ["count le 5", true],
  ])("%s", (filter, expected) => {
    const parsed = parseFilter(filter);
    const item = {
      serialNumber: "ABC",
      count: 5,
      when: "2026-06-01T00:00:00Z",
      ids: ["one", "two"],
      flag: true,
      nothing: null,
    };
    expect(parsed.ok && matchesFilter(parsed.value, item)).toBe(expected);
  });
});

describe("JSON as Intune reads it", () => {
  test("no text makes the reader throw, and strict JSON reads the same", () => {
    fc.assert(fc.property(fc.string(), (text) => void readLenientJson(text)));
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readLenientJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  test.each([
    ["{ groupTag: 'x' }", false],
    ['{ groupTag: "x" }', true],
    ['{"a":1,}', false],
    ["[1,]", false],
    ["{", false],
    ["1e", false],
    ["", false],
    ["[".repeat(100), false],
  ])("%s", (text, readable) => {
    expect(readLenientJson(text).ok).toBe(readable);
  });
});

/** Writes a filter as clients do. */
function written(node: FilterNode): string {
  switch (node.kind) {
    case "and":
    case "or":
      return node.parts.map((part) => `(${written(part)})`).join(` ${node.kind} `);
    case "not":
      return `not (${written(node.part)})`;
    case "any":
      return `${node.property}/any(${node.variable}:${written(node.part)})`;
    case "function":
      return `${node.name}(${node.property}, ${literal(node.value)})`;
    case "compare":
      return `${node.property} ${node.operator} ${literal(node.value)}`;
  }
}

function literal(value: FilterValue): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

test("a filter that is written and read again is the same", () => {
  const property = fc.constantFrom("serialNumber", "displayName", "deviceId");
  const value = fc.oneof(fc.string(), fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), fc.constant(null));
  const operator = fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le");
  const name = fc.constantFrom("contains", "startswith", "endswith");
  const leaf = fc.oneof(
    fc.record({ kind: fc.constant("compare"), property, operator, value }),
    fc.record({ kind: fc.constant("function"), property, name, value }),
  );
  const { tree } = fc.letrec<{ readonly tree: FilterNode }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf as fc.Arbitrary<FilterNode>,
      fc.record({ kind: fc.constant("not"), part: tie("tree") }) as fc.Arbitrary<FilterNode>,
      fc.record({
        kind: fc.constantFrom("and", "or"),
        parts: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
      }) as fc.Arbitrary<FilterNode>,
    ),
  }));
  fc.assert(
    fc.property(tree, (node) => {
      expect(parseFilter(written(node))).toEqual({ ok: true, value: node });
    }),
  );
});

test("one of several is the same as each of them", () => {
  const member = { kind: "compare", property: "id", operator: "eq" } as const;
  expect(parseFilter("id in ('a', 'b''c')")).toEqual({
    ok: true,
    value: {
      kind: "or",
      parts: [
        { ...member, value: "a" },
        { ...member, value: "b'c" },
      ],
    },
  });
  for (const wrong of ["id in", "id in ()", "id in ('a'", "id in 'a'", "id in ('a' 'b')"])
    expect(parseFilter(wrong).ok).toBe(false);
});

test("names lose their quotes and nothing else changes", () => {
  const name = fc.stringMatching(/^[A-Za-z_@$][\w@.$-]{0,12}$/).filter((text) => text !== "__proto__");
  fc.assert(
    fc.property(fc.dictionary(name, fc.jsonValue({ maxDepth: 1 })), (value) => {
      const entries = Object.entries(value).map(([key, each]) => `${key}: ${JSON.stringify(each)}`);
      const read = readLenientJson(`{ ${entries.join(", ")} }`);
      expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(value));
    }),
  );
});

describe("bodies, batches and queries", () => {
  test("no value makes the readers throw", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readBody(value, importBody, { version: "v1.0", lenient: true });
        readBody(value, profileType, { version: "beta", lenient: false });
      }),
    );
    const part = fc.record(
      {
        id: fc.anything(),
        method: fc.anything(),
        url: fc.anything(),
        headers: fc.anything(),
        body: fc.anything(),
        dependsOn: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ requests: fc.array(part) })), (value) => {
        const parts = readBatch(value);
        if (parts.ok) inOrder(parts.value);
      }),
    );
    fc.assert(
      fc.property(
        fc.webQueryParameters(),
        fc.constantFrom("directory" as const, "intune" as const),
        (query, family) => void readQueryOptions(new URLSearchParams(query), { query: ["$filter", "$top"], family }),
      ),
    );
  });

  test("text may stand for a flag or a number where Intune reads it, and nowhere else", () => {
    const body = { preprovisioningAllowed: "True" };
    expect(readBody(body, profileType, { version: "beta", lenient: true })).toEqual({
      ok: true,
      value: { preprovisioningAllowed: true },
    });
    expect(readBody(body, profileType, { version: "beta", lenient: false }).ok).toBe(false);
  });

  test("parts of a batch run after those they depend on", () => {
    const parts = readBatch({
      requests: [
        { id: "c", method: "get", url: "/c", dependsOn: ["B"] },
        { id: "b", method: "get", url: "/b", dependsOn: ["a"] },
        { id: "a", method: "get", url: "/a" },
      ],
    });
    expect(parts.ok && inOrder(parts.value).map((part) => part.id)).toEqual(["a", "b", "c"]);
  });
});

describe("membership rules", () => {
  test("no text makes the reader throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), almostSyntax), (rule) => void parseMembershipRule(rule)),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['(device.devicePhysicalIds -any (_ -eq "[OrderID]:A"))', true],
    ['(device.devicePhysicalIds -any _ -eq "[OrderID]:A")', true],
    ['device.devicePhysicalIDs -any (_ -startsWith "[ZTDid]")', true],
    ['(device.displayName -startsWith "SIM") -and (device.deviceModel -eq "X")', true],
    ["(device.devicePhysicalIds -any)", false],
    ['(user.department -eq "X")', false],
    ["", false],
  ])("%s", (rule, readable) => {
    expect(parseMembershipRule(rule).ok).toBe(readable);
  });
});

test("no upload makes the service's hash reader throw", () => {
  const blob = fc.uint8Array({ minLength: 1024, maxLength: 3000 }).map((bytes) => {
    bytes.set([0x4f, 0x41]);
    return Buffer.from(bytes).toString("base64");
  });
  fc.assert(fc.property(fc.oneof(fc.string(), blob), (text) => void readUploadedHash(text)));
});
