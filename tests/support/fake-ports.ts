import { nativeDigest } from "../../main/adapters/system/native-digest.ts";
import type { EffectPorts } from "../../main/app/effects/effect-ports.ts";
import type { DeviceBridge } from "../../main/app/ports/device-bridge.ts";
import type { DeviceDirectory } from "../../main/app/ports/device-directory.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { err } from "../../shared/kernel/result.ts";
import { createMemoryBenchStore, type MemoryBenchStore } from "./memory-bench-store.ts";
import { createMemoryOriginals, type MemoryOriginals } from "./memory-originals.ts";
import { createMemoryRegister } from "./memory-register.ts";
import { at } from "./records.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

const offline = async () => err(appError("unavailable", "graph.offline"));
const missing = async () => err(appError("unavailable", "bridge.unavailable"));
const silent = () => () => undefined;

/** Ports for one effect: whatever is not given answers that it cannot be reached. */
export function fakePorts(
  directory: Partial<DeviceDirectory> = {},
  bridge: Partial<DeviceBridge> = {},
): EffectPorts & {
  readonly store: MemoryBenchStore;
  readonly originals: MemoryOriginals;
  readonly clock: VirtualClock;
} {
  return {
    store: createMemoryBenchStore(),
    register: createMemoryRegister(),
    originals: createMemoryOriginals(),
    digest: nativeDigest,
    clock: createVirtualClock(at(30)),
    bridge: {
      watchState: silent,
      setLogon: () => undefined,
      devices: missing,
      collect: missing,
      readReadiness: missing,
      readSignals: missing,
      checkNetwork: missing,
      collectDiagnostics: missing,
      cleanUp: missing,
      ...bridge,
    },
    directory: {
      organization: offline,
      importIdentities: offline,
      listImports: offline,
      deleteImports: offline,
      listRegistrations: offline,
      changeRegistrations: async (_tenant, updates) => Promise.all(updates.map(offline)),
      findPeople: offline,
      listAssignedGroups: offline,
      listGroupMembers: offline,
      changeGroupMembers: async (_tenant, updates) => Promise.all(updates.map(offline)),
      listProfiles: offline,
      listAssignedDevices: offline,
      listEspConfigurations: offline,
      readGroup: offline,
      listDirectoryDevices: offline,
      listManagedDevices: offline,
      listDeploymentEvents: offline,
      readPast: offline,
      deleteManagedDevice: offline,
      deleteRegistration: offline,
      readSync: offline,
      requestSync: offline,
      unassignUser: offline,
      allowNextEnrollment: offline,
      deleteDirectoryDevice: offline,
      watchBudget: silent,
      ...directory,
    },
  };
}
