import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionCards, parseScan, type Scan } from "../../../../shared/domain/scan/parse-scan.ts";

const ztdId = "0A1B2C3D-1111-4222-8333-ABCDEFABCDEF";
const code = (serialNumber = "") => ({ kind: "preProvision", ztdId: ztdId.toLowerCase(), serialNumber }) as const;

describe("a scan", () => {
  it.each<readonly [string, Scan]>([
    ["SLOT-07", { kind: "slot", slot: 7 }],
    [" slot-120 ", { kind: "slot", slot: 120 }],
    ["SLOT-0", { kind: "slot", slot: 0 }],
    ["SLOT-1234", { kind: "serial", serialNumber: "SLOT-1234" }],
    ["act-green", { kind: "card", card: "ACT-GREEN" }],
    ["ACT-BLUE", { kind: "serial", serialNumber: "ACT-BLUE" }],
    ["ORDER-CT-0042", { kind: "order", number: "CT-0042" }],
    [
      "RESEAL:CT-0042:SIM:1",
      { kind: "box", orderNumber: "CT-0042", serialNumber: "SIM:1", text: "RESEAL:CT-0042:SIM:1" },
    ],
    ["RESEAL:CT-0042", { kind: "serial", serialNumber: "RESEAL:CT-0042" }],
    ["3300326890139", { kind: "productKeyId", productKeyId: "3300326890139" }],
    ["330032689013", { kind: "serial", serialNumber: "330032689013" }],
    ["  5CG1234ABC\r\n", { kind: "serial", serialNumber: "5CG1234ABC" }],
    ["", { kind: "serial", serialNumber: "" }],
  ])("%j", (text, scan) => {
    expect(parseScan(text)).toEqual(scan);
  });

  it.each(actionCards)("knows the card %s", (card) => {
    expect(parseScan(card)).toEqual({ kind: "card", card });
  });
});

describe("the QR code of the pre-provisioning page", () => {
  it.each<readonly [string, string, Scan]>([
    ["at the root", JSON.stringify({ ZtdId: ztdId, SerialNumber: " SIM-A " }), code("SIM-A")],
    ["below BlockSequence", JSON.stringify({ BlockSequence: { ZtdId: ztdId } }), code()],
    ["names in any case", JSON.stringify({ blocksequence: { ZTDID: ztdId, serialnumber: "SIM-A" } }), code("SIM-A")],
    ["wrapped in a string", JSON.stringify(JSON.stringify({ ZtdId: ztdId })), code()],
    ["a serial that is no text", JSON.stringify({ ZtdId: ztdId, SerialNumber: 7 }), code()],
  ])("%s", (_, text, scan) => {
    expect(parseScan(text)).toEqual(scan);
  });

  it.each([
    JSON.stringify({ ZtdId: "not a guid" }),
    JSON.stringify({ Other: 1 }),
    "{",
    JSON.stringify([ztdId]),
    '{"ZtdId":null}',
    '{"BlockSequence":{}}',
  ])("%s is no such code", (text) => {
    expect(parseScan(text).kind).toBe("serial");
  });
});

describe("whatever is scanned", () => {
  it("is understood without a throw, and never grows", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify(JSON.stringify(value))),
        ),
        (text) => {
          const scan = parseScan(text);
          for (const value of Object.values(scan)) expect(String(value).length).toBeLessThanOrEqual(4096);
        },
      ),
    );
  });

  it("is cut to a length that a scanner can have", () => {
    expect(parseScan("x".repeat(100_000))).toEqual({ kind: "serial", serialNumber: "x".repeat(4096) });
  });
});
