import type { Device } from "@microsoft/microsoft-graph-types";
import type { EntraDeviceRow } from "../../world/tenant-rows.ts";
import {
  betaOnly,
  type EntityType,
  fixedText,
  fixedTime,
  flag,
  text,
  texts,
  unsetProperties,
  whole,
} from "../graph/entity-type.ts";
import { graphTime } from "./graph-time.ts";

/** Application of Intune, as every tenant knows it. */
const intuneAppId = "0000000a-0000-0000-c000-000000000000";

/** A device object of the directory. */
export const deviceType: EntityType = {
  name: "device",
  hidesId: true,
  properties: {
    id: fixedText,
    deviceId: text,
    displayName: text,
    accountEnabled: flag,
    operatingSystem: text,
    operatingSystemVersion: text,
    trustType: text,
    profileType: text,
    isManaged: flag,
    isCompliant: flag,
    managementType: text,
    enrollmentType: text,
    enrollmentProfileName: text,
    deviceOwnership: text,
    manufacturer: text,
    model: text,
    registrationDateTime: fixedTime,
    createdDateTime: fixedTime,
    approximateLastSignInDateTime: fixedTime,
    physicalIds: texts,
    systemLabels: texts,
    mdmAppId: text,
    deviceVersion: whole,
    ...unsetProperties(["alternativeSecurityIds"], { kind: { type: "any" } }, []),
    ...unsetProperties(["deviceCategory", "deviceMetadata", "onPremisesSecurityIdentifier"]),
    ...unsetProperties(["complianceExpirationDateTime", "deletedDateTime", "onPremisesLastSyncDateTime"], fixedTime),
    ...unsetProperties(["isManagementRestricted", "isRooted", "onPremisesSyncEnabled"], flag),
    ...unsetProperties(["domainName"], betaOnly(text)),
    ...unsetProperties(["hostnames", "alternativeNames"], betaOnly(texts), []),
    ...unsetProperties(["kind", "name", "platform", "status"], betaOnly(text)),
    ...unsetProperties(["extensionAttributes"], betaOnly({ kind: { type: "any" } })),
  },
};

/** A device object as Graph shows it. */
export function deviceResource(row: EntraDeviceRow): Device {
  const orNull = (value: string): string | null => (value === "" ? null : value);
  return {
    id: row.id,
    deviceId: row.deviceId,
    displayName: row.displayName,
    accountEnabled: row.accountEnabled,
    operatingSystem: "Windows",
    operatingSystemVersion: orNull(row.osVersion),
    trustType: row.trustType,
    profileType: "RegisteredDevice",
    isManaged: row.isManaged ? true : null,
    isCompliant: null,
    managementType: row.isManaged ? "MDM" : null,
    enrollmentType: row.isManaged ? "AzureDomainJoined" : null,
    enrollmentProfileName: orNull(row.enrollmentProfileName),
    deviceOwnership: row.isManaged ? "Company" : null,
    manufacturer: orNull(row.manufacturer),
    model: orNull(row.model),
    registrationDateTime: row.registeredAt === null ? null : graphTime(row.registeredAt),
    ...{ createdDateTime: graphTime(row.createdAt) },
    approximateLastSignInDateTime: row.lastSignInAt === null ? null : graphTime(row.lastSignInAt),
    physicalIds: [...row.physicalIds],
    systemLabels: [],
    mdmAppId: row.isManaged ? intuneAppId : null,
    deviceVersion: 2,
  };
}
