/** One key press: the key as the browser names it, and when, in milliseconds of `event.timeStamp`. */
export type KeyPress = {
  readonly key: string;
  readonly at: number;
  /** The key is held down and repeats by itself. */
  readonly repeats?: boolean;
};

/** What a key press turned out to be. */
export type DetectorAnswer =
  /** A first character: a person's key press, or the beginning of a scan. */
  | { readonly kind: "first" }
  /** A character that came too fast for fingers. */
  | { readonly kind: "fast" }
  /** The Enter or Tab that ends a scan. */
  | { readonly kind: "scan"; readonly text: string }
  /** One more Enter or Tab of the scanner, right after the one that ended the scan. */
  | { readonly kind: "tail" }
  /** Anything else. */
  | { readonly kind: "other" };

/** A scanner types faster than fingers do and ends with Enter or Tab. */
const largestGapMs = 35;
/** For a capital or a bracket a scanner presses two keys, and for both it takes its time. */
const largestShiftedGapMs = 2 * largestGapMs;
/** Once so many characters came that fast no fingers are at work, and a pause of the PC or the radio ends nothing. */
const largestHiccupMs = 150;
/** Some scanners pause before the key they add. */
const largestEndGapMs = 100;
const shortestScan = 4;
/** No code that means anything here is longer; what comes after is let go. */
const longestScan = 4096 + 16;

const modifiers: readonly string[] = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"];
const endKeys: readonly string[] = ["Enter", "Tab"];

/** Tells scans from typing by their speed alone. It keeps the characters since the last pause. */
export function createScanDetector(): (press: KeyPress) => DetectorAnswer {
  let text = "";
  let lastAt = Number.NEGATIVE_INFINITY;
  let isShifted = false;
  let hasEnded = false;
  return ({ key, at, repeats = false }) => {
    if (modifiers.includes(key)) {
      // A scanner presses it anew for every character; a finger holds it down.
      isShifted ||= !repeats;
      return { kind: "other" };
    }
    const gapMs = at - lastAt;
    const largestFirstGapMs = isShifted ? largestShiftedGapMs : largestGapMs;
    lastAt = at;
    isShifted = false;
    const isAfterScan = hasEnded;
    hasEnded = false;
    if (endKeys.includes(key)) {
      const read = text;
      text = "";
      if (repeats || gapMs > largestEndGapMs) return { kind: "other" };
      hasEnded = isAfterScan || read.length >= shortestScan;
      if (!hasEnded) return { kind: "other" };
      return isAfterScan ? { kind: "tail" } : { kind: "scan", text: read };
    }
    if (repeats || [...key].length !== 1) {
      text = "";
      return { kind: "other" };
    }
    const isFast = text !== "" && gapMs <= (text.length >= shortestScan ? largestHiccupMs : largestFirstGapMs);
    text = isFast ? (text + key).slice(0, longestScan) : key;
    return { kind: isFast ? "fast" : "first" };
  };
}

/** What this bench's scanner is set up to send around each code. */
export type ScanFrame = { readonly prefix: string; readonly suffix: string };

/** Takes off what the scanner puts around a code, each once and only where it stands. */
export function withoutFrame(text: string, { prefix, suffix }: ScanFrame): string {
  const start = prefix !== "" && text.startsWith(prefix) ? prefix.length : 0;
  const rest = text.slice(start);
  return suffix !== "" && rest.endsWith(suffix) ? rest.slice(0, -suffix.length) : rest;
}
