import { normaliseSerial } from "../../unit/normalise-serial.ts";
import type { Unit } from "../../unit/unit.ts";
import type { Identifiers } from "./command.ts";

/** Characters of a serial number that say enough of it. */
const shortestEnding = 4;

/** The ending of `serialNumber` (four characters or more), and the slot number or the model of the unit. */
export function doIdentifiersAgree(
  unit: Unit,
  serialNumber: string,
  { serialEnding, slotOrModel }: Identifiers,
): boolean {
  const ending = normaliseSerial(serialEnding);
  const serialAgrees = ending.length >= shortestEnding && normaliseSerial(serialNumber).endsWith(ending);
  const second = slotOrModel.trim().toLowerCase();
  const slotAgrees = unit.slot !== undefined && second.replace(/^(slot[- ]?)?0*/, "") === String(unit.slot);
  return serialAgrees && (slotAgrees || modelsOf(unit).includes(second));
}

/** Whether there are two identifiers that somebody could name: a unit that was never read may have none. */
export function isIdentifiable(unit: Unit, serialNumber: string): boolean {
  const isSecondKnown = unit.slot !== undefined || modelsOf(unit).length > 0;
  return isSecondKnown && normaliseSerial(serialNumber).length >= shortestEnding;
}

/** Every name of its model, in lower case. */
function modelsOf({ hash, readiness, listed }: Unit): readonly string[] {
  const models = [hash?.value.model, readiness?.value.facts.computer.model, listed?.model];
  return models.map((model) => (model ?? "").trim().toLowerCase()).filter((model) => model !== "");
}
