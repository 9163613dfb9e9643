import { betaOnly, type EntityType, flag, oneOf, text, texts } from "../graph/entity-type.ts";

/** Body of `wipe`; protected wipes exist in beta alone. */
export const wipeBody: EntityType = {
  name: "wipe",
  properties: {
    keepEnrollmentData: flag,
    keepUserData: flag,
    macOsUnlockCode: text,
    obliterationBehavior: betaOnly(text),
    persistEsimDataPlan: flag,
    useProtectedWipe: betaOnly(flag),
  },
};
/** Body of `cleanWindowsDevice`. */
export const cleanBody: EntityType = { name: "cleanWindowsDevice", properties: { keepUserData: flag } };
/** Body of `setDeviceName`. */
export const nameBody: EntityType = { name: "setDeviceName", properties: { deviceName: text } };

/** Body of `executeAction`. */
export const bulkBody: EntityType = {
  name: "executeAction",
  properties: {
    actionName: oneOf(
      "retire",
      "delete",
      "fullScan",
      "quickScan",
      "signatureUpdate",
      "wipe",
      "customTextNotification",
      "rebootNow",
      "setDeviceName",
      "syncDevice",
      "deprovision",
      "disable",
      "reenable",
      "moveDeviceToOrganizationalUnit",
      "activateDeviceEsim",
      "collectDiagnostics",
      "initiateMobileDeviceManagementKeyRecovery",
      "initiateOnDemandProactiveRemediation",
      "unknownFutureValue",
      "initiateDeviceAttestation",
    ),
    keepEnrollmentData: flag,
    keepUserData: flag,
    useProtectedWipe: flag,
    persistEsimDataPlan: flag,
    deviceIds: texts,
    deviceName: text,
    platform: text,
    notificationTitle: text,
    notificationBody: text,
    carrierUrl: text,
    deprovisionReason: text,
    organizationalUnitPath: text,
  },
};
