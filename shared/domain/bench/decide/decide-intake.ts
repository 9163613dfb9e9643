import { appError } from "../../../kernel/app-error.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";
import type { Draft, UnitDraft } from "../../evidence/draft.ts";
import { rowLabel } from "../../intake/row-label.ts";
import { type IntakeCandidate, type RowTarget, sortCandidates } from "../../intake/sort-candidates.ts";
import type { BenchState } from "../bench-state.ts";
import { benchLookup } from "./bench-lookup.ts";
import type { Command, CommandContext } from "./command.ts";
import { reportedSerialOf } from "./reported-serial.ts";

/**
 * Rows of a file become units, or complete known ones. Whoever sorted them said what becomes of each; when the bench has
 * changed since and would say otherwise, nothing is taken and the rows are to be sorted again. Of rows that wait nothing is
 * written down: they are no units yet.
 */
export function decideIntakeRows(
  state: BenchState,
  { fileName, candidates, targets, ...wish }: Command & { readonly kind: "addIntakeRows" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  const own = sortCandidates(benchLookup(state, wish), candidates);
  const isSame = own.length === targets.length && own.every((target, index) => isSameTarget(target, targets[index]));
  if (!isSame) return err(appError("conflict", "intake.busy"));
  const drafts: Draft[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const target = own[index];
    if (target === undefined || target.kind === "waiting") continue;
    const by = { source: "E-USB", at: now, actor } as const;
    const envelope = { ...by, unitId: target.unitId };
    const seen = {
      kind: "unitSeen",
      ...by,
      unitId: candidate.newUnitId,
      label: rowLabel(fileName, candidate),
    } as const;
    if (target.kind === "new") drafts.push(seen);
    else if (wish.haveWaited === true && target.unitId !== candidate.newUnitId)
      drafts.push(seen, { kind: "unitMerged", ...by, unitId: candidate.newUnitId, into: target.unitId });
    if (target.kind === "duplicate") continue;
    drafts.push(identityDraft(envelope, candidate));
  }
  return ok(drafts);
}

/** A file was read to its end: what became of its rows is written down once. */
export function decideIntakeFileEnd(
  command: Command & { readonly kind: "endIntakeFile" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  const { fileName, sha256, size, total, accepted, duplicate, refused, waiting } = command;
  const counts = { size, total, accepted, duplicate, refusedRows: refused, ...(waiting === 0 ? {} : { waiting }) };
  return ok([{ kind: "intakeFileRead", source: "E-USB", at: now, actor, fileName, sha256, ...counts }]);
}

function identityDraft(
  envelope: Pick<UnitDraft, "source" | "at" | "actor" | "unitId">,
  candidate: IntakeCandidate,
): Draft {
  const { summary, listed, grade, findings } = candidate;
  if (summary === undefined) return { kind: "identityListed", ...envelope, listed, findings };
  const reportedSerial = reportedSerialOf(candidate);
  return { kind: "hardwareHashRead", ...envelope, summary: { ...summary, grade, findings }, reportedSerial, listed };
}

function isSameTarget(left: RowTarget, right: RowTarget | undefined): boolean {
  return left.kind === right?.kind && left.unitId === right.unitId;
}
