import fc from "fast-check";
import { expect, test } from "vitest";
import { createLabelRenderer } from "../../../../main/adapters/label/label-renderer.ts";
import type { LabelContent } from "../../../../main/app/ports/label-renderer.ts";
import { anyCodePoint } from "../../../support/any-code-point.ts";

const content: LabelContent = {
  customer: "Fabrikam GmbH & Co. <KG>",
  orderNumber: "A-1042",
  tenantName: "fabrikam.example",
  groupTag: "BENCH-01",
  model: "Contoso Book 14",
  serialNumber: "SIM0000001",
  boxCode: "RESEAL:A-1042:SIM0000001",
  useFrom: Date.UTC(2026, 0, 5, 9, 30),
  useBefore: Date.UTC(2026, 6, 5),
};

const draw = createLabelRenderer().draw;
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
const partsOf = (svg: string) => svg.match(/<svg /g)?.length;

test("is a document of 100 × 60 millimetres with everything on it", () => {
  const svg = draw(content);
  expect(svg).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="100mm" height="60mm" viewBox="0 0 100 60">/,
  );
  expect(textsOf(svg)).toEqual([
    "Contoso Book 14",
    "Customer",
    "Fabrikam GmbH &amp; Co. &lt;KG&gt;",
    "Tenant",
    "fabrikam.example",
    "Order",
    "A-1042",
    "Group tag",
    "BENCH-01",
    "Use from",
    "2026-01-05T09:30Z",
    "Use before",
    "2026-07-05",
    "RESEAL:A-1042:SIM0000001",
    "S/N SIM0000001",
  ]);
  expect(partsOf(svg)).toBe(3);
});

test("equal serials draw equal bars, others others", () => {
  const barsOf = (serialNumber: string) =>
    draw({ ...content, serialNumber })
      .split("<svg ")[3]
      ?.split("<text")[0];
  expect(barsOf("SIM0000001")).toBe(barsOf("SIM0000001"));
  expect(barsOf("SIM0000001")).not.toBe(barsOf("SIM0000002"));
});

test.each([["SÉRIAL"], ["S".repeat(31)], [""]])(
  "the serial %j, which Code 128 cannot carry here, stands there as text",
  (serialNumber) => {
    const svg = draw({ ...content, serialNumber });
    expect(partsOf(svg)).toBe(2);
    expect(textsOf(svg).at(-1)).toBe(`S/N ${serialNumber}`);
  },
);

test.each([
  ["Contoso Book 14", "Contoso Book 14", false],
  ["Contoso Book 14 Professional", "Contoso Book 14 Professional", true],
  ["x".repeat(500), `${"x".repeat(32)}…`, true],
])("the model %s is shown as it fits", (model, shown, isSqueezed) => {
  const svg = draw({ ...content, model });
  expect(textsOf(svg)[0]).toBe(shown);
  expect(/<text[^>]*textLength[^>]*>[^<]*<\/text>/.exec(svg)?.[0].includes(shown) ?? false).toBe(isSqueezed);
});

test("no text breaks out of the document", () => {
  const text = fc.string({ unit: anyCodePoint, maxLength: 60 });
  const contents = fc.record({
    customer: text,
    orderNumber: text,
    tenantName: text,
    groupTag: text,
    model: text,
    serialNumber: text,
  });
  fc.assert(
    fc.property(contents, (texts) => {
      const svg = draw({ ...content, ...texts });
      expect(textsOf(svg)).toHaveLength(15);
      expect(svg.match(/<(?!\/?(svg|path|rect|text)\b)/)).toBeNull();
    }),
  );
});
