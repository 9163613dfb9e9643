import { describe, expect, test } from "vitest";
import { darkSignals, lightSignals, type SignalColours } from "../../../../renderer/ui/theme/signal-colours.ts";

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const pairs: readonly (readonly [keyof SignalColours, keyof SignalColours])[] = [
  ["benchText", "benchGround"],
  ["benchText", "benchSurface"],
  ["benchText", "stopFill"],
  ["benchText", "lookFill"],
  ["benchTextQuiet", "benchGround"],
  ["benchTextQuiet", "benchSurface"],
  ["benchTextQuiet", "stopFill"],
  ["benchTextQuiet", "lookFill"],
  ["handsText", "handsFill"],
  ["stopLine", "stopFill"],
  ["stopLine", "benchGround"],
  ["lookLine", "lookFill"],
  ["readyText", "readyFill"],
];

describe.each([
  ["light", lightSignals],
  ["dark", darkSignals],
] as const)("in the %s theme", (_name, colours) => {
  test.each(pairs)("%s on %s has a contrast of at least 4.5:1", (text, ground) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });
});
