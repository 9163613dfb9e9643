import { serialKey } from "../intake/same-unit.ts";
import { isPlaceholderUuid } from "../policy/placeholder-uuid.ts";

/** What a device says of itself when it calls in. */
export type LinkDevice = {
  readonly serialNumber: string;
  readonly uuid: string;
  readonly manufacturer: string;
  readonly model: string;
};

/**
 * What tells a device from others over restarts: its UUID, with its serial number where it has one. A device without a
 * UUID of its own is a new one each time it calls in (`nonce`), until its hash tells which it is.
 */
export function linkDeviceKey({ uuid, serialNumber }: LinkDevice, nonce: string): string {
  if (uuid === "" || isPlaceholderUuid(uuid)) return `call:${nonce}`;
  return `id:${uuid.toUpperCase()}:${serialKey(serialNumber) ?? ""}`;
}

/** What people call a device before its unit says more. */
export function linkDeviceName({ serialNumber, model }: LinkDevice, from: string): string {
  return serialNumber !== "" ? serialNumber : model !== "" ? model : from;
}
