const asHex = /^(?:0x)?([0-9a-f]{8})$/i;
const asShortHex = /^0x([0-9a-f]{1,7})$/i;
const asDecimal = /^[+-]?\d{1,10}$/;

/**
 * The unsigned 32-bit number of a code in any form people and devices write it: `0x80180014`, `80180014`,
 * `-2145910764`, `2149056532`. Eight hex digits are hex, also when all of them are decimal ones. Undefined for what is
 * no such number.
 */
export function parseErrorCode(code: string | number): number | undefined {
  if (typeof code === "number") return unsigned(code);
  const text = code
    .trim()
    .replace(/^\((.*)\)$/, "$1")
    .replace(/^\u2212/, "-");
  const hex = asHex.exec(text)?.[1] ?? asShortHex.exec(text)?.[1];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  return asDecimal.test(text) ? unsigned(Number(text)) : undefined;
}

/** The form in which every code is shown: `0x` and eight upper-case hex digits. */
export function formatErrorCode(code: number): string {
  return `0x${code.toString(16).toUpperCase().padStart(8, "0")}`;
}

/** An installer's exit code is a Win32 error that was not wrapped yet. */
export function hresultOf(code: number): number {
  return code > 0 && code <= 0xffff ? 0x80070000 + code : code;
}

function unsigned(code: number): number | undefined {
  if (!Number.isInteger(code) || code < -0x80000000 || code > 0xffffffff) return undefined;
  return code < 0 ? code + 0x100000000 : code;
}
