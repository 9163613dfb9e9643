import type { Settings } from "../../../shared/contract/commands/settings.ts";

/** The most columns a grid has for a number of slots; a narrow window has fewer, so that words still fit. */
export function columnsFor(slots: number, density: Settings["density"]): number {
  const dense = density === "auto" ? slots : Number(density);
  if (dense <= 12) return 4;
  return dense <= 24 ? 6 : 9;
}
