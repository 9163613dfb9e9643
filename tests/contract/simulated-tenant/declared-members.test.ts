import { expect, test } from "vitest";
import { type EntityType, type Kind, typeOfVersion } from "../../../main/practice/tenant/graph/entity-type.ts";
import { appType } from "../../../main/practice/tenant/resources/app-types.ts";
import { corporateIdentifierType } from "../../../main/practice/tenant/resources/corporate-identifier-types.ts";
import { policyStateType, protectionType } from "../../../main/practice/tenant/resources/device-state-types.ts";
import { deviceType } from "../../../main/practice/tenant/resources/entra-device-types.ts";
import { espType } from "../../../main/practice/tenant/resources/esp-types.ts";
import { exportJobType } from "../../../main/practice/tenant/resources/export-routes.ts";
import { groupType } from "../../../main/practice/tenant/resources/group-types.ts";
import { identityType } from "../../../main/practice/tenant/resources/identity-types.ts";
import { importType } from "../../../main/practice/tenant/resources/import-types.ts";
import { logCollectionType } from "../../../main/practice/tenant/resources/log-collection-types.ts";
import { managedDeviceType } from "../../../main/practice/tenant/resources/managed-device-types.ts";
import { mobilityPolicyType } from "../../../main/practice/tenant/resources/mobility-policy-types.ts";
import { organizationType, skuType } from "../../../main/practice/tenant/resources/organization-types.ts";
import { profileType } from "../../../main/practice/tenant/resources/profile-types.ts";
import { recoveryKeyType } from "../../../main/practice/tenant/resources/recovery-key-routes.ts";
import { registrationPolicyType } from "../../../main/practice/tenant/resources/registration-policy-types.ts";
import { reportType } from "../../../main/practice/tenant/resources/report-types.ts";
import { targetType } from "../../../main/practice/tenant/resources/target-types.ts";
import { troubleshootingType } from "../../../main/practice/tenant/resources/troubleshooting-routes.ts";
import { userType } from "../../../main/practice/tenant/resources/user-types.ts";
import { chainOf, type PublishedTypes, publishedBeta, publishedV1 } from "../../support/published-types.ts";

const types: readonly EntityType[] = [
  appType,
  corporateIdentifierType,
  deviceType,
  espType,
  exportJobType,
  groupType,
  identityType,
  importType,
  logCollectionType,
  managedDeviceType,
  mobilityPolicyType,
  organizationType,
  policyStateType,
  profileType,
  protectionType,
  recoveryKeyType,
  registrationPolicyType,
  reportType,
  skuType,
  targetType,
  troubleshootingType,
  userType,
];

/** What is declared here and not in what Microsoft publishes, each for its reason. */
const exceptions = [
  // A property of requests alone.
  "group.members@odata.bind",
  // Directory objects have it in Microsoft's own published query; the type is open.
  "device.createdDateTime",
  // Newer than the declarations: Microsoft's page of the resource has it.
  "mobileDeviceManagementPolicy.isMdmEnrollmentDuringRegistrationDisabled",
  // Of the targets and profiles that are based on the type.
  "deviceAndAppManagementAssignmentTarget.groupId",
  "windowsAutopilotDeploymentProfile.hybridAzureADJoinSkipConnectivityCheck",
  // Of v1.0 alone, or newer than the declarations of beta.
  "group.onPremisesExtensionAttributes",
  "group.welcomeMessageEnabled",
  "group.accessType",
  "user.identityParentId",
  "managedDevice.managementState",
];

function differencesOf(type: EntityType, published: PublishedTypes, version: "v1.0" | "beta"): readonly string[] {
  const chain = chainOf(published, type.name);
  if (chain.length === 0) return [];
  return Object.entries(typeOfVersion(type, version).properties).flatMap(([property, { kind }]) => {
    const place = `${type.name}.${property}`;
    if (exceptions.includes(place)) return [];
    const written = chain.map(({ properties }) => properties[property]).find((each) => each !== undefined);
    if (written === undefined) return [`${version} does not have ${place}`];
    return kindProblems(published, written, kind).map((problem) => `${version} ${place} ${problem}`);
  });
}

function kindProblems(published: PublishedTypes, written: string, kind: Kind): readonly string[] {
  const name = written.replace(/\?$/, "");
  const members = published.enums[name];
  if (members === undefined) return kind.type === "oneOf" ? [`is no enumeration but ${name}`] : [];
  if (kind.type !== "oneOf") return [`is the enumeration ${members.join(" ")}`];
  const isSame = members.toSorted().join() === kind.members.toSorted().join();
  return isSame ? [] : [`has the members ${members.join(" ")}`];
}

test("every declared property is published for its version, and every enumeration has the published members", () => {
  const beta = publishedBeta();
  const v1 = publishedV1();
  const differences = types.flatMap((type) => [
    ...differencesOf(type, v1, "v1.0"),
    ...differencesOf(type, beta, "beta"),
  ]);
  expect(differences).toEqual([]);
  expect(types.filter(({ name }) => chainOf(beta, name).length > 0)).toHaveLength(types.length);
});
