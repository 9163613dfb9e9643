/** What is not known for certain about the real service, and rare behaviour that a test wants to see. */
export type WorldSwitches = {
  /** `deploymentProfileAssignmentStatus` of a device that has its profile. */
  readonly assignedStatus: "assignedInSync" | "assignedUnkownSyncState" | "mixed";
  /** Show `pending` for a while on imported rows; public clients never relied on it. */
  readonly importShowsPending: boolean;
  /** The first `updateDeviceProperties` on a device is accepted and has no effect. */
  readonly ignoresFirstUpdate: boolean;
  /** A flow that failed once stays `failure` in the report even after a retry that succeeds. */
  readonly retryLeavesFailure: boolean;
  /** A flow longer than this never completes in the report. */
  readonly reportGivesUpAfterMinutes: number;
  /** `deviceSetupStatus` when the page that reached the device does not show progress. */
  readonly espOffStatus: "success" | "disabled";
  /** A device that was pre-provisioned once is blocked for the next run until it is unblocked or deleted. */
  readonly blocksReuse: boolean;
  /** `serialNumber eq` on the Autopilot devices is refused, as was reported. */
  readonly refusesSerialEquals: boolean;
  /** Old and new property names of a profile may stand in one body. */
  readonly takesMixedProfileNames: boolean;
  /** How long a deleted registration stays visible, in minutes. */
  readonly deletedStaysMinutes: number;
  /** Rows on one page of the Autopilot device list and of imported rows. */
  readonly identityPageSize: number;
};

/** The behaviour a world has unless its options say otherwise. */
export const defaultSwitches: WorldSwitches = {
  assignedStatus: "mixed",
  importShowsPending: false,
  ignoresFirstUpdate: false,
  retryLeavesFailure: true,
  reportGivesUpAfterMinutes: 60,
  espOffStatus: "success",
  blocksReuse: true,
  refusesSerialEquals: true,
  takesMixedProfileNames: true,
  deletedStaysMinutes: 10,
  identityPageSize: 1000,
};
