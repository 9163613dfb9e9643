import { epochMs } from "../../../shared/kernel/brand.ts";
import type { HostAddress } from "../ports/bench-facts.ts";
import type { Stop } from "../ports/clock.ts";
import type { LinkPorts } from "./link-ports.ts";

/**
 * Whether an address is still this PC's. `moved`: the interface that had it has another one now, as after DHCP gave it a
 * new one; absent when the interface has none, as without a cable.
 */
export type AddressState =
  | { readonly kind: "there" }
  | { readonly kind: "gone"; readonly interfaceName: string; readonly moved?: HostAddress };

/** Between two looks, in real milliseconds: asking costs next to nothing, and a pulled cable is noticed at once. */
const lookMs = 3_000;

/** Tells whenever an address goes or comes back, from the next look on. Addresses that cannot be read are no news. */
export function watchAddress(
  { clock, facts, speed }: Pick<LinkPorts, "clock" | "facts" | "speed">,
  address: string,
  onChanged: (state: AddressState) => void,
): Stop {
  let interfaceName = facts.addresses()?.find((known) => known.address === address)?.name ?? "";
  let told: AddressState = { kind: "there" };
  let stop: Stop = () => undefined;

  const look = (): void => {
    stop = clock.setTimer(epochMs(clock.now() + lookMs * speed), look);
    const addresses = facts.addresses();
    if (addresses === undefined) return;
    const own = addresses.find((known) => known.address === address);
    interfaceName = own?.name ?? interfaceName;
    const moved = addresses.find(({ name }) => name === interfaceName);
    const state: AddressState =
      own !== undefined
        ? { kind: "there" }
        : { kind: "gone", interfaceName, ...(moved === undefined ? {} : { moved }) };
    if (JSON.stringify(state) === JSON.stringify(told)) return;
    told = state;
    onChanged(state);
  };

  stop = clock.setTimer(epochMs(clock.now() + lookMs * speed), look);
  return () => stop();
}
