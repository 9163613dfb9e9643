import type {
  DeviceEnrollmentLimitConfiguration,
  DeviceEnrollmentPlatformRestrictionsConfiguration,
} from "@microsoft/microsoft-graph-types-beta";
import { dayMs } from "../../world/durations.ts";
import { drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import { graphTime } from "./graph-time.ts";

type Named = { readonly "@odata.type": string; readonly id: string };

/** Enrolment configurations of other kinds, which every tenant has in the same list; they cannot be changed here. */
export function otherConfigurations(world: World): readonly (object & { readonly id: string })[] {
  const at = graphTime(world.simulatedBase - 400 * dayMs);
  const base = { priority: 0, createdDateTime: at, lastModifiedDateTime: at, version: 0, roleScopeTagIds: ["0"] };
  const limit: DeviceEnrollmentLimitConfiguration & Named = {
    "@odata.type": "#microsoft.graph.deviceEnrollmentLimitConfiguration",
    ...base,
    id: `${drawGuid(world.seed, "limit")}_DefaultLimit`,
    displayName: "All users and all devices",
    description: "This is the default device limit restriction.",
    deviceEnrollmentConfigurationType: "defaultLimit",
    limit: 5,
  };
  const restrictions: DeviceEnrollmentPlatformRestrictionsConfiguration & Named = {
    "@odata.type": "#microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration",
    ...base,
    id: `${drawGuid(world.seed, "restrictions")}_DefaultPlatformRestrictions`,
    displayName: "All users and all devices",
    description: "This is the default device type restriction.",
    deviceEnrollmentConfigurationType: "defaultPlatformRestrictions",
    windowsRestriction: { platformBlocked: false, personalDeviceEnrollmentBlocked: false },
  };
  return [limit, restrictions];
}
