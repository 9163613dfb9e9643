import { permissionNames, permissions, signInScopes } from "../../../shared/domain/sign-in/permission.ts";

/** Delegated Graph permissions by what a call does: each call asks for what it needs itself, and for nothing more. */
export const graphScopes = {
  organization: permissions.readTenant.scopes,
  readEnrollment: permissions.readEnrollment.scopes,
  changeEnrollment: permissions.changeEnrollment.scopes,
  managedDevices: permissions.readManagedDevices.scopes,
  changeManagedDevices: permissions.changeManagedDevices.scopes,
  devices: permissions.readDevices.scopes,
  /** Members that are devices show their ids only to whoever may read devices. */
  groups: [...permissions.readGroups.scopes, ...permissions.readDevices.scopes],
  changeGroupMembers: permissions.changeGroupMembers.scopes,
  readUsers: permissions.readUsers.scopes,
  readLicenses: permissions.readLicenses.scopes,
  deleteDevices: permissions.deleteDevices.scopes,
} as const;

/** What an administrator is asked to consent to: all that a bench needs to register, watch and change. */
export function consentScopes(serviceAddress: string): readonly string[] {
  const { origin } = new URL(serviceAddress);
  const names = permissionNames.filter((name) => permissions[name].resource === "graph");
  return [...new Set(names.flatMap((name) => permissions[name].scopes))].map((scope) => `${origin}/${scope}`);
}

/** What a sign-in asks for, qualified with the service's address: reading. A change asks for its permission when it is wanted. */
export function benchScopes(serviceAddress: string): readonly string[] {
  const { origin } = new URL(serviceAddress);
  return signInScopes.map((scope) => `${origin}/${scope}`);
}
