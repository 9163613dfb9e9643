/**
 * A number as the cell shows it: digits, without a power of ten as long as every digit is known. Excel keeps fifteen, and
 * writes powers of ten into the file for its own convenience.
 */
export function cellNumber(stored: string): string {
  const number = Number(stored);
  return /e/i.test(stored) && Number.isSafeInteger(number) ? String(number) : stored;
}

/** A date as it is unmistakable. */
export function cellDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const [day = "", time = ""] = date.toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 8)}`;
}
