/** One key press: the key as the browser names it, and when, in milliseconds of `event.timeStamp`. */
export type KeyPress = { readonly key: string; readonly at: number };

/** What a key press turned out to be. */
export type DetectorAnswer =
  /** A first character: a person's key press, or the beginning of a scan. */
  | { readonly kind: "first" }
  /** A character that came too fast for fingers. */
  | { readonly kind: "fast" }
  /** The Enter that ends a scan. */
  | { readonly kind: "scan"; readonly text: string }
  /** Anything else. */
  | { readonly kind: "other" };

/** A scanner types faster than fingers do and ends with Enter. */
const largestGapMs = 35;
/** Once so many characters came that fast no fingers are at work, and a pause of the PC or the radio ends nothing. */
const largestHiccupMs = 150;
/** Some scanners pause before the Enter they add. */
const largestEnterGapMs = 100;
const shortestScan = 4;

const modifiers: readonly string[] = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"];

/** Tells scans from typing by their speed alone. It keeps the characters since the last pause. */
export function createScanDetector(): (press: KeyPress) => DetectorAnswer {
  let text = "";
  let lastAt = Number.NEGATIVE_INFINITY;
  return ({ key, at }) => {
    // Scanners press Shift for capitals; it is part of the character that follows.
    if (modifiers.includes(key)) return { kind: "other" };
    const gapMs = at - lastAt;
    lastAt = at;
    if (key === "Enter") {
      const read = text;
      text = "";
      const isScan = read.length >= shortestScan && gapMs <= largestEnterGapMs;
      return isScan ? { kind: "scan", text: read } : { kind: "other" };
    }
    if ([...key].length !== 1) {
      text = "";
      return { kind: "other" };
    }
    const isFast = text !== "" && gapMs <= (text.length >= shortestScan ? largestHiccupMs : largestGapMs);
    text = isFast ? text + key : key;
    return { kind: isFast ? "fast" : "first" };
  };
}

/** Takes the prefix off that this bench's scanner is set up to send. */
export function withoutPrefix(text: string, prefix: string): string {
  return prefix !== "" && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
