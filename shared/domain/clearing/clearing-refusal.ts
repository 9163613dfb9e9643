import type { TextRef } from "../bench/board-view.ts";
import { isHashOfOther, isSerialInDoubt, standingFindings } from "../unit/identity.ts";
import { serialOf, type Unit } from "../unit/unit.ts";

/** Why a unit's past cannot be looked at or cleared now, or undefined when it can. */
export function clearingRefusal(unit: Unit): TextRef | undefined {
  if (serialOf(unit) === "") return { code: "action.noSerial", params: {} };
  if (
    isSerialInDoubt(unit) ||
    isHashOfOther(unit) ||
    unit.shared.includes("serialNumber") ||
    unit.shared.includes("uuid")
  )
    return { code: "action.identityInDoubt", params: {} };
  if (standingFindings(unit).some(({ code }) => code === "knownInOtherOrder"))
    return { code: "action.ofOtherOrder", params: {} };
  switch (unit.stage) {
    case "seen":
    case "collected":
      return { code: "action.notYet", params: {} };
    case "registering":
      return { code: "action.importUnderWay", params: {} };
    case "devicePreparation":
    case "deviceSetup":
    case "succeeded":
    case "resealed":
      return { code: "action.needsRework", params: {} };
    case "foreignTenant":
      return { code: "action.otherTenant", params: {} };
    case "shipped":
    case "routedToIt":
      return { code: "action.leftBench", params: {} };
    default:
      return undefined;
  }
}
