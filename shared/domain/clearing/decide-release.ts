import { appError } from "../../kernel/app-error.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { doIdentifiersAgree } from "../bench/decide/agreeing-identifiers.ts";
import type { Command, CommandContext } from "../bench/decide/command.ts";
import type { Draft } from "../evidence/draft.ts";
import { serialOf, type Unit } from "../unit/unit.ts";

type ReleaseCommand = Command & { readonly kind: "noteRelease" | "notePack" | "tellReleased" };

/** What a person may say about the release of a device that another tenant has. */
export function decideRelease(
  unit: Unit,
  command: ReleaseCommand,
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  const envelope = { source: "E-TEC", at: now, actor, unitId: unit.id } as const;
  if (unit.release === undefined || unit.shipped !== undefined)
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: command.kind }));
  switch (command.kind) {
    case "noteRelease": {
      const { caseNumber, papers, note } = command;
      return ok([{ kind: "clearingReleaseNoted", ...envelope, caseNumber, papers: [...new Set(papers)], note }]);
    }
    case "notePack":
      return ok([{ kind: "clearingPackWritten", ...envelope, withHash: command.withHash }]);
    case "tellReleased":
      if (unit.stage !== "foreignTenant")
        return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "tellReleased" }));
      if (!doIdentifiersAgree(unit, serialOf(unit), command.identifiers))
        return err(appError("invalid", "unit.wrongIdentifiers"));
      return ok([{ kind: "clearingReleaseTold", ...envelope }]);
  }
}
