import { type EntityType, fixed, fixedText, fixedTime, flag, listOf, oneOf, text } from "../graph/entity-type.ts";

/** A corporate identifier. */
export const corporateIdentifierType: EntityType = {
  name: "importedDeviceIdentity",
  properties: {
    id: fixedText,
    importedDeviceIdentifier: text,
    importedDeviceIdentityType: oneOf("unknown", "imei", "serialNumber", "manufacturerModelSerial"),
    description: text,
    createdDateTime: fixedTime,
    lastModifiedDateTime: fixedTime,
    lastContactedDateTime: fixedTime,
    enrollmentState: fixed(oneOf("unknown", "enrolled", "pendingReset", "failed", "notContacted", "blocked")),
    platform: oneOf(
      "unknown",
      "ios",
      "android",
      "windows",
      "windowsMobile",
      "macOS",
      "visionOS",
      "tvOS",
      "unknownFutureValue",
    ),
  },
};
/** Body of `importDeviceIdentityList`. */
export const importBody: EntityType = {
  name: "importDeviceIdentityList",
  properties: {
    importedDeviceIdentities: listOf(corporateIdentifierType),
    overwriteImportedDeviceIdentities: flag,
  },
};

/** Body of `searchExistingIdentities`. */
export const searchBody: EntityType = {
  name: "searchExistingIdentities",
  properties: { importedDeviceIdentities: listOf(corporateIdentifierType) },
};
