/** Who made the device, as its firmware says. Texts are trimmed; empty means that the field is there and empty. */
export type ComputerFacts = {
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly serialNumber: string | null;
  readonly uuid: string | null;
  /** `Win32_Processor.Name`. */
  readonly processor: string | null;
  /** `UEFISecureBootEnabled`; false on a legacy BIOS. */
  readonly secureBoot: boolean | null;
  readonly uefi: boolean | null;
  /** `GPT` or `MBR` of the disk that Windows is on. */
  readonly partitionStyle: string | null;
};

/** The Windows that is on it. */
export type WindowsFacts = {
  readonly editionSku: number | null;
  readonly edition: string | null;
  /** `26100`. */
  readonly build: string | null;
  /** `UBR`: the number behind the dot of the build. */
  readonly updateRevision: number | null;
  readonly displayVersion: string | null;
  /** `LicenseStatus` of the licence with a partial key: 1 is licensed. */
  readonly licenseStatus: number | null;
  /** Whether the firmware carries a product key. The key itself is never read. */
  readonly firmwareKey: boolean | null;
  /** `OA3xOriginalProductKeyDescription`. */
  readonly firmwareKeyDescription: string | null;
  /** `RebootPending` of component based servicing. */
  readonly restartPending: boolean | null;
  /** `StartMode` of the service `wlidsvc`, which gets the device its ticket; empty when there is no such service. */
  readonly signInServiceStart?: string | null | undefined;
  /** `SetupDisplayedEula`: the TPM's maintenance does not run before it is 1. */
  readonly licenceTermsShown: boolean | null;
};

/** The TPM and what stands in the way of proving the device by it. */
export type TpmReading = {
  readonly present: boolean | null;
  readonly enabled: boolean | null;
  readonly activated: boolean | null;
  readonly owned: boolean | null;
  readonly ready: boolean | null;
  readonly lockedOut: boolean | null;
  /** `2.0, 0, 1.59`. */
  readonly specVersion: string | null;
  /** `ManufacturerId` as the 32-bit number it is. */
  readonly manufacturerId: number | null;
  /** `ManufacturerVersionFull20`, else `ManufacturerVersion`. */
  readonly firmwareVersion: string | null;
  /** `Information` of `IsReadyInformation`: a bit field, 0 is ready. */
  readonly information: number | null;
  /** `TestResult` of `IsKeyAttestationCapable`: 0 is capable. */
  readonly keyAttestationResult: number | null;
  /** Lines of `tpmtool getdeviceinformation`. */
  readonly readyForAttestation: boolean | null;
  readonly capableForAttestation: boolean | null;
  readonly vulnerableFirmware: boolean | null;
  readonly clearNeeded: boolean | null;
  /** `IsPresent` of the endorsement key. */
  readonly endorsementKeyPresent: boolean | null;
  /** Bits of an RSA endorsement key. */
  readonly endorsementKeyBits: number | null;
  /** Certificates of the endorsement key: of the maker and additional ones. */
  readonly endorsementCertificates: number | null;
  /** Certificates in `EKCertStore`. */
  readonly storedCertificates: number | null;
  /** `EkCertificatePresent` of `taskStates`. */
  readonly certificateTaskState: number | null;
  readonly firmwareAtLastProvision: string | null;
  /** Whether `IntegrityServices` holds `WBCL`. */
  readonly measuredBootLog: boolean | null;
  /** `ErrorCode` of `AIKCertEnroll`, as the signed or unsigned 32-bit number found there. */
  readonly identityKeyError: number | null;
  /** Last result of the tasks `Tpm-Maintenance` and `AikCertEnrollTask`. */
  readonly maintenanceTaskResult: number | null;
  readonly identityKeyTaskResult: number | null;
};

/** Power, disk and network at the moment of reading. */
export type SupplyFacts = {
  readonly onAcPower: boolean | null;
  /** Null also on a device without a battery. */
  readonly batteryPercent: number | null;
  readonly hasBattery: boolean | null;
  readonly freeDiskBytes: number | null;
  readonly networkAdapters: readonly NetworkAdapterFacts[] | null;
};

/** One network adapter. */
export type NetworkAdapterFacts = {
  readonly name: string;
  readonly macAddress: string;
  readonly wired: boolean;
  readonly up: boolean;
};

/** What an earlier life, another tenant or another way of setting up left on the device. Empty texts mean: not there. */
export type LeftoverFacts = {
  /** `TenantId` of `CloudDomainJoin\JoinInfo`. */
  readonly joinedTenantId: string | null;
  /** `EnrollmentType` of every enrolment with a `ProviderID`. */
  readonly enrollmentTypes: readonly number[] | null;
  /** `IsAutoPilotDisabled`: 1 is not registered, or the download failed. */
  readonly autopilotDisabled: number | null;
  readonly assignedTenantId: string | null;
  readonly assignedTenantDomain: string | null;
  /** `TenantMatched`: 0 is a user of another tenant. */
  readonly tenantMatched: number | null;
  readonly profileName: string | null;
  /** `ProfileAvailable` of the policy cache. */
  readonly profileAvailable: number | null;
  /** `CloudAssignedOobeConfig`, a bit field. */
  readonly outOfBoxConfig: number | null;
  /** `CloudAssignedDomainJoinMethod` of the profile: 0 Microsoft Entra join, 1 hybrid join. */
  readonly domainJoinMethod?: number | null | undefined;
  /** Whether `AutopilotConfigurationFile.json` lies on the disk. */
  readonly offlineProfile: boolean | null;
  /** Provisioning packages in `Recovery\Customizations` or on attached sticks. */
  readonly provisioningPackages: number | null;
  /** `AutopilotDevicePrepHint`: 0 none, 2 bootstrapping, 3 executing, 4 complete. */
  readonly devicePreparationHint: number | null;
  /** Whether `AutopilotSettings\DevicePreparation` is there: device preparation got hold of the device. */
  readonly devicePreparationKey: boolean | null;
  /**
   * Tenant ids in the values `<id>_TenantIdHint` of `Provisioning\AutopilotSettings`: a sign of device association, which
   * goes before an Autopilot registration. Old hints stay there, so one proves nothing; that there is none proves nothing
   * either, because the association itself is kept in UEFI variables.
   */
  readonly associationHints: readonly string[] | null;
};

/**
 * What was read on the device itself, as it stands there. `null` means "could not be read", never "no". A table's row of
 * the device-side reference has one member each; `assessReadiness` says what they mean.
 */
export type ReadinessFacts = {
  readonly computer: ComputerFacts;
  readonly windows: WindowsFacts;
  readonly tpm: TpmReading;
  readonly supply: SupplyFacts;
  readonly leftovers: LeftoverFacts;
};

/** What a bench may have turned on at a device and must not leave behind. */
export type RemoteAccess = {
  /** `LocalAccountTokenFilterPolicy`: 1 gives local accounts their rights over the network. */
  readonly tokenFilterPolicy: number | null;
  /** State of the service `WinRM`. */
  readonly winRm: string | null;
};

/** Facts of one reading, with what they are held against. */
export type ReadinessReading = {
  readonly facts: ReadinessFacts;
  /** Device clock minus bench clock, in milliseconds. */
  readonly clockOffsetMs: number | null;
  /** What a reading without `leftovers` knew of an earlier life. */
  readonly previouslyEnrolled: boolean | null;
  /** The tenant of the order that the device was read for; empty when there was none. */
  readonly orderTenantId: string;
  readonly remoteAccess?: RemoteAccess;
};
