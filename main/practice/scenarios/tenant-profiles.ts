import { dayMs } from "../world/durations.ts";
import { drawGuid } from "../world/random.ts";
import type { ProfileRow } from "../world/tenant-setup-rows.ts";
import type { Scenario } from "./scenario.ts";

/** The expected profile, and what keeps devices from it in a tenant with that trouble. */
export function profilesOf(scenario: Scenario, seed: number, at: number, groupId: string): readonly ProfileRow[] {
  const expected = profile(scenario, seed, at, groupId);
  if (scenario.tenantTrouble === "profileUnassigned") return [{ ...expected, targets: [] }];
  if (scenario.tenantTrouble !== "olderProfileWins") return [expected];
  const older: ProfileRow = {
    ...expected,
    id: drawGuid(seed, "profile", "older"),
    displayName: `${scenario.customer} kiosks`,
    description: "Set up long ago for the same group",
    preprovisioningAllowed: false,
    createdAt: at - 300 * dayMs,
    modifiedAt: at - 300 * dayMs,
  };
  return [expected, older];
}

function profile(scenario: Scenario, seed: number, at: number, groupId: string): ProfileRow {
  return {
    id: drawGuid(seed, "profile", scenario.customer),
    join: "entra",
    displayName: `${scenario.customer} preprovision`,
    description: "Devices that are staged before they are shipped",
    locale: "os-default",
    deviceType: "windowsPc",
    deviceNameTemplate: "%SERIAL%",
    preprovisioningAllowed: true,
    hardwareHashExtractionEnabled: false,
    skipDomainCheck: false,
    experience: {
      privacySettingsHidden: true,
      eulaHidden: true,
      escapeLinkHidden: true,
      keyboardSelectionPageSkipped: true,
      userType: "standard",
      deviceUsageType: "singleUser",
    },
    roleScopeTagIds: ["0"],
    createdAt: at,
    modifiedAt: at,
    targets: [{ kind: "group", groupId }],
  };
}
