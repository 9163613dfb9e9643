/** The category JSON of `HKLM\SOFTWARE\Microsoft\Provisioning\AutopilotSettings`, or null while it is absent. */
type RawCategories = {
  readonly devicePreparation: string | null;
  readonly deviceSetup: string | null;
  readonly accountSetup: string | null;
  /** Further values `<name>.Status` of the same form. */
  readonly otherCategories?: readonly { readonly name: string; readonly text: string | null }[] | null | undefined;
};

/** What the device keeps of its profile, and of what the server has made of it (device-side d.1). */
export type RawProvisioning = {
  /** `ZtdCorrelationId`, by which Microsoft's support finds the download. */
  readonly correlationId: string | null;
  /** `AadTenantId`: the tenant that was signed in to. */
  readonly signedInTenantId: string | null;
  /** `CloudAssignedOobeConfig`, a bit field. */
  readonly outOfBoxConfig: number | null;
  /** `PolicyDownloadDate` as it stands in the profile. */
  readonly downloadedAt: string | null;
  /** `CloudAssignedDomainJoinMethod`: 0 Microsoft Entra join, 1 hybrid join. */
  readonly joinMethod: number | null;
  /** `HybridJoinSkipDCConnectivityCheck`: 1 is yes. */
  readonly skipDomainCheck: number | null;
  /** Whether `ODJApplied` is there. */
  readonly offlineJoinApplied: boolean | null;
  /** Names in `RebootRequiredURIs`: settings that restart the device at the end of device setup. */
  readonly restartUris: readonly string[] | null;
  /** `NodeCache` of the server: how many settings it has made, and the `NodeUri` of the newest. */
  readonly policyNodes: { readonly count: number; readonly newest: readonly string[] } | null;
  /** Every enrolment with a `ProviderID`: `MS DM Server` is Intune. */
  readonly enrollments:
    | readonly { readonly provider: string; readonly type: number | null; readonly state: number | null }[]
    | null;
};

/** One policy provider of `EnrollmentStatusTracking`: `Sidecar` is the Intune Management Extension. */
export type RawProvider = {
  readonly name: string;
  /** `Device\DevicePreparation\PolicyProviders\<name>`: 1 not installed, 2 not required, 3 completed, 4 error. */
  readonly installationState: number | null;
  readonly lastError: number | null;
  /** `Device\Setup\Apps\PolicyProviders\<name>`: 1 once the list of apps is complete. */
  readonly trackingPoliciesCreated: number | null;
};

/** One tracked app, `Device\Setup\Apps\Tracking\<provider>\<name>`. */
export type RawTrackedApp = {
  /** `Win32App_{appId}_{revision}`. */
  readonly name: string;
  /** 1 not installed, 2 in progress, 3 completed, 4 error. */
  readonly installationState: number | null;
  /** 1 none, 2 soft, 3 hard restart. */
  readonly rebootRequired: number | null;
};

/** The newest snapshot of one kind under `ESPTrackingInfo\Diagnostics`. */
export type RawTrackingSnapshot = {
  /** `ExpectedPolicies`, `ExpectedMSIAppPackages`, `ExpectedSCEPCerts`, `Sidecar`, … */
  readonly kind: string;
  /** Whether it stands under a user's SID. */
  readonly user: boolean;
  /** Values whose data is a number, by their name, a LocURI. */
  readonly values: readonly { readonly name: string; readonly state: number }[];
};

/** `HKLM\SOFTWARE\Microsoft\Windows\Autopilot\EnrollmentStatusTracking`. */
export type RawTracking = {
  readonly providers: readonly RawProvider[];
  readonly apps: readonly RawTrackedApp[];
  readonly snapshots: readonly RawTrackingSnapshot[];
  /** `HasProvisioningCompleted` of device setup. */
  readonly provisioningCompleted: number | null;
  /** Whether a key `S-1-12-1-…` is there: the user phase began. */
  readonly userScope: boolean;
};

/** `Enrollments\{guid}\FirstSync` of the Intune enrolment. */
export type RawFirstSync = {
  readonly skipDeviceStatusPage: number | null;
  readonly skipUserStatusPage: number | null;
  readonly syncFailureTimeout: number | null;
  readonly blockInStatusPage: number | null;
  readonly customErrorMessage: string | null;
  readonly serverProvisioningDone: number | null;
  readonly syncDone: number | null;
};

/** One row of `EnterpriseDesktopAppManagement\…\MSI`. */
export type RawMsiApp = {
  readonly productCode: string;
  readonly status: number | null;
  readonly lastError: number | null;
  /** The last part of `CurrentDownloadUrl`, without its query. */
  readonly fileName: string | null;
};

