import { groupsOfDevice } from "./membership.ts";
import { reaches } from "./targeting.ts";
import type { IdentityRow } from "./tenant-rows.ts";
import type { EspRow } from "./tenant-setup-rows.ts";
import type { World } from "./world.ts";

/** The Enrollment Status Page that reaches a device: the lowest priority number assigned to it, else the default. */
export function espOfDevice(world: World, identity: IdentityRow): EspRow {
  const groupIds = groupsOfDevice(world, identity);
  const [first] = world.esps
    .all()
    .filter((esp) => !esp.isDefault && reaches(esp.targets, groupIds))
    .toSorted((one, other) => one.priority - other.priority);
  const chosen = first ?? world.esps.all().find((esp) => esp.isDefault);
  if (chosen === undefined) throw new Error("a tenant always has a default Enrollment Status Page");
  return chosen;
}
