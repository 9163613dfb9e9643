import type { DeviceContext } from "../../../../shared/domain/intake/intake-piece.ts";

/** Looks a value up by its name in small letters; empty when there is none. */
export type NamedValues = (name: string) => string;

/** Names of the values, in registry and profile files alike, the likeliest first. */
const names: Readonly<Record<keyof DeviceContext, readonly string[]>> = {
  serialNumber: ["systemserialnumber", "serialnumber"],
  tenantId: ["cloudassignedtenantid"],
  tenantDomain: ["cloudassignedtenantdomain"],
  profileName: ["deploymentprofilename"],
  ztdId: ["ztdregistrationid", "ztdcorrelationid"],
};

const longestValue = 256;

/** What values say about a device's registration. */
export function deviceContext(lookUp: NamedValues): DeviceContext {
  const read = (field: keyof DeviceContext): string => {
    const value = names[field].map(lookUp).find((text) => text !== "") ?? "";
    return value.length > longestValue ? "" : value;
  };
  return {
    serialNumber: read("serialNumber"),
    tenantId: read("tenantId"),
    tenantDomain: read("tenantDomain"),
    profileName: read("profileName"),
    ztdId: read("ztdId"),
  };
}

/** The first that says something, field by field. */
export function mergedContext(first: DeviceContext, second: DeviceContext): DeviceContext {
  return {
    serialNumber: first.serialNumber || second.serialNumber,
    tenantId: first.tenantId || second.tenantId,
    tenantDomain: first.tenantDomain || second.tenantDomain,
    profileName: first.profileName || second.profileName,
    ztdId: first.ztdId || second.ztdId,
  };
}

/** Whether it says nothing at all. */
export function isSilent(context: DeviceContext): boolean {
  return Object.values(context).every((value) => value === "");
}
