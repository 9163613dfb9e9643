import { type EpochMs, epochMs } from "../../kernel/brand.ts";
import { lateAt, openClearing } from "../clearing/clearing.ts";
import { signalledEnd } from "../flow/signalled-end.ts";
import { missingAfterMs } from "../partner-center/missing-after.ts";
import { profileLateMs, profileTimeoutMs } from "../registration/profile-wait.ts";
import type { FlowAttempt } from "../unit/flow-attempt.ts";
import { currentAttempt, type Unit } from "../unit/unit.ts";
import { effectiveEsp } from "../verdict/esp-point.ts";
import { freshMs } from "../verdict/gate-context.ts";
import { isReportedSuccess, reportAcceptableAt } from "../verdict/report-point.ts";
import type { BenchState } from "./bench-state.ts";

/** Microsoft's default ESP time limit, used while the tenant's own is not known (workflow 3.5). */
const defaultEspTimeoutMinutes = 60;
/** Beyond the ESP's own limit a person looks at the screen (workflow O12). */
const lookMarginMs = 15 * 60_000;
/** A device that says nothing new for this long is looked at; one ESP app may well take fifteen minutes. */
export const noNewsMs = 25 * 60_000;
/** Registration that is not done by then gets a warning (workflow 3.5: warn after 15 minutes). */
export const importWarnMs = 15 * 60_000;

/** How long the page allows: as the device was told, else as the tenant's configuration says. */
export function pageTimeoutMinutes(unit: Unit, { configuration }: Pick<BenchState, "configuration">): number {
  const told = currentAttempt(unit)?.signals?.value.page?.timeoutMinutes ?? undefined;
  return told ?? effectiveEsp(configuration, unit)?.timeoutMinutes ?? defaultEspTimeoutMinutes;
}

/** When a person should look at the screen of a running unit: its time limit plus a quarter of an hour, or the last look plus that. */
export function lookBy(unit: Unit, state: Pick<BenchState, "configuration">): EpochMs | undefined {
  const attempt = currentAttempt(unit);
  if (attempt === undefined) return undefined;
  const byLimit = attempt.startedAt + pageTimeoutMinutes(unit, state) * 60_000 + lookMarginMs;
  return epochMs(Math.max(byLimit, attempt.stillRunning === undefined ? 0 : attempt.stillRunning.at + lookMarginMs));
}

/** When a running unit has been without news for too long. */
export function noNewsAt(unit: Unit): EpochMs | undefined {
  const attempt = currentAttempt(unit);
  if (attempt === undefined) return undefined;
  const heardAt = Math.max(
    attempt.newsAt ?? attempt.startedAt,
    attempt.managed?.seenAt ?? 0,
    attempt.stillRunning?.at ?? 0,
  );
  return epochMs(heardAt + noNewsMs);
}

/** Unchanged signals are journaled every five minutes while the device can be heard; this much later it has gone quiet. */
const quietMs = 7 * 60_000;

/** From when a running device that told of itself counts as gone quiet: its last word is then shown with its age. */
export function quietAt(unit: Unit): EpochMs | undefined {
  const isRunning = unit.stage === "devicePreparation" || unit.stage === "deviceSetup";
  const signals = isRunning ? currentAttempt(unit)?.signals : undefined;
  if (signals === undefined || signalledEnd(signals.value).kind !== "running") return undefined;
  return epochMs(signals.seenAt + quietMs);
}

/** The next time at which a unit's tile changes by the clock alone, after `now`. */
export function nextAttentionAt(unit: Unit, state: BenchState, now: EpochMs): EpochMs | undefined {
  const times = deadlinesOf(unit, state).filter((at) => at > now);
  return times.length === 0 ? undefined : epochMs(Math.min(...times));
}

function deadlinesOf(unit: Unit, state: BenchState): readonly number[] {
  const attempt = currentAttempt(unit);
  switch (unit.stage) {
    case "registering":
      if (unit.import !== undefined) return [unit.import.sentAt + importWarnMs];
      return unit.partner === undefined ? [] : [unit.partner.sentAt + missingAfterMs];
    case "clearing": {
      const clearing = openClearing(unit.past);
      return clearing === undefined ? [] : [lateAt(clearing) ?? 0];
    }
    case "registered":
    case "assigned":
      return [unit.stageSince + profileLateMs, unit.stageSince + profileTimeoutMs];
    case "devicePreparation":
    case "deviceSetup":
      if (attempt?.signals !== undefined && signalledEnd(attempt.signals.value).kind !== "running") return [];
      return [lookBy(unit, state) ?? 0, noNewsAt(unit) ?? 0, quietAt(unit) ?? 0];
    case "resealed":
      return attempt === undefined ? [] : deadlinesOfSeal(attempt);
    default:
      return [];
  }
}

/** When the report may be accepted as not updated, and when an observation of the gate is too old. */
function deadlinesOfSeal(attempt: FlowAttempt): readonly number[] {
  const acceptableAt = isReportedSuccess(attempt) ? undefined : reportAcceptableAt(attempt);
  const observed = [attempt.managed?.seenAt, attempt.event?.seenAt, attempt.reportAccepted?.at];
  const staleAt = observed.flatMap((at) => (at === undefined ? [] : [at + freshMs]));
  return acceptableAt === undefined ? staleAt : [acceptableAt, ...staleAt];
}
