/** Cards on the sheet beside the bench; scanning one says something about the unit in hand. */
export const actionCards = [
  "ACT-STARTED",
  "ACT-GREEN",
  "ACT-RED",
  "ACT-RESEALED",
  "ACT-OFF",
  "ACT-BOXED",
  "ACT-UNDO",
] as const;
export type ActionCard = (typeof actionCards)[number];

/** What a scanned text is. */
export type Scan =
  | { readonly kind: "slot"; readonly slot: number }
  | { readonly kind: "card"; readonly card: ActionCard }
  | { readonly kind: "order"; readonly number: string }
  | { readonly kind: "box"; readonly orderNumber: string; readonly serialNumber: string; readonly text: string }
  | { readonly kind: "preProvision"; readonly ztdId: string; readonly serialNumber: string }
  | { readonly kind: "productKeyId"; readonly productKeyId: string }
  | { readonly kind: "serial"; readonly serialNumber: string };

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const longestScan = 4096;

/** Recognises a scan by its content. Whatever is nothing else is taken as a serial number. The text is untrusted. */
export function parseScan(given: string): Scan {
  const text = given.trim().slice(0, longestScan);
  const slot = /^SLOT-0*(\d{1,3})$/i.exec(text)?.[1];
  if (slot !== undefined) return { kind: "slot", slot: Number(slot) };
  const card = actionCards.find((known) => known === text.toUpperCase());
  if (card !== undefined) return { kind: "card", card };
  const order = /^ORDER-(.{1,64})$/i.exec(text)?.[1];
  if (order !== undefined) return { kind: "order", number: order };
  const box = /^RESEAL:([^:]{1,64}):(.{1,128})$/.exec(text);
  if (box?.[1] !== undefined && box[2] !== undefined)
    return { kind: "box", orderNumber: box[1], serialNumber: box[2], text };
  const code = readPreProvisionCode(text);
  if (code !== undefined) return code;
  if (/^\d{13}$/.test(text)) return { kind: "productKeyId", productKeyId: text };
  return { kind: "serial", serialNumber: text };
}

/**
 * The QR code of the pre-provisioning page: JSON with `ZtdId` at its root or below `BlockSequence`, names in any case,
 * sometimes wrapped in a quoted string (device-side c.2).
 */
function readPreProvisionCode(text: string): Scan | undefined {
  let value = parseJson(text);
  if (typeof value === "string") value = parseJson(value);
  const root = lowerKeys(value);
  const inner = root === undefined ? undefined : (lowerKeys(root.blocksequence) ?? root);
  const ztdId = inner?.ztdid;
  if (typeof ztdId !== "string" || !guid.test(ztdId)) return undefined;
  const serial = inner?.serialnumber;
  return {
    kind: "preProvision",
    ztdId: ztdId.toLowerCase(),
    serialNumber: typeof serial === "string" ? serial.trim().slice(0, 128) : "",
  };
}

function parseJson(text: string): unknown {
  if (!/^\s*["{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON after all: it is then read as one of the other kinds.
    return undefined;
  }
}

function lowerKeys(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toLowerCase(), member]));
}
