const groupSeparator = "\u001d";
const recordSeparator = "\u001e";
const endOfTransmission = "\u0004";

/** How scanners write the separators that a keyboard cannot type. */
const spelledOut: readonly (readonly [RegExp, string])[] = [
  [/<GS>|\{GS\}|\^\]/gi, groupSeparator],
  [/<RS>|\{RS\}|\^\^/gi, recordSeparator],
  [/<EOT>|\{EOT\}|\^D(?=$)/gi, endOfTransmission],
];

/** A scanned text with its separators as the characters they stand for. */
export function withSeparators(text: string): string {
  return spelledOut.reduce((read, [spelling, character]) => read.replace(spelling, character), text);
}

/** The serial number in a carton label's two-dimensional code (ANSI MH10.8.2 in an ISO/IEC 15434 envelope). */
export function serialInAnsi(text: string): string | undefined {
  if (!text.startsWith("[)>")) return undefined;
  const fields = splitAt(text.slice(3), [groupSeparator, recordSeparator, endOfTransmission]);
  const [format = "", ...rest] = fields.filter((field) => field !== "");
  const body = format.length > 2 ? [format.slice(2), ...rest] : rest;
  if (format.startsWith("05")) return serialInGs1(body.join(groupSeparator), true);
  const serial =
    body.find((field) => /^S./i.test(field))?.slice(1) ?? body.find((field) => /^1S./i.test(field))?.slice(2);
  return serial?.trim() || undefined;
}

/** The serial number (21) in a GS1 element string, with its identifiers in brackets or as they are encoded. */
export function serialInGs1(text: string, isMarked: boolean): string | undefined {
  const bracketed = /\(21\)\s*([^()]{1,20})/.exec(text)?.[1]?.trim();
  if (bracketed !== undefined && /^\(\d{2,4}\)/.test(text)) return bracketed;
  return isMarked || text.includes(groupSeparator) ? serialInElements(text) : undefined;
}

/** Elements of fixed length need no separator behind them (GS1 General Specifications, figure 7.8.5-2). */
const fixedLengths: Readonly<Record<string, number>> = {
  "00": 18,
  "01": 14,
  "02": 14,
  "03": 14,
  "04": 16,
  "11": 6,
  "12": 6,
  "13": 6,
  "14": 6,
  "15": 6,
  "16": 6,
  "17": 6,
  "18": 6,
  "19": 6,
  "20": 2,
};

function serialInElements(text: string): string | undefined {
  let rest = text;
  while (rest !== "") {
    if (rest.startsWith(groupSeparator)) {
      rest = rest.slice(1);
      continue;
    }
    const identifier = rest.slice(0, 2);
    if (!/^\d\d$/.test(identifier)) return undefined;
    const length = fixedLengths[identifier] ?? fixedMeasure(identifier);
    if (length !== undefined) {
      rest = rest.slice(2 + length);
      continue;
    }
    const end = rest.includes(groupSeparator) ? rest.indexOf(groupSeparator) : rest.length;
    if (identifier === "21") return rest.slice(2, end).trim() || undefined;
    rest = rest.slice(end);
  }
  return undefined;
}

/** Measures (31 to 36) have two more digits of identifier and six of value; addresses (41) one more and thirteen. */
function fixedMeasure(identifier: string): number | undefined {
  if (/^3[1-6]$/.test(identifier)) return 8;
  return identifier === "41" ? 14 : undefined;
}

function splitAt(text: string, separators: readonly string[]): readonly string[] {
  const [first = groupSeparator, ...others] = separators;
  return others.reduce((read, separator) => read.replaceAll(separator, first), text).split(first);
}
