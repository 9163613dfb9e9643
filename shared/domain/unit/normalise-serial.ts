/** A serial number as compared: trimmed, inner blanks collapsed, upper case (workflow rule G2). */
export function normaliseSerial(serialNumber: string): string {
  return serialNumber.trim().replace(/\s+/g, " ").toUpperCase();
}
