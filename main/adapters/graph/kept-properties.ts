import * as z from "zod";
import type { RecordPlace, WholeValue } from "../../../shared/domain/clearing/past-record.ts";

const wholeValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** What is kept of a record before it is changed: these properties and no others, so that no secret is among them. */
export const keptOf = {
  managedDevice: [
    "id",
    "serialNumber",
    "deviceName",
    "managedDeviceName",
    "manufacturer",
    "model",
    "osVersion",
    "azureADDeviceId",
    "userPrincipalName",
    "userDisplayName",
    "managedDeviceOwnerType",
    "deviceEnrollmentType",
    "enrollmentProfileName",
    "enrolledDateTime",
    "lastSyncDateTime",
    "complianceState",
    "managementState",
    "isEncrypted",
  ],
  autopilotDevice: [
    "id",
    "serialNumber",
    "productKey",
    "manufacturer",
    "model",
    "skuNumber",
    "systemFamily",
    "groupTag",
    "purchaseOrderIdentifier",
    "displayName",
    "userPrincipalName",
    "addressableUserName",
    "azureAdDeviceId",
    "azureActiveDirectoryDeviceId",
    "managedDeviceId",
    "enrollmentState",
    "userlessEnrollmentStatus",
    "remediationState",
    "lastContactedDateTime",
  ],
  directoryDevice: [
    "id",
    "deviceId",
    "displayName",
    "accountEnabled",
    "trustType",
    "profileType",
    "deviceOwnership",
    "operatingSystem",
    "operatingSystemVersion",
    "manufacturer",
    "model",
    "enrollmentProfileName",
    "isManaged",
    "registrationDateTime",
    "approximateLastSignInDateTime",
    "physicalIds",
  ],
} as const satisfies Readonly<Record<RecordPlace, readonly string[]>>;

/** What a row says of the properties that are kept of its place. */
export function wholeOf(
  row: Readonly<Record<string, unknown>>,
  place: RecordPlace,
): Readonly<Record<string, WholeValue>> {
  return Object.fromEntries(
    keptOf[place].flatMap((name) => {
      const value = wholeValue.safeParse(row[name]);
      return value.success ? [[name, value.data]] : [];
    }),
  );
}
