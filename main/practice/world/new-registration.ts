import type { EntraDeviceRow, IdentityRow } from "./tenant-rows.ts";

/** A device that is being registered, as far as it is known then. */
type NewIdentity = Pick<
  IdentityRow,
  | "id"
  | "serialNumber"
  | "manufacturer"
  | "model"
  | "sku"
  | "family"
  | "groupTag"
  | "entraDeviceId"
  | "entraObjectId"
  | "registeredAt"
>;

/** The Autopilot device of a registration that is new: without a profile, without a person, never heard of. */
export function newIdentity(known: NewIdentity): IdentityRow {
  return {
    productKey: "",
    purchaseOrder: "",
    displayName: "",
    userPrincipalName: "",
    addressableUserName: "",
    managedDeviceId: "",
    enrollmentState: "notContacted",
    userlessEnrollment: "allowed",
    lastContactedAt: null,
    profileId: "",
    intendedProfileId: "",
    profileStatus: "notAssigned",
    profileAssignedAt: null,
    listedAt: known.registeredAt,
    deletedAt: null,
    updates: 0,
    ...known,
  };
}

/** The Entra object that comes with a registration: it bears the Autopilot marks, and no device has joined with it yet. */
export function newEntraObject(identity: NewIdentity): EntraDeviceRow {
  const order = identity.groupTag === "" ? [] : [`[OrderID]:${identity.groupTag}`];
  return {
    id: identity.entraObjectId,
    deviceId: identity.entraDeviceId,
    displayName: identity.serialNumber.trim(),
    accountEnabled: false,
    trustType: "AzureAd",
    physicalIds: [`[ZTDID]:${identity.id}`, ...order],
    isManaged: false,
    manufacturer: "",
    model: "",
    osVersion: "",
    enrollmentProfileName: "",
    createdAt: identity.registeredAt,
    registeredAt: null,
    lastSignInAt: null,
    groupIds: [],
  };
}
