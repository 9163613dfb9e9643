import type { EpochMs } from "../../../kernel/brand.ts";
import { changedValues } from "../../assignment/changed-values.ts";
import { pastView } from "../../clearing/past-view.ts";
import type { Order } from "../../order/order.ts";
import { partnerOutcome } from "../../partner-center/partner-outcome.ts";
import { importOutcome } from "../../registration/import-outcome.ts";
import { profileWait } from "../../registration/profile-wait.ts";
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
    importStatus: record?.status ?? unit.import?.state ?? partnerStatusOf(unit),
    importError: errorOf(record) || errorOf(unit.partner?.result?.value),
    adopted: isAdopted(unit),
    ztdId: registration?.ztdId ?? record?.registrationId ?? "",
    groupTag: registration?.groupTag ?? "",
    purchaseOrder: registration?.purchaseOrder ?? "",
    expectedGroupTag: order.groupTag,
    entraDeviceId: registration?.entraDeviceId ?? "",
    managedDeviceId: currentAttempt(unit)?.managed?.value.managedDeviceId ?? "",
    enrollmentState: registration?.enrollmentState ?? "",
    profileStatus: registration?.profileStatus ?? "",
    ...(isWaiting(unit) ? { wait: profileWait(unit, order, state.configuration) } : {}),
    ...(unit.change === undefined ? {} : { change: unit.change }),
    changed: changedValues(state.changes, unit.id),
    profileName: unit.profile?.value.assigned === true ? unit.profile.value.profileName : "",
    ...(registration?.profileAssignedAt === undefined ? {} : { profileAssignedAt: registration.profileAssignedAt }),
    espName: registration === undefined ? "" : (effectiveEsp(state.configuration, unit)?.name ?? ""),
    groupNames: unit.groups?.value.map((group) => group.name) ?? [],
    joined: joinOf(unit),
    ...(unit.registration === undefined ? {} : { seenAt: unit.registration.seenAt }),
  };
}

/** Registered, and without the profile that it needs to be started. */
function isWaiting({ stage, registration }: Unit): boolean {
  return registration !== undefined && (stage === "registered" || stage === "assigned");
}

/** As its upload to Partner Center stands, where it went there. */
function partnerStatusOf({ partner }: Unit): string {
  return partner === undefined ? "" : `partner.${partnerOutcome(partner).kind}`;
}

function errorOf(result: { readonly errorCode: number; readonly errorName: string } | undefined): string {
  return result === undefined || result.errorCode === 0 ? "" : `${result.errorCode} ${result.errorName}`;
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
