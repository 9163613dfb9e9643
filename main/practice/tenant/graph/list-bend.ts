import type { EntityType } from "./entity-type.ts";
import type { GraphCall } from "./graph-call.ts";

/** One page of a list: its rows, and where the next one begins; a next that is not below the total means the end. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly next: number };

/** A page as the disturbed service sends it; as it is when nothing disturbs it. */
export function bendPage<Row extends object>(
  call: Pick<GraphCall, "bend" | "wantsUnknownMembers">,
  type: EntityType,
  page: { readonly rows: readonly Row[]; readonly from: number; readonly size: number },
): Page<Row> {
  const next = page.from + page.size;
  switch (call.bend) {
    case "repeatedLink":
      return { rows: page.rows, next: page.from };
    case "emptyPage":
      return { rows: [], next: page.from };
    case "unknownMember":
      return { rows: page.rows.map((row) => withUnknownMembers(row, type, call.wantsUnknownMembers)), next };
    default:
      return { rows: page.rows, next };
  }
}

/** Every enum reads a member that came later than the client; without the header those that can grow say so. */
function withUnknownMembers<Row extends object>(row: Row, type: EntityType, isWanted: boolean): Row {
  const changed = Object.entries(type.properties).flatMap(([name, { kind }]) => {
    if (kind.type !== "oneOf" || !Object.hasOwn(row, name)) return [];
    const canGrow = kind.members.includes("unknownFutureValue");
    return [[name, canGrow && !isWanted ? "unknownFutureValue" : "addedLater"] as const];
  });
  return { ...row, ...Object.fromEntries(changed) };
}
