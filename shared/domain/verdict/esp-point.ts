import type { TenantConfiguration } from "../bench/bench-state.ts";
import type { GatePoint } from "../bench/unit-view.ts";
import type { FlowPage } from "../flow/flow-signals.ts";
import type { EspRecord } from "../tenant/records.ts";
import type { Unit } from "../unit/unit.ts";
import { readingsOfRun } from "./esp-reading.ts";
import { contradicted, type GateContext, missing, shown } from "./gate-context.ts";

/**
 * The ESP configuration that reaches a unit: the lowest priority number among those assigned to one of its device
 * groups or to all devices, else the tenant's default (graph-api f). Undefined while the tenant was not read.
 */
export function effectiveEsp(
  configuration: Pick<TenantConfiguration, "groups" | "espConfigurations"> | undefined,
  unit: Unit,
): EspRecord | undefined {
  if (configuration === undefined) return undefined;
  const deviceId = unit.registration?.value.entraDeviceId.toLowerCase() ?? "";
  const groupIds = configuration.groups
    .filter((group) => deviceId !== "" && group.deviceIds.some((id) => id.toLowerCase() === deviceId))
    .map((group) => group.groupId);
  const reaching = configuration.espConfigurations
    .filter((esp) => !esp.isDefault && (esp.allDevices || esp.groupIds.some((id) => groupIds.includes(id))))
    .toSorted((left, right) => left.priority - right.priority);
  return reaching[0] ?? configuration.espConfigurations.find((esp) => esp.isDefault);
}

/** Whether the unit was moved between groups since the run began: then only the report can say which page held it. */
function isRegrouped({ attempt, unit }: GateContext): boolean {
  return (unit.regroupedAt ?? 0) > attempt.startedAt;
}

/**
 * The ESP that held this run, in every state it was read in during the run, oldest first: the one the report names, else
 * the one that reaches the unit by assignment.
 */
function espsOfRun(context: GateContext): readonly EspRecord[] {
  const { attempt, configuration, unit } = context;
  if (configuration === undefined) return [];
  const named = attempt.event?.value.espId ?? "";
  // Whether a page comes before the others by one of its groups is not known before these were read.
  const areGroupsKnown = unit.groups !== undefined && !isRegrouped(context);
  return readingsOfRun(configuration.espReadings, attempt).flatMap(({ espConfigurations }) => {
    const reported = named === "" ? undefined : espConfigurations.find((esp) => esp.espId === named);
    if (reported !== undefined || !areGroupsKnown) return reported ?? [];
    return effectiveEsp({ groups: configuration.groups, espConfigurations }, unit) ?? [];
  });
}

/**
 * Point 4: the ESP of this run was assigned to devices, showed progress and blocked the device. Judged once somebody
 * says the success screen is there: only then does it decide whether that screen means anything (workflow rule 2).
 */
export function espPoint(context: GateContext): GatePoint {
  const { attempt, configuration } = context;
  const esps = espsOfRun(context);
  const esp = esps.find((known) => espFault(known) !== undefined) ?? esps.at(-1);
  if (esp === undefined || configuration === undefined) {
    const code = isRegrouped(context) ? "point.espHeld.regrouped" : "point.espHeld.missing";
    return missing("espHeld", { code, params: {} });
  }
  const told = pageFault(attempt.signals?.value.page);
  if (told !== undefined) {
    const text = { code: "point.espHeld.contradicted", params: { espName: esp.name, what: told } } as const;
    if (attempt.success === undefined) return missing("espHeld", text);
    return contradicted("espHeld", text, attempt.signals?.seenAt, attempt.signals?.source ?? "E-BR");
  }
  const source = attempt.event === undefined ? "E-CFG" : "E-EVT";
  const seenAt = attempt.event?.seenAt ?? configuration.seenAt;
  // The report calls the device ESP disabled when it did not show: whatever is configured, it did not hold (outcome O2).
  const wasOff = attempt.event?.value.deviceSetupStatus === "disabled";
  const fault = espFault(esp) ?? (wasOff ? "progressHidden" : undefined);
  if (fault !== undefined) {
    const text = { code: "point.espHeld.contradicted", params: { espName: esp.name, what: fault } } as const;
    if (attempt.success === undefined) return missing("espHeld", text);
    return contradicted("espHeld", text, seenAt, source);
  }
  const text = {
    code: "point.espHeld.shown",
    params: { espName: esp.name, timeoutMinutes: esp.timeoutMinutes },
  } as const;
  return shown("espHeld", text, seenAt, source);
}

/** What the device itself was told of its page: it counts more than what was assigned. */
function pageFault(page: FlowPage | undefined): "progressHidden" | "notBlocking" | undefined {
  if (page?.shown === false) return "progressHidden";
  return page?.blocks === false ? "notBlocking" : undefined;
}

function espFault(esp: EspRecord): "progressHidden" | "notBlocking" | "notDeviceTargeted" | undefined {
  if (!esp.showsProgress) return "progressHidden";
  if (!esp.blocksDeviceUse) return "notBlocking";
  return esp.isDefault || (esp.groupIds.length === 0 && !esp.allDevices) ? "notDeviceTargeted" : undefined;
}
