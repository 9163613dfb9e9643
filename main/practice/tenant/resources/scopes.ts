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
/** May act on devices from afar. */
export const actOnDevices = ["DeviceManagementManagedDevices.PrivilegedOperations.All"];
/** May create reports; any of these permissions to change something is enough. */
export const writeReports = [
  "DeviceManagementConfiguration.ReadWrite.All",
  "DeviceManagementApps.ReadWrite.All",
  "DeviceManagementManagedDevices.ReadWrite.All",
];
/** May read apps. */
export const readApps = ["DeviceManagementApps.Read.All", "DeviceManagementApps.ReadWrite.All"];
/** May read who is enrolled automatically. */
export const readPolicies = ["Policy.Read.All", "Policy.ReadWrite.MobilityManagement"];
/** May change who is enrolled automatically. */
export const writeMobility = ["Policy.ReadWrite.MobilityManagement"];
/** May read who may join devices. */
export const readRegistrationPolicy = [
  "Policy.Read.DeviceConfiguration",
  "Policy.ReadWrite.DeviceConfiguration",
  "Policy.Read.All",
];
/** May change who may join devices. */
export const writeRegistrationPolicy = ["Policy.ReadWrite.DeviceConfiguration"];
/** May read whether recovery keys are kept. */
export const readRecoveryKeys = ["BitlockerKey.ReadBasic.All", "BitlockerKey.Read.All"];
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
  "Directory.ReadWrite.All",
];
/** May create and change groups. */
export const writeGroups = ["Group.ReadWrite.All", "Directory.ReadWrite.All"];
/** May change members of assigned groups. */
export const writeMembers = ["GroupMember.ReadWrite.All", "Group.ReadWrite.All"];
/** May read device objects of the directory. */
export const readDevices = ["Device.Read.All", "Device.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
/** May change and delete device objects of the directory, as a person. */
export const changeDevices = ["Directory.AccessAsUser.All"];
/** The same, as an application. */
export const changeDevicesAsApp = ["Device.ReadWrite.All"];
/** May read all of people. */
export const readWholeUsers = ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
/** May read people. */
export const readUsers = ["User.ReadBasic.All", ...readWholeUsers];
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
/** May read the tenant's domains. */
export const readDomains = ["Domain.Read.All", "Domain.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];
/** May read licences. */
export const readLicences = ["LicenseAssignment.Read.All", "Organization.Read.All", "Directory.Read.All"];
/** May read Intune's own settings. */
export const readDeviceManagement = [...readServiceConfig, ...readReports];

/** Scopes that only a signed-in person can have; an application cannot be given them. */
const delegatedOnly = [
  "Directory.AccessAsUser.All",
  "User.Read",
  "User.ReadBasic.All",
  "Policy.ReadWrite.MobilityManagement",
];

/** Scopes that public scripts ask for beside what they use. */
const askedForByScripts = [
  "AuditLog.Read.All",
  "DeviceManagementRBAC.Read.All",
  "DeviceManagementScripts.Read.All",
  "DeviceManagementScripts.ReadWrite.All",
  "Domain.Read.All",
  "Domain.ReadWrite.All",
  "Group.Create",
  "GroupMember.ReadBasic.All",
  "Organization.ReadWrite.All",
  "Policy.Read.All",
];

/** Every scope that can be granted in the simulated tenant. */
export const grantableScopes: readonly string[] = [
  ...new Set([
    ...readServiceConfig,
    ...readReports,
    ...actOnDevices,
    ...writeReports,
    ...readApps,
    ...readGroups,
    ...writeGroups,
    ...readDevices,
    ...changeDevices,
    ...readSelf,
    ...readOrganization,
    ...readLicences,
    ...readPolicies,
    ...readRegistrationPolicy,
    ...readRecoveryKeys,
    ...askedForByScripts,
  ]),
];

/** Every role that an application can be given in the simulated tenant. */
export const grantableRoles: readonly string[] = grantableScopes.filter((scope) => !delegatedOnly.includes(scope));
