import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import type { DeviceRow } from "./device-rows.ts";
import { kindProgress, kindShare } from "./flow-state.ts";
import { drawGuid } from "./random.ts";
import type { OutOfBoxExperience, ProfileRow } from "./tenant-setup-rows.ts";
import type { World } from "./world.ts";

type Provisioning = NonNullable<DeviceSignals["provisioning"]>;

/** Policy nodes that the tenant sends to a device. */
export const policyCount = 12;

/** The LocURI of one of them. */
export function policyUri(index: number): string {
  return `./Device/Vendor/MSFT/Policy/Config/Contoso/Setting${String(index + 1).padStart(2, "0")}`;
}

/** Of those, the one that Windows restarts a device for. */
const restartUri = policyUri(2);

/** What a device keeps of its profile and of what the server has made of it (device-side d.1); null before its flow. */
export function provisioningOf(world: World, device: DeviceRow, now: number): DeviceSignals["provisioning"] {
  const { run } = device;
  if (run === null || device.stage === "userFlow") return null;
  const profile = world.profiles.all().find(({ displayName }) => displayName === run.profileName);
  const isJoined = kindProgress(run, "join", now) === "succeeded";
  const isEnrolled = kindProgress(run, "register", now) === "succeeded";
  const made = Math.floor(kindShare(run, "securityPolicies", now) * policyCount);
  return {
    correlationId: drawGuid(world.seed, "ztdCorrelation", run.id),
    signedInTenantId: isJoined ? world.tenant.tenantId : null,
    ...profileValues(profile),
    downloadedAt: new Date(run.startedAt).toISOString(),
    offlineJoinApplied: profile?.join === "hybrid" && isJoined,
    restartUris: [restartUri],
    policyNodes: isEnrolled
      ? { count: made, newest: Array.from({ length: made }, (_, index) => policyUri(made - 1 - index)) }
      : null,
    enrollments: isEnrolled ? [{ provider: "MS DM Server", type: 6, state: 1 }] : [],
  };
}

function profileValues(
  profile: ProfileRow | undefined,
): Pick<Provisioning, "outOfBoxConfig" | "joinMethod" | "skipDomainCheck"> {
  if (profile === undefined) return { outOfBoxConfig: null, joinMethod: null, skipDomainCheck: null };
  const isHybrid = profile.join === "hybrid";
  return {
    outOfBoxConfig: outOfBoxBits(profile.experience),
    joinMethod: isHybrid ? 1 : 0,
    skipDomainCheck: isHybrid && profile.skipDomainCheck ? 1 : 0,
  };
}

/** `CloudAssignedOobeConfig`: Cortana, OEM registration and the upgrade page are never shown, updates always come. */
function outOfBoxBits(experience: OutOfBoxExperience): number {
  const always = 1 + 8 + 256 + 512;
  const isShared = experience.deviceUsageType === "shared";
  return (
    always +
    (experience.userType === "standard" ? 2 : 0) +
    (experience.privacySettingsHidden ? 4 : 0) +
    (experience.eulaHidden ? 16 : 0) +
    (isShared ? 32 + 64 + 128 : 0) +
    (experience.keyboardSelectionPageSkipped ? 1024 : 0)
  );
}
