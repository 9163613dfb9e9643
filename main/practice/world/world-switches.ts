/** What is not known for certain about the real service, and rare behaviour that a test wants to see. */
export type WorldSwitches = {
  /** `deploymentProfileAssignmentStatus` of a device that has its profile. */
  readonly assignedStatus: "assignedInSync" | "assignedUnkownSyncState" | "mixed";
  /** Show `pending` for a while on imported rows; public clients never relied on it. */
  readonly importShowsPending: boolean;
  /** Devices that the service refuses or is slow with. */
  readonly importFates: readonly ImportFate[];
  /** Most rows of one `import`, and how more are refused: the service's own limit is not published. */
  readonly mostImportRows: number;
  readonly tooManyRowsStatus: 400 | 413;
  /** What becomes of an upload whose user is of a domain that the tenant does not have: only the domain is looked at. */
  readonly foreignUserDomain: "refused" | "taken";
  /** The first `updateDeviceProperties` on a device is accepted and has no effect. */
  readonly ignoresFirstUpdate: boolean;
  /** For so many seconds after a registration, changes of it are refused with 429; 0 for never. */
  readonly earlyUpdateSeconds: number;
  /** A flow that failed once stays `failure` in the report even after a retry that succeeds. */
  readonly retryLeavesFailure: boolean;
  /** A flow longer than this never completes in the report. */
  readonly reportGivesUpAfterMinutes: number;
  /** Latest minute after the enrolment at which the row of a run shows in the report. */
  readonly reportLagMinutes: number;
  /** `deviceSetupStatus` when the page that reached the device does not show progress. */
  readonly espOffStatus: "success" | "disabled";
  /** `autopilotEvents/{id}/policyStatusDetails` still answers, as it did until 2024. */
  readonly hasPolicyStatusDetails: boolean;
  /** The user flow updates the row of the technician flow in the report, or adds a second one. */
  readonly userFlowRow: "same" | "second";
  /** A device that was pre-provisioned once is blocked for the next run until it is unblocked or deleted. */
  readonly blocksReuse: boolean;
  /** `serialNumber eq` on the Autopilot devices is refused, as was reported. */
  readonly refusesSerialEquals: boolean;
  /** Old and new property names of a profile may stand in one body. */
  readonly takesMixedProfileNames: boolean;
  /** How long a deleted registration stays visible, in minutes. */
  readonly deletedStaysMinutes: number;
  /** What a second DELETE of a registration that is gone by now is answered with. */
  readonly repeatedDelete: "alreadyDeleted" | "notFound";
  /** How long a deleted managed device stays visible as `deletePending`, in minutes. */
  readonly managedDeviceStaysMinutes: number;
  /** How long a deleted device object of the directory is still answered, in seconds. */
  readonly deletedObjectStaysSeconds: number;
  /** What Partner Center calls a job in which some devices failed: documented samples show both. */
  readonly partnerJobStatus: "finished" | "finished_with_errors" | "mixed";
  /** Rows on one page of the Autopilot device list and of imported rows. */
  readonly identityPageSize: number;
  /** A manual sync ends as `failed`. */
  readonly syncFails: boolean;
  /** `Retry-After` on a sync that comes too early. */
  readonly syncTellsWait: boolean;
  /** Calls are counted and refused by the limits that Microsoft publishes, and by those that were seen. */
  readonly throttling: "documented" | "none";
  /** Seconds by which the service's clock, as its `Date` header shows it, is ahead of the bench's. */
  readonly clockSkewSeconds: number;
  /** Part of the names of routes that want a token with an authentication context (403 with a claims challenge); empty for none. */
  readonly contextRequiredFor: string;
  /** What the technician may do in the tenant; a scope alone is not enough. */
  readonly technicianRole: "intuneAdministrator" | "readOnly" | "none";
  /** What the tenant's subscription includes. */
  readonly subscription: "full" | "noEntraPremium" | "noIntune";
  /** Why a sign-in is refused. */
  readonly signIn: SignInOutcome;
  /** Permissions that nobody consented to yet; asking for one is refused. */
  readonly consentMissingFor: readonly string[];
};

/** How a sign-in ends, by the AADSTS numbers 65001, 65004, 53003, 50076, 50057 and 50020; a device code alone may be blocked too. */
export type SignInOutcome =
  | "granted"
  | "consentMissing"
  | "declined"
  | "conditionalAccess"
  | "deviceCodeBlocked"
  | "strongAuthentication"
  | "accountDisabled"
  | "guestUnknown";

/** What happens to the uploads of one device. */
export type ImportFate = {
  /** The device, by its serial number or by its position on the bench. */
  readonly device: string | number;
  /** How many uploads meet it; later ones are decided as usual. Absent for all of them. */
  readonly times?: number;
  /** `deviceErrorCode` and `deviceErrorName`, as 640 and `StorageError`; code 0 for an upload that is taken, but late. */
  readonly code: number;
  readonly name: string;
  /** Seconds until it is decided; absent for the usual time. */
  readonly afterSeconds?: number;
};

/** The behaviour a world has unless its options say otherwise. */
export const defaultSwitches: WorldSwitches = {
  assignedStatus: "mixed",
  importShowsPending: false,
  importFates: [],
  mostImportRows: 500,
  tooManyRowsStatus: 400,
  foreignUserDomain: "refused",
  ignoresFirstUpdate: false,
  earlyUpdateSeconds: 0,
  retryLeavesFailure: true,
  reportGivesUpAfterMinutes: 60,
  reportLagMinutes: 5,
  espOffStatus: "success",
  hasPolicyStatusDetails: false,
  userFlowRow: "same",
  blocksReuse: true,
  refusesSerialEquals: true,
  takesMixedProfileNames: true,
  deletedStaysMinutes: 10,
  repeatedDelete: "alreadyDeleted",
  managedDeviceStaysMinutes: 1,
  deletedObjectStaysSeconds: 0,
  partnerJobStatus: "mixed",
  identityPageSize: 1000,
  syncFails: false,
  syncTellsWait: false,
  throttling: "documented",
  clockSkewSeconds: 0,
  contextRequiredFor: "",
  technicianRole: "intuneAdministrator",
  subscription: "full",
  signIn: "granted",
  consentMissingFor: [],
};
