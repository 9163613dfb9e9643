import { normaliseSerial } from "../../unit/normalise-serial.ts";
import type { Unit } from "../../unit/unit.ts";
import type { Identifiers } from "./command.ts";

/** The ending of `serialNumber` (four characters or more), and the slot number or the model of the unit. */
export function doIdentifiersAgree(
  unit: Unit,
  serialNumber: string,
  { serialEnding, slotOrModel }: Identifiers,
): boolean {
  const ending = normaliseSerial(serialEnding);
  const serialAgrees = ending.length >= 4 && normaliseSerial(serialNumber).endsWith(ending);
  const second = slotOrModel.trim().toLowerCase();
  const slotAgrees = unit.slot !== undefined && second.replace(/^(slot[- ]?)?0*/, "") === String(unit.slot);
  const models = [unit.hash?.value.model, unit.readiness?.value.facts.computer.model, unit.listed?.model];
  return serialAgrees && (slotAgrees || models.some((model) => isNamed(model, second)));
}

function isNamed(model: string | null | undefined, second: string): boolean {
  const name = (model ?? "").trim().toLowerCase();
  return name !== "" && name === second;
}
