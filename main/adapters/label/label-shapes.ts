/** Where something stands on the label, in millimetres from its upper left corner. */
export type LabelBox = {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
};

/** One line of text; `yMm` is its base line, `sizeMm` its font size, `widthMm` what it may take. */
export type LabelLine = {
  readonly xMm: number;
  readonly yMm: number;
  readonly sizeMm: number;
  readonly widthMm: number;
  readonly bold?: boolean;
  readonly text: string;
};

/** How wide a letter of a sans-serif font is at most on average, in parts of its size. */
const letterWidth = 0.6;
/** Text is squeezed to this part of its width before it is cut. */
const narrowest = 0.6;

/** A document of the given size that holds the shapes on white. One user unit is one millimetre. */
export function svgDocument(widthMm: number, heightMm: number, shapes: readonly string[]): string {
  const size = `width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}"`;
  const paper = `<rect width="${widthMm}" height="${heightMm}" fill="#fff"/>`;
  const lines = [`<svg xmlns="http://www.w3.org/2000/svg" ${size}>`, paper, ...shapes, "</svg>"];
  return `${lines.join("\n")}\n`;
}

/** A line of text that never leaves its width: squeezed a little, then cut with an ellipsis. */
export function line({ xMm, yMm, sizeMm, widthMm, bold = false, text }: LabelLine): string {
  const room = Math.floor(widthMm / (sizeMm * letterWidth * narrowest));
  const letters = [...text];
  const shown = letters.length > room ? `${letters.slice(0, room - 1).join("")}…` : text;
  const isWide = [...shown].length * sizeMm * letterWidth > widthMm;
  const fit = isWide ? ` textLength="${widthMm}" lengthAdjust="spacingAndGlyphs"` : "";
  const font = `font-family="Arial, sans-serif" font-size="${sizeMm}"${bold ? ' font-weight="bold"' : ""}`;
  return `<text x="${xMm}" y="${round(yMm)}" ${font}${fit}>${escapeText(shown)}</text>`;
}

/** A thin line across. */
export function rule(xMm: number, yMm: number, widthMm: number): string {
  return `<rect x="${xMm}" y="${yMm}" width="${widthMm}" height="0.2"/>`;
}

/** A barcode's own SVG, put into a box and stretched to fill it. */
export function barcode(svg: string, { xMm, yMm, widthMm, heightMm }: LabelBox): string {
  const box = `x="${xMm}" y="${yMm}" width="${round(widthMm)}" height="${heightMm}" preserveAspectRatio="none"`;
  return svg.trim().replace("<svg ", `<svg ${box} shape-rendering="crispEdges" `);
}

/** Text for an SVG document: markup escaped, characters that XML does not know left out. */
function escapeText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function round(millimetres: number): number {
  return Math.round(millimetres * 100) / 100;
}
