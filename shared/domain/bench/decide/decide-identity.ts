import { appError } from "../../../kernel/app-error.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { Draft } from "../../evidence/draft.ts";
import { distinctSerials, knownSerials } from "../../unit/identity.ts";
import { normaliseSerial } from "../../unit/normalise-serial.ts";
import type { Unit } from "../../unit/unit.ts";
import { isIdentityToDecide } from "../actions.ts";
import { doIdentifiersAgree } from "./agreeing-identifiers.ts";
import type { Command, CommandContext } from "./command.ts";

/**
 * Which of the serial numbers that sources name is the unit's. Only one of those can be chosen, and the two identifiers
 * are read from the unit itself: its serial number's ending must be that of the chosen one.
 */
export function decideIdentity(
  unit: Unit,
  { serialNumber, identifiers }: Command & { readonly kind: "decideIdentity" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  if (!isIdentityToDecide(unit))
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "decideIdentity" }));
  const chosen = knownSerials(unit).find(
    (known) => normaliseSerial(known.serialNumber) === normaliseSerial(serialNumber),
  );
  if (chosen === undefined || !doIdentifiersAgree(unit, chosen.serialNumber, identifiers))
    return err(appError("invalid", "unit.wrongIdentifiers"));
  const among = distinctSerials(unit);
  const envelope = { source: "E-TEC", at: now, actor, unitId: unit.id } as const;
  return ok([{ kind: "identityDecided", ...envelope, serialNumber: chosen.serialNumber, among }]);
}

/** The label on a unit or its carton was scanned and said to be this unit's. The same again says nothing new. */
export function decideLabelScan(
  unit: Unit,
  { serialNumber }: Command & { readonly kind: "scanIdentity" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  if (unit.shipped !== undefined)
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "scanIdentity" }));
  if (normaliseSerial(unit.scannedSerial) === normaliseSerial(serialNumber)) return ok([]);
  return ok([{ kind: "identityScanned", source: "E-SCN", at: now, actor, unitId: unit.id, serialNumber }]);
}