/** One row of `OfficeCSP`. */
export type RawOfficeApp = {
  readonly id: string;
  readonly status: number | null;
  readonly finalStatus: number | null;
};

/** One app of the Intune Management Extension, gathered from its keys. */
export type RawExtensionApp = {
  /** The app's GUID, without its revision. */
  readonly appId: string;
  readonly revision: number | null;
  /** Whether it stands under the all-zero user. */
  readonly deviceContext: boolean;
  readonly exitCode: number | null;
  readonly intent: number | null;
  readonly lastUpdated: string | null;
  /** JSON text of `EnforcementStateMessage`. */
  readonly enforcement: string | null;
  /** JSON text of `ComplianceStateMessage`. */
  readonly compliance?: string | null | undefined;
  /** `EspTrackingWin32AppPhase`: there when the app is blocking for the page. */
  readonly espPhase: string | null;
  /** `Status` of `SideCarPolicies\StatusServiceReports`. */
  readonly reportStatus: number | null;
};

/** `Policies\<user>\<script id>`. */
export type RawScript = {
  readonly scriptId: string;
  readonly result: string | null;
  readonly errorCode: number | null;
};

/** `HKLM\SOFTWARE\Microsoft\IntuneManagementExtension`. */
export type RawExtension = {
  readonly apps: readonly RawExtensionApp[];
  /** JSON text of `Win32Apps\ProvisioningProgress`. */
  readonly provisioningProgress: string | null;
  readonly scripts: readonly RawScript[];
};

/** One event of a log that is read; the message text is never taken. */
export type RawEvent = {
  /** Full name of the channel, or the source where the channel is `System`. */
  readonly channel: string;
  readonly id: number;
  readonly recordId: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Words among its data that the bench asks for, e.g. `CommercialOOBE_ESPProgress_WhiteGlove_Success`. */
  readonly tokens: readonly string[];
  /** An HRESULT among its data, in any of the accepted forms. */
  readonly errorCode: string | null;
  /** Its first property when that is an integer. */
  readonly value: number | null;
  /** 1 critical, 2 error, 3 warning, 4 information. */
  readonly level?: number | null | undefined;
  /** The integers among its data. */
  readonly numbers?: readonly number[] | undefined;
};

/** Where the device stands between first start and desktop. */
export type RawSession = {
  /** `OutOfBoxExperienceState`: 0 not started, 1 in progress, 2 completed. */
  readonly outOfBoxState: number | null;
  /** Owner of `explorer.exe`: `defaultuser0` as `oobe`, anybody else as `user`, no such process as `none`. */
  readonly desktop: "oobe" | "user" | "none" | null;
  /** `UserEmail` of the join: `foouser@…` and `autopilot@…` as `placeholder`. The name itself is never taken. */
  readonly joinUser: "placeholder" | "user" | "none" | null;
  readonly lastBootAt: string | null;
  /** `RebootRequired` of `Provisioning\OMADM\SyncML`. */
  readonly rebootRequired: number | null;
  /** `EntDMID`: the Intune device id, once enrolled. */
  readonly managedDeviceId: string | null;
  /** `AutopilotDevicePrepHint`. */
  readonly devicePreparationHint: number | null;
  /** Sticks and cards that are in the device. */
  readonly sticks?: number | null | undefined;
  /** `EncryptionMethod` of the drive of Windows: 0 none, 3 AES 128, 4 AES 256, 6 XTS-AES 128, 7 XTS-AES 256. */
  readonly driveEncryption?: number | null | undefined;
};

/**
 * The raw signals of a device, as they stand in its registry and event logs. A member that is absent was not asked for
 * by the collector that sent it; null is "could not be read".
 */
export type RawSignals = RawCategories & {
  readonly profileName: string | null;
  readonly assignedTenantId: string | null;
  readonly restarts: number | null;
  readonly provisioning?: RawProvisioning | null | undefined;
  readonly tracking?: RawTracking | null | undefined;
  readonly firstSync?: RawFirstSync | null | undefined;
  readonly msiApps?: readonly RawMsiApp[] | null | undefined;
  readonly officeApps?: readonly RawOfficeApp[] | null | undefined;
  readonly extension?: RawExtension | null | undefined;
  readonly events?: readonly RawEvent[] | null | undefined;
  /** Highest record id of each log that was asked for: lower than before when the log was cleared. */
  readonly marks?: readonly { readonly channel: string; readonly recordId: number }[] | null | undefined;
  readonly session?: RawSession | null | undefined;
};
