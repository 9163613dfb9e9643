import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScan } from "../../../../shared/domain/scan/parse-scan.ts";
import { actionCards, type Scan } from "../../../../shared/domain/scan/scan.ts";
import { anyCodePoint } from "../../../support/any-code-point.ts";

const ztdId = "0A1B2C3D-1111-4222-8333-ABCDEFABCDEF";
const code = (serialNumber = "") => ({ kind: "preProvision", ztdId: ztdId.toLowerCase(), serialNumber }) as const;
const serial = (serialNumber: string, ...alternatives: readonly string[]) =>
  ({ kind: "serial", serialNumber, alternatives }) as const;
const gs = "\u001d";

describe("a scan", () => {
  it.each<readonly [string, Scan]>([
    ["SLOT-07", { kind: "slot", slot: 7 }],
    [" slot-120 ", { kind: "slot", slot: 120 }],
    ["SLOT-0", { kind: "slot", slot: 0 }],
    ["SLOT-1234", serial("SLOT-1234", "LOT-1234")],
    ["act-green", { kind: "card", card: "ACT-GREEN" }],
    ["ACT-BLUE", serial("ACT-BLUE")],
    ["ORDER-CT-0042", { kind: "order", number: "CT-0042" }],
    [
      "RESEAL:CT-0042:SIM:1",
      { kind: "box", orderNumber: "CT-0042", serialNumber: "SIM:1", text: "RESEAL:CT-0042:SIM:1" },
    ],
    ["RESEAL:CT-0042", serial("RESEAL:CT-0042")],
    ["3300326890139", { kind: "productKeyId", productKeyId: "3300326890139" }],
    ["PKID: 3300326890139", { kind: "productKeyId", productKeyId: "3300326890139" }],
    ["00329-00000-0003-aa606", { kind: "productKeyId", productKeyId: "00329-00000-0003-AA606" }],
    ["00330-80000-00000-AAOEM", { kind: "productKeyId", productKeyId: "00330-80000-00000-AAOEM" }],
    ["330032689013", serial("330032689013")],
    ["  5CG1234ABC\r\n", serial("5CG1234ABC")],
    ["", serial("")],
  ])("%j", (text, scan) => {
    expect(parseScan(text)).toEqual(scan);
  });

  it.each(actionCards)("knows the card %s", (card) => {
    expect(parseScan(card)).toEqual({ kind: "card", card });
  });

  it("is understood with the scanner's mark of the symbology before it", () => {
    expect(parseScan("]C0SLOT-07")).toEqual({ kind: "slot", slot: 7 });
    expect(parseScan("]A05CG1234ABC")).toEqual(serial("5CG1234ABC"));
    expect(parseScan("]E03300326890139")).toEqual({ kind: "productKeyId", productKeyId: "3300326890139" });
  });
});

describe("a label that says itself that it carries a serial number", () => {
  const label = (text: string) => {
    const scan = parseScan(text);
    return scan.kind === "label" ? scan.serialNumbers : scan.kind;
  };

  it.each<readonly [string, readonly string[]]>([
    ["(S)5CG1234ABC", ["5CG1234ABC"]],
    ["(1S)20Y1S0AB00PF3ABCDE", ["20Y1S0AB00PF3ABCDE", "PF3ABCDE"]],
    ["S/N: 5CG1234ABC", ["5CG1234ABC"]],
    ["S/N 5CG1234ABC", ["5CG1234ABC"]],
    ["SN:5CG1234ABC", ["5CG1234ABC"]],
    ["Serial No. : 5CG1234ABC", ["5CG1234ABC"]],
    ["Service Tag: ABC1234", ["ABC1234"]],
  ])("%s", (text, serials) => {
    expect(label(text)).toEqual(serials);
  });

  it.each<readonly [string, string]>([
    ["marked by the scanner", "]C101095060001343522110ABC"],
    ["with a separator behind the lot", `01095060001343521017${gs}215CG1234ABC`],
    ["with a separator spelt out", "]d20109506000134352102407<GS>215CG1234ABC"],
    ["in brackets", "(01)09506000134352(10)2407(21)5CG1234ABC"],
    ["behind a weight and an address", `]C13103001234410123456789012321${"5CG1234ABC"}`],
  ])("a GS1 element string %s", (_, text) => {
    expect(label(text)).toEqual([text.startsWith("]C10109") ? "10ABC" : "5CG1234ABC"]);
  });

  it.each<readonly [string, string]>([
    ["with its separators", `[)>\u001e06${gs}P123${gs}S5CG1234ABC${gs}Q1\u001e\u0004`],
    ["spelt out", "[)>{RS}06{GS}1P4711{GS}1S5CG1234ABC{RS}{EOT}"],
    ["of GS1 form", `[)>\u001e05${gs}0109506000134352${gs}215CG1234ABC\u001e\u0004`],
    ["whose record separator got lost", `[)>06${gs}S5CG1234ABC`],
  ])("an ANSI carton label %s", (_, text) => {
    expect(label(text)).toEqual(["5CG1234ABC"]);
  });

  it.each([
    "]C10109506000134352",
    "[)>\u001e06\u001dP123\u001e\u0004",
    "(01)09506000134352",
    "]C1XX21ABC",
    "S/N",
    "(S)",
  ])("%j carries none", (text) => {
    expect(parseScan(text).kind).toBe("serial");
  });
});

