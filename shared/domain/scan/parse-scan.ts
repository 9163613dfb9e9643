import { readLabel } from "./read-label.ts";
import { readPreProvisionCode } from "./read-pre-provision-code.ts";
import { actionCards, type Scan } from "./scan.ts";

const longestScan = 4096;

/** What the scanner was told to say of the symbology before each code (ISO/IEC 15424), as `]C1`; no serial begins like it. */
const symbology = /^\]([A-Za-z][0-9A-Za-z])/;
/** Symbologies that carry GS1 element strings. */
const gs1Symbologies: ReadonlySet<string> = new Set(["C1", "e0", "d2", "Q3", "J1"]);

/** Recognises a scan by its content. Whatever is nothing else is taken as a serial number. The text is untrusted. */
export function parseScan(given: string): Scan {
  const whole = given.slice(0, longestScan).trim();
  const mark = symbology.exec(whole)?.[1];
  const text = mark === undefined ? whole : whole.slice(3).trim();
  return readCard(text) ?? readPreProvisionCode(text) ?? readProductKeyId(text) ?? readLabel(text, isGs1(mark));
}

function isGs1(mark: string | undefined): boolean {
  return mark !== undefined && gs1Symbologies.has(mark);
}

/** What this product prints itself: slot labels, action cards, order cards and box labels. */
function readCard(text: string): Scan | undefined {
  const slot = /^SLOT-0*(\d{1,3})$/i.exec(text)?.[1];
  if (slot !== undefined) return { kind: "slot", slot: Number(slot) };
  const card = actionCards.find((known) => known === text.toUpperCase());
  if (card !== undefined) return { kind: "card", card };
  const order = /^ORDER-(.{1,64})$/i.exec(text)?.[1];
  if (order !== undefined) return { kind: "order", number: order };
  const box = /^RESEAL:([^:]{1,64}):(.{1,128})$/.exec(text);
  if (box?.[1] === undefined || box[2] === undefined) return undefined;
  return { kind: "box", orderNumber: box[1], serialNumber: box[2], text };
}

/** Thirteen digits, or the longer product id that Windows shows with dashes. */
function readProductKeyId(text: string): Scan | undefined {
  const plain = /^(?:PKID\s*[:=]?\s*)?(\d{13})$/i.exec(text)?.[1];
  if (plain !== undefined) return { kind: "productKeyId", productKeyId: plain };
  if (!/^\d{5}-\d{5}-\d{3,5}-[A-Z0-9]{5}$/i.test(text)) return undefined;
  return { kind: "productKeyId", productKeyId: text.toUpperCase() };
}
