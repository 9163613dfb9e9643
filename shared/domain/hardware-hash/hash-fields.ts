import type { CaptureFacts, DeviceFacts, OfflineDeviceId } from "./device-facts.ts";
import type { TpmParts } from "./tpm-text.ts";

/** A record the encoder appends as it is, to rehearse types no decoder knows. */
export type ExtraRecord = { readonly type: number; readonly bytesHex: string };

/** Everything a simulated hash is built from: what the decoder reads back, with seeds in place of digests. */
export type HashFields = CaptureFacts &
  Omit<DeviceFacts, "tpm" | "endorsementKey" | "offlineDeviceId"> & {
    readonly tpm: TpmParts | null;
    /** Text the endorsement key is derived from; null for a device without one. */
    readonly endorsementKeySeed: string | null;
    /** `matching` writes method 1 with the digest of the endorsement key, and nothing when there is no key. */
    readonly offlineDeviceId: Omit<OfflineDeviceId, "method"> | "matching" | null;
    readonly extraRecords: readonly ExtraRecord[];
    readonly trailer: "valid" | "damaged" | "missing";
  };
