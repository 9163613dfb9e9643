import type { OrderCounts } from "../../shared/domain/bench/board-view.ts";
import type { SoundName } from "./sounds.ts";

/** The sound for a change of the counts; the gravest wins, and a count that falls is silent. */
export function soundForCounts(before: OrderCounts | undefined, now: OrderCounts | undefined): SoundName | undefined {
  if (before === undefined || now === undefined) return undefined;
  if (now.stopped > before.stopped) return "fault";
  if (now.needHands > before.needHands) return "hands";
  return now.ready > before.ready ? "done" : undefined;
}
