import type { EpochMs } from "../../../kernel/brand.ts";
import { pastView } from "../../clearing/past-view.ts";
import type { Order } from "../../order/order.ts";
import { importOutcome } from "../../registration/import-outcome.ts";
import { isLeftToPartnerCenter } from "../../registration/registration-path.ts";
import { currentAttempt, type Unit } from "../../unit/unit.ts";
import { effectiveEsp } from "../../verdict/esp-point.ts";
import { judge } from "../../verdict/judge.ts";
import { actionsOf } from "../actions.ts";
import type { BenchState } from "../bench-state.ts";
import type { UnitView } from "../unit-view.ts";
import { flowView } from "./flow-view.ts";
import { identityView } from "./identity-view.ts";
import { projectTile } from "./project-tile.ts";
import { readinessView } from "./readiness-view.ts";

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
    flow: flowView(unit, state),
    readiness: readinessView(unit, state),
    identity: identityView(unit, state),
    registration: registrationOf(unit, order, state),
    ...(unit.diagnostics === undefined ? {} : { diagnostics: unit.diagnostics }),
    past: pastView(unit, state, now),
    actions: actionsOf(unit, now),
  };
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
