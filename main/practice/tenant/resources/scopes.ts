/** May read registrations, profiles and enrolment configurations. */
export const readServiceConfig = [
  "DeviceManagementServiceConfig.Read.All",
  "DeviceManagementServiceConfig.ReadWrite.All",
];
/** May change registrations, profiles and enrolment configurations. */
export const writeServiceConfig = ["DeviceManagementServiceConfig.ReadWrite.All"];
/** May read managed devices. */
export const readManagedDevices = [
  "DeviceManagementManagedDevices.Read.All",
  "DeviceManagementManagedDevices.ReadWrite.All",
];
/** May change managed devices. */
export const writeManagedDevices = ["DeviceManagementManagedDevices.ReadWrite.All"];
/** May read the deployment report. */
export const readReports = [
  ...readManagedDevices,
  "DeviceManagementConfiguration.Read.All",
  "DeviceManagementConfiguration.ReadWrite.All",
];
/** May read groups and their members. */
export const readGroups = [
  "GroupMember.Read.All",
  "GroupMember.ReadWrite.All",
  "Group.Read.All",
  "Group.ReadWrite.All",
  "Directory.Read.All",
];
/** May create and change groups. */
export const writeGroups = ["Group.ReadWrite.All"];
/** May change members of assigned groups. */
export const writeMembers = ["GroupMember.ReadWrite.All", "Group.ReadWrite.All"];
/** May read device objects of the directory. */
export const readDevices = ["Device.Read.All", "Directory.Read.All", "Device.ReadWrite.All"];
/** May delete device objects of the directory. */
export const deleteDevices = ["Directory.AccessAsUser.All", "Device.ReadWrite.All"];
/** May read people. */
export const readUsers = ["User.ReadBasic.All", "User.Read.All", "Directory.Read.All"];
/** May read oneself. */
export const readSelf = ["User.Read", ...readUsers];
/** May read the tenant. */
export const readOrganization = [
  "User.Read",
  "Organization.Read.All",
  "Directory.Read.All",
  "DeviceManagementServiceConfig.Read.All",
  "DeviceManagementServiceConfig.ReadWrite.All",
  "DeviceManagementManagedDevices.Read.All",
];
/** May read licences. */
export const readLicences = ["LicenseAssignment.Read.All", "Organization.Read.All", "Directory.Read.All"];
/** May read Intune's own settings. */
export const readDeviceManagement = [...readServiceConfig, ...readReports];

/** Scopes that only a signed-in person can have; an application cannot be given them. */
const delegatedOnly = ["Directory.AccessAsUser.All", "User.Read", "Policy.ReadWrite.MobilityManagement"];

/** Every scope that can be granted in the simulated tenant. */
export const grantableScopes: readonly string[] = [
  ...new Set([
    ...readServiceConfig,
    ...readReports,
    "DeviceManagementManagedDevices.PrivilegedOperations.All",
    "DeviceManagementApps.Read.All",
    ...readGroups,
    ...readDevices,
    ...deleteDevices,
    ...readSelf,
    ...readOrganization,
    ...readLicences,
    "Policy.Read.All",
    "Policy.Read.DeviceConfiguration",
    "Policy.ReadWrite.DeviceConfiguration",
    "Policy.ReadWrite.MobilityManagement",
    "BitlockerKey.ReadBasic.All",
  ]),
];

/** Every role that an application can be given in the simulated tenant. */
export const grantableRoles: readonly string[] = grantableScopes.filter((scope) => !delegatedOnly.includes(scope));
