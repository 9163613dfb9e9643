import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { DeviceDirectory } from "../ports/device-directory.ts";

/** The commands about Intune's own list of Autopilot devices. */
export type SyncHandlers = Pick<CommandHandlers, "tenant.readSync" | "tenant.sync">;

/** Lets a person have Intune bring its list up to date. The list is Intune's, so nothing of this is evidence about a unit. */
export function createSyncDesk(ports: {
  readonly directory: Pick<DeviceDirectory, "readSync" | "requestSync">;
  readonly state: () => BenchState;
}): SyncHandlers {
  const { directory, state } = ports;
  const inTenant = async <T>(ask: (tenant: TenantId) => Promise<Result<T>>): Promise<Result<T>> => {
    const { order } = state();
    return order === undefined ? err(appError("refused", "order.notOpen")) : ask(order.tenantId);
  };
  return {
    "tenant.readSync": () => inTenant(directory.readSync),
    "tenant.sync": () =>
      inTenant(async (tenant) => {
        const refresh = await directory.requestSync(tenant);
        if (!refresh.ok) return refresh;
        const sync = await directory.readSync(tenant);
        return sync.ok ? ok({ refresh: refresh.value, sync: sync.value }) : sync;
      }),
  };
}
