import type { TouchRow } from "../../../shared/domain/bench/board-view.ts";

/** Where the units of a line lie: up to three slots, else two and how many more; a dash where none lies in one. */
export function slotsLabel({ units, count }: Pick<TouchRow, "units" | "count">): string {
  const slots = units.flatMap(({ slot }) => slot ?? []);
  if (slots.length === 0) return "–";
  if (count <= 3 && slots.length === count) return slots.join(", ");
  const named = slots.slice(0, 2);
  return `${named.join(", ")} +${count - named.length}`;
}
