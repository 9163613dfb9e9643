import type { Digest } from "../../../shared/kernel/sha256.ts";
import type { BenchStore } from "../ports/bench-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { DeviceBridge } from "../ports/device-bridge.ts";
import type { DeviceDirectory } from "../ports/device-directory.ts";
import type { IdentityRegister } from "../ports/identity-register.ts";
import type { Originals } from "../ports/originals.ts";
import type { PartnerCenter } from "../ports/partner-center.ts";

/** The ports that effects are performed through. */
export type EffectPorts = {
  readonly bridge: DeviceBridge;
  readonly directory: DeviceDirectory;
  /** Absent where the order uploads nothing to Partner Center. */
  readonly partnerCenter?: PartnerCenter;
  readonly store: BenchStore;
  readonly register: IdentityRegister;
  readonly originals: Originals;
  readonly clock: Clock;
  /** SHA-256 as the platform computes it. */
  readonly digest: Digest;
};
