import type { EpochMs } from "../../../kernel/brand.ts";
import type { FlowCategory, FlowPhase } from "../../flow/flow-signals.ts";
import type { Order } from "../../order/order.ts";
import { importOutcome } from "../../registration/import-outcome.ts";
import { isLeftToPartnerCenter } from "../../registration/registration-path.ts";
import { currentRun } from "../../unit/life.ts";
import { currentAttempt, type Unit } from "../../unit/unit.ts";
import { effectiveEsp } from "../../verdict/esp-point.ts";
import { judge } from "../../verdict/judge.ts";
import { actionsOf } from "../actions.ts";
import { lookBy } from "../attention.ts";
import type { BenchState } from "../bench-state.ts";
import type { FlowPhaseView, UnitView } from "../unit-view.ts";
import { identityView } from "./identity-view.ts";
import { projectTile } from "./project-tile.ts";

/** Everything the unit panel shows of one unit at `now`, except its evidence list. */
export function projectUnit(unit: Unit, order: Order, state: BenchState, now: EpochMs): UnitView {
  return {
    tile: projectTile(unit, order, state, now),
    ...(unit.slot === undefined ? {} : { slot: unit.slot }),
    attempt: Math.max(1, unit.attempts.length),
    life: unit.stage,
    user: unit.registration?.value.userPrincipalName ?? "",
    futureName: unit.registration?.value.displayName ?? "",
    verdict: judge(unit, order, state.configuration, now),
    flow: flowOf(unit, state),
    identity: identityView(unit, state),
    registration: registrationOf(unit, order, state),
    actions: actionsOf(unit, now),
  };
}

function flowOf(unit: Unit, state: BenchState): UnitView["flow"] {
  const attempt = currentRun(unit);
  const categories = attempt?.signals?.value.categories ?? [];
  const endedAt = attempt?.success?.at ?? attempt?.failure?.at;
  const lookAt = endedAt === undefined ? lookBy(unit, state) : undefined;
  return {
    ...(attempt === undefined ? {} : { startedAt: attempt.startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    phases: (["devicePreparation", "deviceSetup"] as const).map((phase) => phaseView(phase, categories)),
    restarts: attempt?.signals?.value.restarts ?? 0,
    ...(lookAt === undefined ? {} : { lookBy: lookAt }),
    ...(attempt?.signals === undefined ? {} : { lastSignalAt: attempt.signals.seenAt }),
  };
}

function phaseView(phase: FlowPhase, categories: readonly FlowCategory[]): FlowPhaseView {
  const category = categories.find((known) => known.phase === phase);
  if (category === undefined) return { phase, state: "unknown", steps: [] };
  const { steps } = category;
  if (steps.some((step) => step.state === "failed")) return { phase, state: "failed", steps };
  const isDone =
    category.succeeded === true ||
    (steps.length > 0 && steps.every((step) => step.state === "succeeded" || step.state === "notRequired"));
  if (isDone) return { phase, state: "succeeded", steps };
  return { phase, state: steps.every((step) => step.state === "notStarted") ? "notStarted" : "running", steps };
}

function registrationOf(unit: Unit, order: Order, state: BenchState): UnitView["registration"] {
  const registration = unit.registration?.value;
  const record = unit.import?.record?.value;
  return {
    importStatus: record?.status ?? unit.import?.state ?? "",
    importError: record === undefined || record.errorCode === 0 ? "" : `${record.errorCode} ${record.errorName}`,
    adopted: isAdopted(unit),
    ztdId: registration?.ztdId ?? record?.registrationId ?? "",
    groupTag: registration?.groupTag ?? "",
    expectedGroupTag: order.groupTag,
    entraDeviceId: registration?.entraDeviceId ?? "",
    managedDeviceId: currentAttempt(unit)?.managed?.value.managedDeviceId ?? "",
    enrollmentState: registration?.enrollmentState ?? "",
    profileStatus: registration?.profileStatus ?? "",
    profileName: unit.profile?.value.assigned === true ? unit.profile.value.profileName : "",
    ...(registration?.profileAssignedAt === undefined ? {} : { profileAssignedAt: registration.profileAssignedAt }),
    espName: registration === undefined ? "" : (effectiveEsp(state.configuration, unit)?.name ?? ""),
    groupNames: unit.groups?.value.map((group) => group.name) ?? [],
    joined: joinOf(unit),
    ...(unit.registration === undefined ? {} : { seenAt: unit.registration.seenAt }),
  };
}

/** Whether the tenant had the device before this bench would have registered it. */
function isAdopted(unit: Unit): boolean {
  if (unit.registration === undefined || isLeftToPartnerCenter(unit)) return false;
  return unit.import === undefined || importOutcome(unit.import).kind === "alreadyHere";
}

/** How the directory's device object stands: it is made at registration, and enabled by the first join. */
function joinOf(unit: Unit): UnitView["registration"]["joined"] {
  const device = unit.directoryDevice?.value;
  if (device === undefined) return "unknown";
  if (device.trustType !== "" && device.trustType !== "AzureAd") return "otherwise";
  return device.enabled ? "joined" : "notYet";
}
