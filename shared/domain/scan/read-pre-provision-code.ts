import type { Scan } from "./scan.ts";

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** So often may JSON be wrapped in a quoted string; nothing wraps it more than once. */
const mostWraps = 3;

/**
 * The QR code of the pre-provisioning page: JSON with `ZtdId` at its root or below `BlockSequence`, names in any case,
 * sometimes wrapped in a quoted or escaped string (device-side c.2).
 */
export function readPreProvisionCode(text: string): Extract<Scan, { readonly kind: "preProvision" }> | undefined {
  const root = unwrap(text);
  const inner = root === undefined ? undefined : (unwrap(root.blocksequence) ?? root);
  const ztdId = textOf(inner?.ztdid).replace(/^\{|\}$/g, "");
  if (!guid.test(ztdId)) return undefined;
  return { kind: "preProvision", ztdId: ztdId.toLowerCase(), serialNumber: textOf(inner?.serialnumber).slice(0, 128) };
}

/** An object with its names in lower case, however often it is wrapped in text. */
function unwrap(value: unknown): Readonly<Record<string, unknown>> | undefined {
  let current = value;
  for (let wraps = 0; typeof current === "string"; wraps += 1) {
    if (wraps === mostWraps) return undefined;
    current = parseJson(current);
  }
  if (typeof current !== "object" || current === null || Array.isArray(current)) return undefined;
  return Object.fromEntries(Object.entries(current).map(([key, member]) => [key.toLowerCase(), member]));
}

function parseJson(text: string): unknown {
  const plain = text.trim();
  if (!/^["{]/.test(plain)) return undefined;
  try {
    return JSON.parse(plain);
  } catch {
    // Escaped as inside a string, but without the string's own quotes; anything else is no JSON and read as another kind.
    return plain.startsWith('{\\"') ? parseJson(`"${plain}"`) : undefined;
  }
}

/** A text, or a number that stands where a text should. */
function textOf(value: unknown): string {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  return typeof value === "string" ? value.trim() : "";
}
