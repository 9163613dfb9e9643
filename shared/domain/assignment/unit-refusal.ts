import type { TextRef } from "../bench/board-view.ts";
import { isIdentityInDoubt } from "../unit/life.ts";
import type { Unit } from "../unit/unit.ts";

/** Why values of this unit's registration cannot be changed by hand, or undefined when they can. */
export function unitRefusal(unit: Unit): TextRef | undefined {
  if (unit.registration === undefined) return { code: "action.notRegistered", params: {} };
  if (unit.shipped !== undefined) return { code: "action.leftBench", params: {} };
  if (isIdentityInDoubt(unit)) return { code: "action.identityInDoubt", params: {} };
  return unit.change?.state === "underWay" ? { code: "action.underWay", params: {} } : undefined;
}
