import type { TenantConfiguration } from "../bench/bench-state.ts";
import type { GatePoint } from "../bench/unit-view.ts";
import type { EspRecord } from "../tenant/records.ts";
import type { Unit } from "../unit/unit.ts";
import { contradicted, type GateContext, missing, shown } from "./gate-context.ts";

/**
 * The ESP configuration that reaches a unit: the lowest priority number among those assigned to one of its device
 * groups or to all devices, else the tenant's default (graph-api f). Undefined while the tenant was not read.
 */
export function effectiveEsp(configuration: TenantConfiguration | undefined, unit: Unit): EspRecord | undefined {
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

/** The ESP that held this run: the one the report names, else the one that reaches the unit by assignment. */
export function espOfRun({
  attempt,
  configuration,
  unit,
}: Pick<GateContext, "attempt" | "configuration" | "unit">): EspRecord | undefined {
  const named = attempt.event?.value.espId ?? "";
  const reported = named === "" ? undefined : configuration?.espConfigurations.find((esp) => esp.espId === named);
  return reported ?? effectiveEsp(configuration, unit);
}

/**
 * Point 4: the ESP of this run was assigned to devices, showed progress and blocked the device. Judged once somebody
 * says the success screen is there: only then does it decide whether that screen means anything (workflow rule 2).
 */
export function espPoint(context: GateContext): GatePoint {
  const esp = espOfRun(context);
  if (esp === undefined || context.configuration === undefined)
    return missing("espHeld", { code: "point.espHeld.missing", params: {} });
  const source = context.attempt.event === undefined ? "E-CFG" : "E-EVT";
  const seenAt = context.attempt.event?.seenAt ?? context.configuration.seenAt;
  const fault = espFault(esp);
  if (fault !== undefined) {
    const text = { code: "point.espHeld.contradicted", params: { espName: esp.name, what: fault } } as const;
    if (context.attempt.success === undefined) return missing("espHeld", text);
    return contradicted("espHeld", text, seenAt, source);
  }
  const text = {
    code: "point.espHeld.shown",
    params: { espName: esp.name, timeoutMinutes: esp.timeoutMinutes },
  } as const;
  return shown("espHeld", text, seenAt, source);
}

function espFault(esp: EspRecord): "progressHidden" | "notBlocking" | "notDeviceTargeted" | undefined {
  if (!esp.showsProgress) return "progressHidden";
  if (!esp.blocksDeviceUse) return "notBlocking";
  return esp.isDefault || (esp.groupIds.length === 0 && !esp.allDevices) ? "notDeviceTargeted" : undefined;
}