describe("what may be a data identifier", () => {
  it.each<readonly [string, readonly string[]]>([
    ["S5CG1234ABC", ["5CG1234ABC"]],
    ["SN5CG1234ABC", ["5CG1234ABC", "N5CG1234ABC"]],
    ["1S20Y1S0AB00PF3ABCDE", ["20Y1S0AB00PF3ABCDE", "PF3ABCDE"]],
    ["0109506000134352215CG1234ABC", ["5CG1234ABC"]],
    ["SIM1", []],
    ["5CG1234ABC", []],
  ])("of %s leaves the text itself first", (text, alternatives) => {
    expect(parseScan(text)).toEqual(serial(text, ...alternatives));
  });
});

describe("the QR code of the pre-provisioning page", () => {
  const escaped = JSON.stringify(JSON.stringify({ ZtdId: ztdId, SerialNumber: "SIM-A" })).slice(1, -1);

  it.each<readonly [string, string, Scan]>([
    ["at the root", JSON.stringify({ ZtdId: ztdId, SerialNumber: " SIM-A " }), code("SIM-A")],
    ["below BlockSequence", JSON.stringify({ BlockSequence: { ZtdId: ztdId } }), code()],
    ["below BlockSequence as a text", JSON.stringify({ BlockSequence: JSON.stringify({ ZtdId: ztdId }) }), code()],
    ["names in any case", JSON.stringify({ blocksequence: { ZTDID: ztdId, serialnumber: "SIM-A" } }), code("SIM-A")],
    ["wrapped in a string", JSON.stringify(JSON.stringify({ ZtdId: ztdId })), code()],
    ["escaped, without the quotes", escaped, code("SIM-A")],
    ["a serial that is a number", JSON.stringify({ ZtdId: ztdId, SerialNumber: 12345678 }), code("12345678")],
    ["a serial that is neither", JSON.stringify({ ZtdId: ztdId, SerialNumber: { of: 7 } }), code()],
    ["an id in braces", JSON.stringify({ ZtdId: `{${ztdId}}` }), code()],
    ["more than anybody asked for", JSON.stringify({ ZtdId: ztdId, PKID: 1, HardwareId: "x", TotalBlocks: 1 }), code()],
  ])("%s", (_, text, scan) => {
    expect(parseScan(text)).toEqual(scan);
  });

  it.each([
    JSON.stringify({ ZtdId: "not a guid" }),
    JSON.stringify({ Other: 1 }),
    "{",
    '"',
    JSON.stringify([ztdId]),
    '{"ZtdId":null}',
    '{"BlockSequence":{}}',
    `{"a":${"[".repeat(4000)}`,
    JSON.stringify(JSON.stringify(JSON.stringify(JSON.stringify({ ZtdId: ztdId })))),
  ])("%s is no such code", (text) => {
    expect(parseScan(text).kind).toBe("serial");
  });
});

describe("whatever is scanned", () => {
  const pieces = fc.constantFrom(
    "]C1",
    "]d2",
    "[)>",
    "06",
    "05",
    gs,
    "<GS>",
    "(21)",
    "(01)",
    "21",
    "01",
    "S",
    "1S",
    "S/N:",
  );
  const anyText = fc.oneof(
    fc.string({ unit: anyCodePoint }),
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify(JSON.stringify(value))),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 20 })), { maxLength: 12 }).map((parts) => parts.join("")),
    fc.string({ maxLength: 30 }).map((text) => text.repeat(1000)),
  );

  it("is understood without a throw, and never grows", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const scan = parseScan(text);
        for (const value of Object.values(scan)) {
          for (const part of Array.isArray(value) ? value : [value])
            expect(String(part).length).toBeLessThanOrEqual(4096);
          if (Array.isArray(value)) expect(value.length).toBeLessThanOrEqual(6);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is cut to a length that a scanner can have", () => {
    expect(parseScan("x".repeat(100_000))).toEqual(serial("x".repeat(4096)));
  });
});
