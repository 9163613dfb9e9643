import { isLinkAddress } from "../link/link-address.ts";
import type { Unit } from "../unit/unit.ts";

/**
 * Where a unit's device can be asked to try the network; undefined where the bridge has no way to it. A device that calls
 * in by itself tries the network without being asked.
 */
export function networkAddressOf({ address }: Pick<Unit, "address">): string | undefined {
  return address === undefined || isLinkAddress(address) ? undefined : address;
}
