import type {
  RawExtension,
  RawFirstSync,
  RawSession,
  RawSignals,
  RawTracking,
} from "../../shared/domain/flow/raw-signals.ts";

/** What a test says of a device's signals; what it leaves out is not there. */
export type SomeSignals = Omit<Partial<RawSignals>, "tracking" | "firstSync" | "extension" | "session"> & {
  readonly tracking?: Partial<RawTracking>;
  readonly firstSync?: Partial<RawFirstSync>;
  readonly extension?: Partial<RawExtension>;
  readonly session?: Partial<RawSession>;
};

/** A device that has not begun. */
const nothing: RawSignals = {
  devicePreparation: null,
  deviceSetup: null,
  accountSetup: null,
  profileName: null,
  assignedTenantId: null,
  restarts: null,
};

const tracking: RawTracking = { providers: [], apps: [], snapshots: [], provisioningCompleted: null, userScope: false };

const firstSync: RawFirstSync = {
  skipDeviceStatusPage: null,
  skipUserStatusPage: null,
  syncFailureTimeout: null,
  blockInStatusPage: null,
  customErrorMessage: null,
  serverProvisioningDone: null,
  syncDone: null,
};

const extension: RawExtension = { apps: [], provisioningProgress: null, scripts: [] };

const session: RawSession = {
  outOfBoxState: null,
  desktop: null,
  joinUser: null,
  lastBootAt: null,
  rebootRequired: null,
  managedDeviceId: null,
  devicePreparationHint: null,
};

/** The raw signals of a device with what a test says. */
export function rawSignals(some: SomeSignals = {}): RawSignals {
  const { tracking: tracked, firstSync: page, extension: agent, session: stand, ...rest } = some;
  return {
    ...nothing,
    ...rest,
    ...(tracked === undefined ? {} : { tracking: { ...tracking, ...tracked } }),
    ...(page === undefined ? {} : { firstSync: { ...firstSync, ...page } }),
    ...(agent === undefined ? {} : { extension: { ...extension, ...agent } }),
    ...(stand === undefined ? {} : { session: { ...session, ...stand } }),
  };
}
