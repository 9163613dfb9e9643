/** Why a device's values cannot be changed as wished; the row stays as it is. */
export const assignmentRefusals = [
  "nameTooLong",
  "nameCharacters",
  "nameOnlyDigits",
  "nameClash",
  "tagTooLong",
  "userUnknown",
  "userNotRead",
  "userDisabled",
  "userWithoutIntune",
  "userWithoutEntraPremium",
  "changeUnderWay",
  "notRegistered",
  "registeredTwice",
  "shipped",
  "identityInDoubt",
  "noDirectoryDevice",
] as const;
export type AssignmentRefusal = (typeof assignmentRefusals)[number];

/** What somebody should know before a device's values are changed; it can be done all the same. */
export const assignmentWarnings = [
  "tagNotOrdered",
  "userStateUnknown",
  "licenceUnknown",
  "notPrefilled",
  "underWayOnDevice",
  "alreadyEnrolled",
  "notOfThisOrder",
  "nameIgnoredByHybridJoin",
  "nameElsewhere",
  "namesNotRead",
] as const;
export type AssignmentWarning = (typeof assignmentWarnings)[number];
