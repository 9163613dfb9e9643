import { oneOf, oneOfMoreInBeta, type Property } from "../graph/entity-type.ts";

/** How a device was enrolled. */
export const enrollmentTypes: Property = oneOfMoreInBeta(
  [
    "unknown",
    "userEnrollment",
    "deviceEnrollmentManager",
    "appleBulkWithUser",
    "appleBulkWithoutUser",
    "windowsAzureADJoin",
    "windowsBulkUserless",
    "windowsAutoEnrollment",
    "windowsBulkAzureDomainJoin",
    "windowsCoManagement",
    "windowsAzureADJoinUsingDeviceAuth",
    "appleUserEnrollment",
    "appleUserEnrollmentWithServiceAccount",
    "unknownFutureValue",
  ],
  [
    "azureAdJoinUsingAzureVmExtension",
    "androidEnterpriseDedicatedDevice",
    "androidEnterpriseFullyManaged",
    "androidEnterpriseCorporateWorkProfile",
    "androidAOSPUserOwnedDeviceEnrollment",
    "androidAOSPUserlessDeviceEnrollment",
    "appleAccountDrivenUserEnrollment",
  ],
);

/** What manages a device. */
export const managementAgents: Property = oneOfMoreInBeta(
  [
    "eas",
    "mdm",
    "easMdm",
    "intuneClient",
    "easIntuneClient",
    "configurationManagerClient",
    "configurationManagerClientMdm",
    "configurationManagerClientMdmEas",
    "unknown",
    "jamf",
    "googleCloudDevicePolicyController",
    "microsoft365ManagedMdm",
    "msSense",
  ],
  ["intuneAosp", "google", "unknownFutureValue"],
);

/** How far the registration of a device in the directory is. */
export const registrationStates: Property = oneOf(
  "notRegistered",
  "registered",
  "revoked",
  "keyConflict",
  "approvalPending",
  "certificateReset",
  "notRegisteredPendingEnrollment",
  "unknown",
);

/** How the enrolment of a registered device stands; `blocked` is of beta. */
export const enrollmentStates: Property = oneOfMoreInBeta(
  ["unknown", "enrolled", "pendingReset", "failed", "notContacted"],
  ["blocked"],
);

/** Why Exchange lets a device in or not. */
export const exchangeReasons: Property = oneOf(
  "none",
  "unknown",
  "exchangeGlobalRule",
  "exchangeIndividualRule",
  "exchangeDeviceRule",
  "exchangeUpgrade",
  "exchangeMailboxPolicy",
  "other",
  "compliant",
  "notCompliant",
  "notEnrolled",
  "unknownLocation",
  "mfaRequired",
  "azureADBlockDueToAccessPolicy",
  "compromisedPassword",
  "deviceNotKnownWithManagedApp",
);

/** What a partner says of threats on a device. */
export const threatStates: Property = oneOf(
  "unknown",
  "activated",
  "deactivated",
  "secured",
  "lowSeverity",
  "mediumSeverity",
  "highSeverity",
  "unresponsive",
  "compromised",
  "misconfigured",
);

/** Kinds of housing. */
export const chassisTypes: Property = oneOf(
  "unknown",
  "desktop",
  "laptop",
  "worksWorkstation",
  "enterpriseServer",
  "phone",
  "tablet",
  "mobileOther",
  "mobileUnknown",
);

/** Kinds of devices. */
export const deviceTypes: Property = oneOf(
  "desktop",
  "windowsRT",
  "winMO6",
  "nokia",
  "windowsPhone",
  "mac",
  "winCE",
  "winEmbedded",
  "iPhone",
  "iPad",
  "iPod",
  "android",
  "iSocConsumer",
  "unix",
  "macMDM",
  "holoLens",
  "surfaceHub",
  "androidForWork",
  "androidEnterprise",
  "windows10x",
  "androidnGMS",
  "chromeOS",
  "linux",
  "visionOS",
  "tvOS",
  "blackberry",
  "palm",
  "unknown",
  "cloudPC",
);

/** Systems that a policy is for. */
export const policyPlatforms: Property = oneOfMoreInBeta(
  ["android", "androidForWork", "iOS", "macOS", "windowsPhone81", "windows81AndLater", "windows10AndLater", "all"],
  ["androidWorkProfile", "windows10XProfile", "androidAOSP"],
);

/** State of a device as its protection sees it. */
export const protectionStates: Property = oneOf(
  "clean",
  "fullScanPending",
  "rebootPending",
  "manualStepsPending",
  "offlineScanPending",
  "critical",
);

/** State of the protection itself. */
export const protectionProducts: Property = oneOf(
  "noStatus",
  "serviceNotRunning",
  "serviceStartedWithoutMalwareProtection",
  "pendingFullScanDueToThreatAction",
  "pendingRebootDueToThreatAction",
  "pendingManualStepsDueToThreatAction",
  "avSignaturesOutOfDate",
  "asSignaturesOutOfDate",
  "noQuickScanHappenedForSpecifiedPeriod",
  "noFullScanHappenedForSpecifiedPeriod",
  "systemInitiatedScanInProgress",
  "systemInitiatedCleanInProgress",
  "samplesPendingSubmission",
  "productRunningInEvaluationMode",
  "productRunningInNonGenuineMode",
  "productExpired",
  "offlineScanRequired",
  "serviceShutdownAsPartOfSystemShutdown",
  "threatRemediationFailedCritically",
  "threatRemediationFailedNonCritically",
  "noStatusFlagsSet",
  "platformOutOfDate",
  "platformUpdateInProgress",
  "platformAboutToBeOutdated",
  "signatureOrPlatformEndOfLifeIsPastOrIsImpending",
  "windowsSModeSignaturesInUseOnNonWin10SInstall",
);

/** What a partner's own tenant is. */
export const partnerTenantTypes: Property = oneOf(
  "microsoftSupport",
  "syndicatePartner",
  "breadthPartner",
  "breadthPartnerDelegatedAdmin",
  "resellerPartnerDelegatedAdmin",
  "valueAddedResellerPartnerDelegatedAdmin",
  "unknownFutureValue",
);
