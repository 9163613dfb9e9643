/** A user or group that something is assigned to. */
export type AssignmentTarget = {
  readonly kind: "group" | "exclusion" | "allDevices" | "allUsers";
  /** Empty unless a group is meant. */
  readonly groupId: string;
};

/** One group; device members are kept on the devices, user members on the users. */
export type GroupRow = {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly mailNickname: string;
  /** Empty for an assigned group. */
  readonly membershipRule: string;
  readonly processing: "On" | "Paused";
  readonly createdAt: number;
  /** When the members of a dynamic group were last calculated. */
  readonly calculatedAt: number;
};

/** One Windows Autopilot deployment profile. */
export type ProfileRow = {
  readonly id: string;
  readonly join: "entra" | "hybrid";
  readonly displayName: string;
  readonly description: string;
  readonly locale: string;
  readonly deviceType: string;
  readonly deviceNameTemplate: string;
  readonly preprovisioningAllowed: boolean;
  readonly hardwareHashExtractionEnabled: boolean;
  readonly skipDomainCheck: boolean;
  readonly experience: OutOfBoxExperience;
  readonly roleScopeTagIds: readonly string[];
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly targets: readonly AssignmentTarget[];
};

/** The pages a profile hides, and who uses the device. */
export type OutOfBoxExperience = {
  readonly privacySettingsHidden: boolean;
  readonly eulaHidden: boolean;
  readonly escapeLinkHidden: boolean;
  readonly keyboardSelectionPageSkipped: boolean;
  readonly userType: "administrator" | "standard";
  readonly deviceUsageType: "singleUser" | "shared";
};

/** One Enrollment Status Page configuration. */
export type EspRow = {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly priority: number;
  readonly isDefault: boolean;
  readonly showInstallationProgress: boolean;
  readonly blockDeviceSetupRetryByUser: boolean;
  readonly allowDeviceResetOnInstallFailure: boolean;
  readonly allowLogCollectionOnInstallFailure: boolean;
  readonly allowDeviceUseOnInstallFailure: boolean;
  readonly allowNonBlockingAppInstallation: boolean;
  readonly trackInstallProgressForAutopilotOnly: boolean;
  readonly disableUserStatusTrackingAfterFirstUser: boolean;
  readonly installQualityUpdates: boolean;
  readonly customErrorMessage: string;
  readonly timeoutMinutes: number;
  readonly blockingAppIds: readonly string[];
  readonly roleScopeTagIds: readonly string[];
  readonly version: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly targets: readonly AssignmentTarget[];
};

/** One app that is required on every staged device. `neverDetected` is a package whose detection rule is wrong. */
export type AppRow = {
  readonly id: string;
  readonly displayName: string;
  readonly neverDetected: boolean;
  /** Absent: a Win32 app, which the Intune Management Extension installs. */
  readonly installer?: "win32" | "msi" | "office";
};

/** One person of the tenant. */
export type UserRow = {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly usageLocation: string;
  readonly accountEnabled: boolean;
  /** Product that is assigned: Intune with Entra ID P1, Intune alone, or nothing. */
  readonly licence: "business" | "intuneOnly" | "none";
  readonly groupIds: readonly string[];
};

/** Who is enrolled in a management service by itself; `id` is the service's application. */
export type MobilityPolicyRow = {
  readonly id: string;
  readonly kind: "mdm" | "mam";
  readonly displayName: string;
  readonly description: string;
  readonly appliesTo: "none" | "all" | "selected";
  readonly discoveryUrl: string | null;
  readonly termsOfUseUrl: string | null;
  readonly complianceUrl: string | null;
  readonly groupIds: readonly string[];
  readonly skipsEnrolmentAtRegistration: boolean;
};

/** Whom a right to join or register devices is given to. */
export type RegistrationMembership = {
  readonly kind: "all" | "none" | "enumerated";
  readonly users: readonly string[];
  readonly groups: readonly string[];
};

/** Who may join devices to the tenant. There is one row. */
export type RegistrationPolicyRow = {
  readonly id: string;
  readonly userDeviceQuota: number;
  readonly multiFactorAuthConfiguration: "notRequired" | "required";
  readonly registration: RegistrationMembership;
  readonly join: RegistrationMembership;
  readonly joinIsConfigurable: boolean;
  readonly localAdmins: RegistrationMembership;
  readonly globalAdminsAreLocal: boolean;
  readonly localAdminPasswordIsEnabled: boolean;
};

/** State of the tenant-wide Autopilot sync. */
export type SyncState = {
  readonly status: "unknown" | "inProgress" | "completed" | "failed";
  readonly lastSyncAt: number;
  readonly lastTriggerAt: number | null;
};

/** The tenant itself. */
export type TenantFacts = {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
  readonly clientId: string;
  readonly technicianId: string;
};
