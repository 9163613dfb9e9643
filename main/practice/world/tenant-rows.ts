/** One uploaded registration on its way through the service. The hash itself is not kept. */
export type ImportRow = {
  readonly id: string;
  readonly importId: string;
  readonly serialNumber: string;
  readonly productKey: string;
  readonly groupTag: string;
  readonly assignedUser: string;
  readonly status: "unknown" | "pending" | "complete" | "error";
  readonly registrationId: string;
  readonly errorCode: number;
  readonly errorName: string;
  /** What the service read from the uploaded hash; null when it could not be read. */
  readonly hardware: UploadedHardware | null;
  /** The hash is of the short kind from before 4K hashes. */
  readonly hasShortHash?: boolean;
  /** The same hash or serial stood earlier in the same call. */
  readonly duplicate: boolean;
  /** How often the device was uploaded before. */
  readonly attempt: number;
};

/** What the service reads from a hardware hash. */
export type UploadedHardware = {
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly sku: string;
  readonly family: string;
};

/** `deploymentProfileAssignmentStatus`, in Microsoft's spelling. */
export type ProfileStatus =
  | "unknown"
  | "assignedInSync"
  | "assignedOutOfSync"
  | "assignedUnkownSyncState"
  | "notAssigned"
  | "pending"
  | "failed";

/** One registered Autopilot device. Times are simulated epoch milliseconds; null is "never". */
export type IdentityRow = {
  readonly id: string;
  readonly serialNumber: string;
  readonly productKey: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly sku: string;
  readonly family: string;
  readonly groupTag: string;
  readonly purchaseOrder: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly addressableUserName: string;
  /** Resource account of a room; absent for none. */
  readonly resourceName?: string;
  /** Account and name of a Surface Hub; absent for other devices. Its password is not kept. */
  readonly deviceAccountUpn?: string;
  readonly deviceFriendlyName?: string;
  readonly entraDeviceId: string;
  readonly entraObjectId: string;
  readonly managedDeviceId: string;
  readonly enrollmentState: "unknown" | "enrolled" | "pendingReset" | "failed" | "notContacted" | "blocked";
  readonly userlessEnrollment: "unknown" | "allowed" | "blocked";
  readonly lastContactedAt: number | null;
  readonly profileId: string;
  readonly intendedProfileId: string;
  /** Profile that was assigned to this device alone; absent for none. */
  readonly pinnedProfileId?: string;
  readonly profileStatus: ProfileStatus;
  readonly profileAssignedAt: number | null;
  readonly registeredAt: number;
  /** From when on the lists show it; reading by id works at once. */
  readonly listedAt: number;
  readonly deletedAt: number | null;
  /** How often `updateDeviceProperties` was taken. */
  readonly updates: number;
};

/** One Entra device object. `id` is the object id. */
export type EntraDeviceRow = {
  readonly id: string;
  readonly deviceId: string;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  readonly trustType: "AzureAd" | "Workplace" | "ServerAd";
  readonly physicalIds: readonly string[];
  readonly isManaged: boolean;
  readonly manufacturer: string;
  readonly model: string;
  readonly osVersion: string;
  readonly enrollmentProfileName: string;
  readonly createdAt: number;
  readonly registeredAt: number | null;
  readonly lastSignInAt: number | null;
  readonly groupIds: readonly string[];
};

/** One Intune managed device. */
export type ManagedDeviceRow = {
  readonly id: string;
  readonly deviceName: string;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly osVersion: string;
  readonly entraDeviceId: string;
  readonly enrolledAt: number;
  readonly lastSyncAt: number;
  readonly profileName: string;
  readonly isEncrypted: boolean;
  readonly ethernetMacAddress: string;
  readonly complianceState: "unknown" | "compliant" | "noncompliant";
  readonly managementState: "managed" | "retirePending" | "wipePending" | "deletePending";
  /** Person of the user flow; empty for a device that was only staged. */
  readonly userId: string;
  readonly userPrincipalName?: string;
  readonly userDisplayName?: string;
  readonly actions: readonly DeviceAction[];
};

/** One remote action on a managed device, as `deviceActionResults` shows it. */
export type DeviceAction = {
  readonly name: string;
  readonly state: "pending" | "active" | "done" | "failed";
  readonly startedAt: number;
  readonly updatedAt: number;
};

/** Diagnostics that Intune was asked to collect from a device. */
export type LogCollectionRow = {
  readonly id: string;
  readonly managedDeviceId: string;
  readonly requestedAt: number;
  readonly requestedBy: string;
  readonly receivedAt: number | null;
  readonly failed: boolean;
};

/** A report that is written to a file. */
export type ExportJobRow = {
  readonly id: string;
  readonly reportName: string;
  readonly format: "csv" | "json";
  readonly columns: readonly string[];
  /** How words of other languages are put: beside the numbers, or instead of them. */
  readonly localization: "localizedValuesAsAdditionalColumn" | "replaceLocalizableValues";
  readonly requestedAt: number;
  readonly status: "notStarted" | "inProgress" | "completed" | "failed";
};

/** A corporate identifier; nothing of Autopilot. */
export type CorporateIdentifierRow = {
  readonly id: string;
  readonly kind: string;
  readonly identifier: string;
  readonly description: string;
  readonly createdAt: number;
};

/** A registration that was removed; `id` was its ZTDID. */
export type RemovedIdentityRow = { readonly id: string; readonly removedAt: number };

/** A device object left over in the directory that keeps a device from being registered. `id` is the serial number's key. */
export type ObstacleRow = { readonly id: string; readonly entraObjectId: string };

/** A device whose former owner deregistered it. `id` is the serial number's key. */
export type ReleaseRow = { readonly id: string; readonly releasedAt: number };

/** `windowsAutopilotDeploymentState` of the report. */
export type ReportState =
  | "unknown"
  | "success"
  | "inProgress"
  | "failure"
  | "notAttempted"
  | "disabled"
  | "successOnRetry";

/** One row of the deployment report. */
export type ReportRow = {
  readonly id: string;
  readonly serialNumber: string;
  readonly managedDeviceId: string;
  readonly deviceName: string;
  readonly osVersion: string;
  readonly registeredAt: number;
  readonly startedAt: number;
  readonly enrolledAt: number;
  readonly endedAt: number | null;
  readonly eventAt: number;
  /** From when on the report shows the row. */
  readonly visibleAt: number;
  readonly deploymentState: ReportState;
  readonly deviceSetupStatus: ReportState;
  readonly accountSetupStatus: ReportState;
  /** Who signed in; absent for nobody yet. */
  readonly userPrincipalName?: string;
  readonly accountSetupSeconds?: number;
  readonly deviceSetupSeconds: number;
  readonly enrollmentState: "enrolled";
  readonly failureDetails: string;
  readonly espId: string;
  readonly espName: string;
  readonly profileName: string;
};
