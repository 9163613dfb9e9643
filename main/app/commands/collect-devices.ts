import type { Command, ReachableDevice } from "../../../shared/domain/bench/decide/command.ts";
import { slotNumber, unitId } from "../../../shared/kernel/brand.ts";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { DeviceBridge } from "../ports/device-bridge.ts";
import type { Ids } from "../ports/ids.ts";

/** Asks the bridge which devices it can reach; each becomes a unit, and the loop collects it. Errors: `bridge.*`. */
export async function collectDevices(
  { bridge, ids }: { readonly bridge: DeviceBridge; readonly ids: Ids },
  submit: (command: Command) => Promise<Result<void>>,
): Promise<Result<{ found: number }>> {
  const listed = await bridge.devices();
  if (!listed.ok) return listed;
  const devices = listed.value.devices.map(
    ({ address, name, port }): ReachableDevice => ({
      address,
      label: name ?? address,
      newUnitId: unitId(ids.uuid()),
      ...(port === undefined ? {} : { slot: slotNumber(port) }),
    }),
  );
  const taken = await submit({ kind: "addReachableDevices", devices });
  return taken.ok ? ok({ found: devices.length }) : taken;
}
