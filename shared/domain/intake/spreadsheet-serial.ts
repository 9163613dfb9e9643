/** A number as a spreadsheet writes it when it is too long for its cell: `1.23457E+11`, with a comma in many countries. */
const powerOfTen = /^(\d)(?:[.,](\d{1,15}))?E\+?(\d{1,3})$/i;

/**
 * Whether a serial number has certainly been through a spreadsheet: no maker writes `1.23457E+11`. A plain `12E3` may well
 * be a serial number, and one that lost its leading zeros cannot be told from a sound one.
 */
export function isSpreadsheetNumber(serialNumber: string): boolean {
  return /^\d[.,]\d+E\+\d+$/i.test(serialNumber.trim());
}

/**
 * Whether `listed` is what a spreadsheet makes of the serial number `whole`: rounded to a power of ten, without its
 * leading zeros, or read as a number because it looks like one (`12E3` becomes `1.20E+04`).
 */
export function isDamagedFormOf(listed: string, whole: string): boolean {
  const serial = whole.trim();
  const cell = listed.trim();
  if (cell === "" || serial === "" || cell.toUpperCase() === serial.toUpperCase()) return false;
  const value = /^\d{1,40}$/.test(serial) ? serial : expanded(serial);
  if (value === undefined) return false;
  const significant = value.replace(/^0+(?=\d)/, "");
  return cell === significant || isRoundingOf(cell, significant) || isCutToFifteen(cell, significant);
}

/** `12E3` as the number it looks like; undefined for everything else. */
function expanded(serial: string): string | undefined {
  const parts = /^(\d{1,15})E(\d{1,2})$/i.exec(serial);
  return parts?.[1] === undefined ? undefined : parts[1] + "0".repeat(Number(parts[2]));
}

/** Whether a power of ten has as many digits as `digits` and its mantissa is `digits`, rounded half up. */
function isRoundingOf(cell: string, digits: string): boolean {
  const parts = powerOfTen.exec(cell);
  if (parts?.[1] === undefined) return false;
  const mantissa = parts[1] + (parts[2] ?? "");
  const exponent = Number(parts[3]);
  const kept = digits.padEnd(mantissa.length + 1, "0");
  const down = BigInt(kept.slice(0, mantissa.length));
  const rounded = Number(kept.charAt(mantissa.length)) >= 5 ? down + 1n : down;
  if (rounded.toString().length > mantissa.length)
    return exponent === digits.length && BigInt(mantissa) * 10n === rounded;
  return exponent === digits.length - 1 && rounded === BigInt(mantissa);
}

/** Spreadsheets keep fifteen digits of a number and write zeros for the rest. */
function isCutToFifteen(cell: string, digits: string): boolean {
  return digits.length > 15 && cell === digits.slice(0, 15) + "0".repeat(digits.length - 15);
}
