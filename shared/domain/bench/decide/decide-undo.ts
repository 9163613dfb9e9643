import { appError } from "../../../kernel/app-error.ts";
import { mapGet } from "../../../kernel/persistent-map.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { Draft } from "../../evidence/draft.ts";
import { serialOf } from "../../unit/unit.ts";
import type { BenchState } from "../bench-state.ts";
import type { CommandContext } from "./command.ts";

/** Bench confirmations may be withdrawn within this time (workflow rule G11). */
const undoGraceMs = 10 * 60_000;

/** Takes back the newest confirmation; the journal keeps both. */
export function decideUndo(state: BenchState, { actor, now }: CommandContext): Result<readonly Draft[]> {
  const [last] = state.confirmations;
  if (last === undefined) return err(appError("refused", "undo.nothing"));
  if (now - last.at > undoGraceMs) {
    const unit = mapGet(state.units, last.unitId);
    return err(
      appError("refused", "undo.tooLate", { serialNumber: unit === undefined ? "" : serialOf(unit), at: last.at }),
    );
  }
  const { unitId, evidenceId, kind: withdrawn } = last;
  return ok([{ kind: "confirmationWithdrawn", source: "E-TEC", at: now, actor, unitId, evidenceId, withdrawn }]);
}
