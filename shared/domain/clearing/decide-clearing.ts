import { appError } from "../../kernel/app-error.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { BenchState } from "../bench/bench-state.ts";
import { doIdentifiersAgree } from "../bench/decide/agreeing-identifiers.ts";
import type { Command, CommandContext } from "../bench/decide/command.ts";
import type { Draft } from "../evidence/draft.ts";
import { serialOf, type Unit } from "../unit/unit.ts";
import { assessRecords } from "./assess-records.ts";
import { currentStep, lateAt, lookValidMs, openClearing } from "./clearing.ts";
import { clearingRefusal } from "./clearing-refusal.ts";
import { confirmationPhrase } from "./confirmation-phrase.ts";
import { detectCases } from "./detect-cases.ts";
import { allowedFrom, mostRecordsAtOnce } from "./limits.ts";
import { stepsOfWay } from "./steps-of-way.ts";

type ClearingCommand = Command & { readonly kind: "lookAtPast" | "clearPast" | "resumeClearing" | "giveUpClearing" };

/** What a person may do about a unit's past, and what becomes of it. */
export function decideClearing(
  state: BenchState,
  unit: Unit,
  command: ClearingCommand,
  context: CommandContext,
): Result<readonly Draft[]> {
  const { actor, now } = context;
  const envelope = { source: "E-TEC", at: now, actor, unitId: unit.id } as const;
  const wrongState = appError("refused", "unit.wrongState", { stage: unit.stage, action: command.kind });
  switch (command.kind) {
    case "lookAtPast":
      if (!isLookable(unit)) return err(wrongState);
      return ok([{ kind: "clearingLookRequested", ...envelope }]);
    case "clearPast":
      return decideClear(state, unit, command, context);
    case "resumeClearing":
      return isHeldUp(unit, now) ? ok([{ kind: "clearingResumed", ...envelope }]) : err(wrongState);
    case "giveUpClearing":
      if (openClearing(unit.past) === undefined) return err(wrongState);
      return ok([{ kind: "clearingGivenUp", ...envelope }]);
  }
}

/** Looking changes nothing, so a device of another tenant may be looked for, too. */
function isLookable(unit: Unit): boolean {
  const mayLook = unit.stage === "foreignTenant" || clearingRefusal(unit) === undefined;
  return mayLook && openClearing(unit.past) === undefined;
}

/** Whether the step under way was refused or is late, so that a person has to say how it goes on. */
export function isHeldUp(unit: Unit, now: number): boolean {
  const clearing = openClearing(unit.past);
  if (clearing === undefined) return false;
  const isRefused = currentStep(clearing)?.step.state === "refused";
  return isRefused || now >= (lateAt(clearing) ?? Number.POSITIVE_INFINITY);
}

/**
 * A clearing is taken only for exactly the records that the technician was shown, on a reading that is minutes old, with
 * two identifiers that agree, the typed words, and within the bench's limit.
 */
function decideClear(
  state: BenchState,
  unit: Unit,
  command: Command & { readonly kind: "clearPast" },
  { actor, now }: CommandContext,
): Result<readonly Draft[]> {
  const refusal = clearingRefusal(unit);
  if (refusal !== undefined || openClearing(unit.past) !== undefined)
    return err(appError("refused", "unit.wrongState", { stage: unit.stage, action: "clearPast" }));
  const reading = unit.past?.reading?.value;
  if (reading === undefined || now - reading.askedAt > lookValidMs)
    return err(appError("refused", "clearing.lookFirst"));
  const { way, recordIds, identifiers, typed } = command;
  const assessed = assessRecords(unit, state, reading);
  const steps = stepsOfWay(way, assessed, new Set(recordIds));
  const meant = new Set(steps.map(({ record }) => record.id));
  if (steps.length === 0 || meant.size !== recordIds.length || recordIds.some((id) => !meant.has(id)))
    return err(appError("conflict", "clearing.otherRecords"));
  if (meant.size > mostRecordsAtOnce)
    return err(appError("refused", "clearing.tooMany", { records: meant.size, most: mostRecordsAtOnce }));
  const serial = serialOf(unit);
  if (!doIdentifiersAgree(unit, serial, identifiers)) return err(appError("invalid", "unit.wrongIdentifiers"));
  if (typed.trim().toUpperCase() !== confirmationPhrase(way, serial))
    return err(appError("invalid", "clearing.wrongWords"));
  const from = allowedFrom(state.clearings, meant.size, now);
  if (from > now) return err(appError("refused", "clearing.limitReached", { untilAt: from }));
  const cases = detectCases(unit, assessed).map(({ name }) => name);
  return ok([{ kind: "clearingStarted", source: "E-TEC", at: now, actor, unitId: unit.id, way, cases, steps }]);
}
