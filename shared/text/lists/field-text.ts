import type { IdentityRow } from "../../domain/bench/unit-view.ts";

/** What a registration can change in after the start. */
export const changedFieldText: Readonly<Record<string, string>> = {
  groupTag: "Group tag",
  tag: "Group tag",
  profile: "Profile",
  profileName: "Profile",
  profileId: "Profile",
  user: "User",
  userPrincipalName: "User",
  tenant: "Tenant",
  tenantId: "Tenant",
  displayName: "Name",
  esp: "Enrollment Status Page",
  ztdId: "Registration",
};

/** Identity fields compared in the unit panel. */
export const identityFieldText: Readonly<Record<IdentityRow["field"], string>> = {
  serialNumber: "Serial number",
  manufacturer: "Maker",
  model: "Model",
  uuid: "SMBIOS UUID",
  macAddresses: "Network addresses",
  endorsementKey: "Endorsement key id",
  tpm: "TPM",
  disk: "Disk",
  productKeyId: "Product key id",
  osBuild: "Windows build",
};
