import type { EpochMs } from "../../kernel/brand.ts";

/** `deviceImportStatus` of Microsoft Graph; `unknown`, `pending` and `partial` all mean "still working". */
export type ImportStatus = "unknown" | "pending" | "partial" | "complete" | "error";

/** One row of `importedWindowsAutopilotDeviceIdentities` as Graph shows it. */
export type ImportRecord = {
  readonly recordId: string;
  readonly importId: string;
  readonly serialNumber: string;
  readonly status: ImportStatus;
  /** The ZTDID once complete, else empty. */
  readonly registrationId: string;
  readonly errorCode: number;
  readonly errorName: string;
};

/** One device to register: the hash stays outside the journal and is added by the runner. */
export type ImportRequest = {
  readonly importId: string;
  readonly serialNumber: string;
  readonly hardwareHash: string;
  readonly groupTag: string;
  readonly assignedUser: string;
};

/** `deploymentProfileAssignmentStatus` of Graph beta, in Microsoft's spelling. */
export type ProfileAssignmentStatus =
  | "unknown"
  | "assignedInSync"
  | "assignedOutOfSync"
  | "assignedUnkownSyncState"
  | "notAssigned"
  | "pending"
  | "failed";

/** One `windowsAutopilotDeviceIdentity` (beta list): what the tenant knows of a registered device. */
export type RegistrationRecord = {
  readonly ztdId: string;
  readonly serialNumber: string;
  /** The product key id it was registered by; absent when by its hash alone. */
  readonly productKey?: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly groupTag: string;
  /** Set by the OEM or the partner that registered it; Graph cannot change it. Absent when there is none. */
  readonly purchaseOrder?: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly entraDeviceId: string;
  readonly managedDeviceId: string;
  readonly enrollmentState: string;
  readonly userlessEnrollmentStatus: string;
  readonly remediationState: string;
  /** Absent when the device never made contact (Graph says year 1). */
  readonly lastContactedAt?: EpochMs;
  readonly profileStatus: ProfileAssignmentStatus;
  readonly profileDetailedStatus: string;
  /** Absent when no profile was ever assigned (Graph says year 1). */
  readonly profileAssignedAt?: EpochMs;
};

/** One Windows Autopilot deployment profile. */
export type ProfileRecord = {
  readonly profileId: string;
  readonly name: string;
  readonly join: "entra" | "hybrid" | "unknown";
  readonly preProvisioningAllowed: boolean;
  readonly deviceUsage: "singleUser" | "shared" | "unknown";
  readonly nameTemplate: string;
  /** Of several profiles that reach a device the oldest wins. Absent where it was not read. */
  readonly createdAt?: EpochMs;
  /** Whom it is assigned to. Absent where that was not read. */
  readonly targets?: ProfileTargets;
};

/** Groups, or all devices, that something is assigned to. */
export type ProfileTargets = {
  readonly allDevices: boolean;
  readonly groupIds: readonly string[];
  readonly excludedGroupIds: readonly string[];
};

/** How far the service is with a group's membership rule; `on` says no more than that it works at it at times. */
export type GroupProcessing = "on" | "running" | "succeeded" | "paused" | "failed";

/** One Enrollment Status Page configuration with the groups it is assigned to. */
export type EspRecord = {
  readonly espId: string;
  readonly name: string;
  readonly priority: number;
  readonly isDefault: boolean;
  readonly showsProgress: boolean;
  readonly blocksDeviceUse: boolean;
  readonly timeoutMinutes: number;
  readonly blockingAppIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly allDevices: boolean;
};

/** A group whose members are devices: `deviceIds` are Entra device ids (not object ids). */
export type GroupRecord = {
  readonly groupId: string;
  readonly name: string;
  readonly membershipRule: string;
  /** Absent where the service does not say. */
  readonly processing?: GroupProcessing;
  readonly deviceIds: readonly string[];
};

/** The Microsoft Entra device object of a registered device. */
export type DirectoryDeviceRecord = {
  readonly objectId: string;
  readonly entraDeviceId: string;
  /** From the `[ZTDID]` entry of `physicalIds`, lower case. */
  readonly ztdId: string;
  readonly displayName: string;
  /** `AzureAd` = joined, `Workplace` = registered, `ServerAd` = hybrid (graph-api j). */
  readonly trustType: string;
  /** False until the first join (graph-api j). */
  readonly enabled: boolean;
};

/** One Intune managed device. */
export type ManagedDeviceRecord = {
  readonly managedDeviceId: string;
  readonly serialNumber: string;
  readonly deviceName: string;
  readonly entraDeviceId: string;
  readonly enrolledAt?: EpochMs;
  readonly lastContactAt?: EpochMs;
  readonly enrollmentType: string;
  readonly userPrincipalName: string;
  readonly complianceState: string;
  readonly isEncrypted: boolean;
};

/** `windowsAutopilotDeploymentState` of Graph beta. */
export type DeploymentState =
  | "unknown"
  | "success"
  | "inProgress"
  | "failure"
  | "successWithTimeout"
  | "notAttempted"
  | "disabled"
  | "successOnRetry";

/** One row of the deployment report (`autopilotEvents`). */
export type DeploymentEventRecord = {
  readonly eventId: string;
  readonly serialNumber: string;
  readonly enrollmentType: string;
  readonly startedAt?: EpochMs;
  readonly endedAt?: EpochMs;
  readonly deploymentState: DeploymentState;
  readonly deviceSetupStatus: DeploymentState;
  readonly accountSetupStatus: DeploymentState;
  /** Device ESP duration in seconds; 0 when not reported. */
  readonly deviceSetupSeconds: number;
  readonly espId: string;
  readonly espName: string;
  readonly profileName: string;
  readonly failureDetails: string;
};

/** The tenant behind the signed-in session. */
export type OrganizationRecord = {
  readonly tenantId: string;
  readonly name: string;
  readonly mdmAuthority: string;
};
