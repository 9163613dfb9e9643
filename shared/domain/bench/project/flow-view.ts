import { epochMs } from "../../../kernel/brand.ts";
import type { FlowApp } from "../../flow/flow-app.ts";
import type { FlowCategory, FlowPhase, FlowSignals } from "../../flow/flow-signals.ts";
import { profileVerdict } from "../../flow/profile-verdict.ts";
import { roleOf } from "../../flow/read-events.ts";
import type { FlowAttempt } from "../../unit/flow-attempt.ts";
import { currentRun } from "../../unit/life.ts";
import type { Unit } from "../../unit/unit.ts";
import { failureOf } from "../../verdict/failure.ts";
import { lookBy, pageTimeoutMinutes } from "../attention.ts";
import type { BenchState } from "../bench-state.ts";
import type { FlowPhaseView, UnitView } from "../unit-view.ts";

/** The technician flow of a unit as its panel shows it. */
export function flowView(unit: Unit, state: BenchState): UnitView["flow"] {
  const attempt = currentRun(unit);
  const signals = attempt?.signals?.value;
  const endedAt = attempt?.success?.at ?? attempt?.failure?.at;
  const lookAt = endedAt === undefined ? lookBy(unit, state) : undefined;
  const isRunning = attempt !== undefined && endedAt === undefined;
  const pageUntil = isRunning ? attempt.startedAt + pageTimeoutMinutes(unit, state) * 60_000 : undefined;
  return {
    ...(attempt === undefined ? {} : { startedAt: attempt.startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    phases: (["devicePreparation", "deviceSetup"] as const).map((phase) => phaseView(phase, signals?.categories ?? [])),
    restarts: signals?.restarts ?? 0,
    ...(lookAt === undefined ? {} : { lookBy: lookAt }),
    ...(attempt?.signals === undefined ? {} : { lastSignalAt: attempt.signals.seenAt }),
    ...(pageUntil === undefined ? {} : { pageUntil: epochMs(pageUntil) }),
    restartAwaited: signals?.restartAwaited === true,
    ...failureView(unit, attempt),
    ...deviceView(signals),
  };
}

function failureView(unit: Unit, attempt: FlowAttempt | undefined): Pick<UnitView["flow"], "failure"> {
  return attempt === undefined || unit.stage !== "failed" ? {} : { failure: failureOf(attempt) };
}

type DeviceTold =
  | "page"
  | "profile"
  | "providers"
  | "counts"
  | "apps"
  | "events"
  | "otherEvents"
  | "otherCategories"
  | "provisioning"
  | "userFlow"
  | "device";

function deviceView(signals: FlowSignals | undefined): Pick<UnitView["flow"], DeviceTold> {
  const events = signals?.events ?? [];
  const profile = profileVerdict(events);
  return {
    ...(signals?.page === undefined ? {} : { page: signals.page }),
    ...(profile === undefined ? {} : { profile }),
    providers: signals?.providers ?? [],
    counts: signals?.counts ?? [],
    apps: (signals?.apps ?? []).toSorted((left, right) => rankOf(left) - rankOf(right)),
    events: events.filter(({ key }) => roleOf(key) !== "noise").toReversed(),
    otherEvents: (signals?.otherEvents ?? []).toReversed(),
    otherCategories: signals?.otherCategories ?? [],
    ...(signals?.provisioning === undefined ? {} : { provisioning: signals.provisioning }),
    userFlow: signals?.userFlow ?? [],
    device: {
      ...(signals?.setup === undefined ? {} : { setup: signals.setup }),
      ...(signals?.provisioningCompleted === undefined ? {} : { provisioningCompleted: signals.provisioningCompleted }),
      ...(signals?.devicePreparation === undefined ? {} : { devicePreparation: signals.devicePreparation }),
      ...(signals?.sticks === undefined ? {} : { sticks: signals.sticks }),
      ...(signals?.driveEncryption === undefined ? {} : { driveEncryption: signals.driveEncryption }),
    },
  };
}

/** What needs somebody comes first, scripts and what is over last. */
function rankOf({ state, kind, stale }: FlowApp): number {
  if (stale === true) return appOrder.length;
  return appOrder.indexOf(state) + (kind === "script" ? 0.5 : 0);
}

const appOrder: readonly FlowApp["state"][] = ["failed", "running", "restart", "unknown", "waiting", "done", "skipped"];

function phaseView(phase: FlowPhase, categories: readonly FlowCategory[]): FlowPhaseView {
  const category = categories.find((known) => known.phase === phase);
  if (category === undefined) return { phase, state: "unknown", steps: [] };
  const { steps } = category;
  const others = category.others === undefined ? {} : { others: category.others };
  if (steps.some((step) => step.state === "failed")) return { phase, state: "failed", steps, ...others };
  const isDone =
    category.succeeded === true ||
    (steps.length > 0 && steps.every((step) => step.state === "succeeded" || step.state === "notRequired"));
  if (isDone) return { phase, state: "succeeded", steps, ...others };
  const state = steps.every((step) => step.state === "notStarted") ? "notStarted" : "running";
  return { phase, state, steps, ...others };
}
