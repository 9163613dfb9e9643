import { normaliseSerial } from "../unit/normalise-serial.ts";

/** What a row was sent with, and what a record of it calls itself; empty where it says nothing. */
export type Named = { readonly serialNumber: string; readonly productKey: string };

/**
 * Which record belongs to which row: the index of a record for each row, or undefined. A record that names itself goes to
 * the row of that name, wherever it stands; one without a name to the row at its position, if as many came as were sent.
 */
export function matchResults(rows: readonly Named[], records: readonly Named[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = rows.map(() => undefined);
  const waiting = new Map<string, number[]>();
  for (const [index, row] of rows.entries())
    for (const key of keysOf(row)) waiting.set(key, [...(waiting.get(key) ?? []), index]);
  const unnamed: number[] = [];
  for (const [index, record] of records.entries()) {
    const keys = keysOf(record);
    if (keys.length === 0) unnamed.push(index);
    const own = found[index] === undefined && keys.some((key) => waiting.get(key)?.includes(index)) ? index : undefined;
    const named = own ?? keys.flatMap((key) => waiting.get(key) ?? []).find((row) => found[row] === undefined);
    if (named !== undefined) found[named] = index;
  }
  if (records.length !== rows.length) return found;
  for (const index of unnamed) found[index] ??= index;
  return found;
}

function keysOf({ serialNumber, productKey }: Named): readonly string[] {
  const serial = normaliseSerial(serialNumber);
  const key = productKey.trim().toUpperCase();
  return [...(serial === "" ? [] : [`serial ${serial}`]), ...(key === "" ? [] : [`key ${key}`])];
}
