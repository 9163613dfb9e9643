import type { StatusView } from "../../../shared/contract/topics/index.ts";
import type { TimeScale } from "../../adapters/system/scaled-clock.ts";

/** How a clock runs, as the page is told. */
export function clockOf({ realBase, simulatedBase, speed }: TimeScale): StatusView["clock"] {
  return { realBase, simulatedBase, speed };
}
