import {
  betaOnly,
  type EntityType,
  fixedText,
  fixedTime,
  flag,
  oneOf,
  text,
  texts,
  unsetProperties,
  whole,
} from "../graph/entity-type.ts";

/** An app of the tenant. */
export const appType: EntityType = {
  name: "mobileApp",
  subtypes: ["win32LobApp"],
  properties: {
    id: fixedText,
    displayName: text,
    description: text,
    publisher: text,
    createdDateTime: fixedTime,
    lastModifiedDateTime: fixedTime,
    isFeatured: flag,
    privacyInformationUrl: text,
    informationUrl: text,
    owner: text,
    developer: text,
    notes: text,
    publishingState: oneOf("notPublished", "processing", "published"),
    isAssigned: betaOnly(flag),
    roleScopeTagIds: betaOnly(texts),
    ...unsetProperties(["largeIcon"], { kind: { type: "any" } }),
    ...unsetProperties(["dependentAppCount", "supersededAppCount", "supersedingAppCount"], betaOnly(whole), 0),
    ...unsetProperties(["uploadState"], betaOnly(whole), 1),
  },
};
/** What became of the apps of one device. */
export const appStatesType: EntityType = {
  name: "mobileAppIntentAndState",
  properties: { id: fixedText, managedDeviceIdentifier: text, userId: text, mobileAppList: { kind: { type: "any" } } },
};
