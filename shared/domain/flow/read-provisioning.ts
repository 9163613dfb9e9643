import type { FlowProvisioning } from "./flow-provisioning.ts";
import { readOutOfBoxConfig } from "./out-of-box-config.ts";
import type { RawProvisioning } from "./raw-signals.ts";

/** Newest settings of the server that are kept. */
const mostNewest = 8;

/** Settings that restart the device and are kept. */
const mostRestarting = 16;

/** Reads what the device keeps of its profile and of what the server has made of it (device-side d.1). */
export function readProvisioning(raw: RawProvisioning): FlowProvisioning {
  const { outOfBoxConfig, joinMethod, skipDomainCheck, offlineJoinApplied, policyNodes } = raw;
  return {
    correlationId: raw.correlationId?.trim() ?? "",
    signedInTenantId: raw.signedInTenantId?.trim() ?? "",
    ...(outOfBoxConfig === null ? {} : { outOfBox: readOutOfBoxConfig(outOfBoxConfig) }),
    downloadedAt: raw.downloadedAt?.trim() ?? "",
    ...(joinMethod === null ? {} : { joinMethod }),
    ...(skipDomainCheck === null ? {} : { skipDomainCheck }),
    ...(offlineJoinApplied === null ? {} : { offlineJoinApplied }),
    enrollments: (raw.enrollments ?? []).map(({ provider, type, state }) => ({
      provider,
      type: type ?? -1,
      state: state ?? -1,
    })),
    ...(policyNodes === null
      ? {}
      : { settingsMade: { count: policyNodes.count, newest: policyNodes.newest.slice(0, mostNewest) } }),
    restartSettings: restartSettings(raw),
  };
}

/** Windows has a list of settings that need a restart; only those that were made count. */
function restartSettings({ restartUris, policyNodes }: RawProvisioning): readonly string[] {
  const restarting = new Set((restartUris ?? []).map(plainUri));
  return (policyNodes?.newest ?? []).filter((uri) => restarting.has(plainUri(uri))).slice(0, mostRestarting);
}

/** `./Device/Vendor/…` and `./Vendor/…` name the same setting. */
function plainUri(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^\.\/(?:device\/)?/, "")
    .replace(/\/$/, "");
}
