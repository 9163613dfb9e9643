import type { PermissionName } from "./permission.ts";

/** Directory roles that say something about a bench's work. */
export const directoryRoleNames = [
  "globalAdministrator",
  "intuneAdministrator",
  "cloudDeviceAdministrator",
  "groupsAdministrator",
  "globalReader",
  "securityReader",
] as const;
export type DirectoryRoleName = (typeof directoryRoleNames)[number];

/** Role template ids, the same in every tenant. Source: Microsoft Entra built-in roles. */
const nameById: Readonly<Record<string, DirectoryRoleName>> = {
  "62e90394-69f5-4237-9190-012177145e10": "globalAdministrator",
  "3a2c62db-5318-420d-8d74-23affee5d9d5": "intuneAdministrator",
  "7698a772-787b-4ac8-901f-60d6b08affd2": "cloudDeviceAdministrator",
  "fdd7a751-b60b-444a-984c-02652fe8fa1c": "groupsAdministrator",
  "f2ef992c-3afb-46b9-b7cf-a126ee74c451": "globalReader",
  "5d6b6bb7-de71-4623-b4af-96380a352509": "securityReader",
};

const widest: readonly DirectoryRoleName[] = ["globalAdministrator", "intuneAdministrator"];
const readers: readonly DirectoryRoleName[] = [...widest, "globalReader"];

/** Roles that are known to be enough. Intune has roles of its own, which no token names: a missing role here proves nothing. */
const enough: Readonly<Record<PermissionName, readonly DirectoryRoleName[]>> = {
  readTenant: [...readers, "cloudDeviceAdministrator", "groupsAdministrator", "securityReader"],
  readEnrollment: readers,
  readManagedDevices: readers,
  readGroups: [...readers, "cloudDeviceAdministrator", "groupsAdministrator", "securityReader"],
  readDevices: [...readers, "cloudDeviceAdministrator", "groupsAdministrator", "securityReader"],
  readUsers: readers,
  readLicenses: readers,
  changeEnrollment: widest,
  changeManagedDevices: widest,
  changeGroupMembers: [...widest, "groupsAdministrator"],
  deleteDevices: [...widest, "cloudDeviceAdministrator"],
  partnerCenter: [],
};

/** A role among these that only reads, where none of them is known to be enough for the change. It proves nothing, but it warns. */
export function readingRole(name: PermissionName, roles: readonly DirectoryRoleName[]): DirectoryRoleName | undefined {
  if (sufficientRole(name, roles) !== undefined) return undefined;
  return roles.find((role) => role === "globalReader" || role === "securityReader");
}

/** The roles with a name among role template ids (claim `wids` of an access token). */
export function directoryRoles(templateIds: readonly string[]): readonly DirectoryRoleName[] {
  return templateIds.flatMap((id) => nameById[id.toLowerCase()] ?? []);
}

/** A role among these that is known to be enough; undefined proves nothing. */
export function sufficientRole(
  name: PermissionName,
  roles: readonly DirectoryRoleName[],
): DirectoryRoleName | undefined {
  return roles.find((role) => enough[name].includes(role));
}
