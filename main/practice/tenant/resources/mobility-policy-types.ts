import { betaOnly, type EntityType, fixed, fixedText, flag, oneOf, text } from "../graph/entity-type.ts";

/** Who is enrolled by itself; only people may ask. */
export const mobilityPolicyType: EntityType = {
  name: "mobileDeviceManagementPolicy",
  subtypes: ["mobilityManagementPolicy", "mobileAppManagementPolicy"],
  properties: {
    id: fixedText,
    appliesTo: betaOnly(oneOf("none", "all", "selected", "unknownFutureValue")),
    displayName: betaOnly(fixedText),
    description: betaOnly(fixedText),
    discoveryUrl: betaOnly(text),
    termsOfUseUrl: betaOnly(text),
    complianceUrl: betaOnly(text),
    isValid: betaOnly(fixed(flag)),
    isMdmEnrollmentDuringRegistrationDisabled: betaOnly(flag),
  },
};
