import { toSVG } from "bwip-js/node";
import type { LabelContent, LabelRenderer } from "../../app/ports/label-renderer.ts";
import { barcode, line, rule, svgDocument } from "./label-shapes.ts";

const widthMm = 100;
const heightMm = 60;
const marginMm = 4;
const qrMm = 28;
const textMm = widthMm - qrMm - 3 * marginMm;

/** Draws a unit's label, 100 × 60 mm, black on white, as one SVG document without scripts, links or fonts of its own. */
export function createLabelRenderer(): LabelRenderer {
  return { draw };
}

function draw(content: LabelContent): string {
  const boxCode = toSVG({ bcid: "qrcode", text: content.boxCode });
  const rows = [
    ["Customer", content.customer],
    ["Tenant", content.tenantName],
    ["Order", content.orderNumber],
    ["Group tag", content.groupTag],
    ["Use from", minuteOf(content.useFrom)],
    ["Use before", dayOf(content.useBefore)],
  ] as const;
  return svgDocument(widthMm, heightMm, [
    line({ xMm: marginMm, yMm: 8.5, sizeMm: 5, widthMm: textMm, bold: true, text: content.model }),
    ...rows.flatMap(([name, value], index) => {
      const yMm = 14.5 + index * 4.6;
      return [
        line({ xMm: marginMm, yMm, sizeMm: 2.6, widthMm: 16, text: name }),
        line({ xMm: marginMm + 17, yMm, sizeMm: 3.4, widthMm: textMm - 17, text: value }),
      ];
    }),
    barcode(boxCode, { xMm: widthMm - marginMm - qrMm, yMm: marginMm, widthMm: qrMm, heightMm: qrMm }),
    line({
      xMm: widthMm - marginMm - qrMm,
      yMm: marginMm + qrMm + 4,
      sizeMm: 2.6,
      widthMm: qrMm,
      text: content.boxCode,
    }),
    rule(marginMm, 40.5, widthMm - 2 * marginMm),
    ...serialShapes(content.serialNumber),
  ]);
}

/** The serial as text and, where Code 128 can carry it legibly in the width of the label, as a barcode. */
function serialShapes(serialNumber: string): readonly string[] {
  const text = line({
    xMm: marginMm,
    yMm: 57,
    sizeMm: 4,
    widthMm: widthMm - 2 * marginMm,
    bold: true,
    text: `S/N ${serialNumber}`,
  });
  if (!/^[\x20-\x7e]{1,30}$/.test(serialNumber)) return [text];
  const bars = toSVG({ bcid: "code128", text: serialNumber, height: 8 });
  const modules = Number(/viewBox="0 0 (\d+)/.exec(bars)?.[1] ?? 0) / 2;
  // A third of a millimetre a bar suits handheld scanners; never wider than the label.
  const barsMm = Math.min(widthMm - 2 * marginMm, modules * 0.33);
  return [barcode(bars, { xMm: marginMm, yMm: 42, widthMm: barsMm, heightMm: 10 }), text];
}

/** `2026-01-05`, in UTC. */
function dayOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** `2026-01-05T08:30Z`: the earliest use lies within a day, so the day alone would not say it. */
function minuteOf(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16)}Z`;
}
