import { appError } from "../../../kernel/app-error.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { Draft } from "../../evidence/draft.ts";
import { serialOf, type Unit } from "../../unit/unit.ts";
import { doIdentifiersAgree } from "./agreeing-identifiers.ts";
import type { Command, CommandContext } from "./command.ts";

type AsideCommand = Extract<Command, { readonly kind: "startRework" | "endRework" | "routeToIt" }>;

/** Taking a unit off the normal path needs two identifiers that agree; bringing it back from rework needs none. */
export function decideAside(
  unit: Unit,
  command: AsideCommand,
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  const envelope = { source: "E-TEC", at: now, actor, unitId: unit.id } as const;
  if (command.kind === "endRework") {
    if (unit.aside?.kind !== "rework")
      return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "endRework" }));
    return ok([{ kind: "reworkEnded", ...envelope }]);
  }
  if (unit.aside !== undefined || unit.shipped !== undefined) {
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: command.kind }));
  }
  if (!doIdentifiersAgree(unit, serialOf(unit), command.identifiers))
    return err(appError("invalid", "unit.wrongIdentifiers"));
  if (command.kind === "startRework") return ok([{ kind: "reworkStarted", ...envelope, reason: command.reason }]);
  return ok([{ kind: "routedToIt", ...envelope, source: "E-ADM", reason: command.reason }]);
}
