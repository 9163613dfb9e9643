import { type EntityType, fixedText, flag, oneOf, text, unsetProperties, whole } from "../graph/entity-type.ts";
import { policyPlatforms, protectionProducts, protectionStates } from "./published-members.ts";

const any = { kind: { type: "any" } } as const;

/** How far a policy is applied on a device; of compliance and of configuration alike. */
export const policyStateType: EntityType = {
  name: "deviceCompliancePolicyState",
  properties: {
    id: fixedText,
    displayName: text,
    version: whole,
    platformType: policyPlatforms,
    state: oneOf(
      "unknown",
      "notApplicable",
      "compliant",
      "remediated",
      "nonCompliant",
      "error",
      "conflict",
      "notAssigned",
    ),
    settingCount: whole,
    settingStates: any,
    ...unsetProperties(["userId", "userPrincipalName"], { kind: { type: "text" }, beta: true }),
  },
};
/** Whether a device protects itself. */
export const protectionType: EntityType = {
  name: "windowsProtectionState",
  properties: {
    id: fixedText,
    realTimeProtectionEnabled: flag,
    malwareProtectionEnabled: flag,
    networkInspectionSystemEnabled: flag,
    rebootRequired: flag,
    deviceState: protectionStates,
    productStatus: protectionProducts,
    signatureVersion: text,
    engineVersion: text,
    antiMalwareVersion: text,
    isVirtualMachine: flag,
    lastReportedDateTime: { kind: { type: "time" } },
    ...unsetProperties(
      ["fullScanOverdue", "fullScanRequired", "quickScanOverdue", "signatureUpdateOverdue"],
      flag,
      false,
    ),
    ...unsetProperties(["tamperProtectionEnabled"], flag, true),
    ...unsetProperties(["lastFullScanDateTime", "lastQuickScanDateTime"], { kind: { type: "time" } }),
    ...unsetProperties(["lastFullScanSignatureVersion", "lastQuickScanSignatureVersion"]),
  },
};
/** An app of the inventory. */
export const detectedAppType: EntityType = {
  name: "detectedApp",
  properties: { id: fixedText, displayName: text, version: text, sizeInByte: whole, deviceCount: whole },
};
