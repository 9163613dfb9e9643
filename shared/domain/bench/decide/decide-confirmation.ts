import { appError } from "../../../kernel/app-error.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { Draft } from "../../evidence/draft.ts";
import type { Unit } from "../../unit/unit.ts";
import { isConfirmable } from "../actions.ts";
import type { Command, CommandContext, ConfirmWhat } from "./command.ts";

/** Which fact each word of a technician is. */
const factOf = {
  started: "startConfirmed",
  success: "successConfirmed",
  stillRunning: "stillRunningConfirmed",
  reseal: "resealConfirmed",
  powerOff: "powerOffConfirmed",
} as const satisfies Partial<Record<ConfirmWhat, string>>;

/** A person's word about the device, refused where it cannot be true yet. */
export function decideConfirmation(
  unit: Unit,
  command: Command & { readonly kind: "confirm" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  if (!isConfirmable(unit, command.what)) {
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: command.what }));
  }
  const envelope = { source: "E-TEC", at: now, actor, unitId: unit.id } as const;
  if (command.what === "failure")
    return ok([{ kind: "failureConfirmed", ...envelope, errorCode: normaliseCode(command.errorCode) }]);
  return ok([{ kind: factOf[command.what], ...envelope }]);
}

/** Error codes are written as Windows shows them: `0x` and upper-case digits. */
function normaliseCode(code: string | undefined): string {
  return code === undefined || code === "" ? "" : `0x${code.slice(2).toUpperCase()}`;
}
