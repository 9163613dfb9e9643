import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { DeviceRow } from "./device-rows.ts";
import { isForeign } from "./foreign-owner.ts";
import { findIdentityBySerial } from "./registration.ts";
import type { IdentityRow } from "./tenant-rows.ts";
import type { ProfileRow } from "./tenant-setup-rows.ts";
import type { World } from "./world.ts";

/** What the pre-provisioning page of a device shows. */
export type PreProvisioningOffer = {
  readonly identity: IdentityRow;
  readonly profile: ProfileRow;
};

/** Whether the device offers pre-provisioning now; else what its screen says instead. */
export function preProvisioningOf(world: World, device: DeviceRow): Result<PreProvisioningOffer, string> {
  if (isForeign(world, device.id)) return err("This device belongs to another organization.");
  const identity = findIdentityBySerial(world, device.serialNumber);
  if (identity === undefined) return err("The device is not registered with an organization.");
  const profile = world.profiles.get(identity.profileId);
  if (profile === undefined || !identity.profileStatus.startsWith("assigned"))
    return err("No deployment profile has been assigned to this device.");
  if (profile.join !== "entra") return err("The deployment profile joins the device in another way.");
  return ok({ identity, profile });
}
