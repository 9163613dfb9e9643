/** Services that tokens are issued for; each needs a token of its own. */
export type TokenResource = "graph" | "partnerCenter";

/** What a technician may want to do in a tenant, in the order a bench comes to it. */
export const permissionNames = [
  "readTenant",
  "readEnrollment",
  "readManagedDevices",
  "readGroups",
  "readDevices",
  "readUsers",
  "readLicenses",
  "changeEnrollment",
  "changeManagedDevices",
  "changeGroupMembers",
  "deleteDevices",
  "partnerCenter",
] as const;
export type PermissionName = (typeof permissionNames)[number];

/** One thing a bench does in a tenant and the delegated permissions it takes. */
export type Permission = {
  readonly resource: TokenResource;
  /** All of these are asked for. */
  readonly scopes: readonly string[];
  /** Wider permissions that include one of them. */
  readonly includedIn: Readonly<Record<string, readonly string[]>>;
  /** `signIn`: with the sign-in itself. `use`: not before somebody wants to do it. */
  readonly asked: "signIn" | "use";
  readonly changes: boolean;
};

const reading = { resource: "graph", asked: "signIn", changes: false } as const;
const readingLater = { resource: "graph", asked: "use", changes: false } as const;
const changing = { resource: "graph", asked: "use", changes: true } as const;

/** Delegated permissions by what they are needed for. Source: Microsoft Graph permissions reference, least privileged. */
export const permissions: Readonly<Record<PermissionName, Permission>> = {
  readTenant: {
    ...reading,
    scopes: ["User.Read"],
    includedIn: { "User.Read": ["User.Read.All", "User.ReadBasic.All"] },
  },
  readEnrollment: {
    ...reading,
    scopes: ["DeviceManagementServiceConfig.Read.All"],
    includedIn: { "DeviceManagementServiceConfig.Read.All": ["DeviceManagementServiceConfig.ReadWrite.All"] },
  },
  readManagedDevices: {
    ...reading,
    scopes: ["DeviceManagementManagedDevices.Read.All"],
    includedIn: { "DeviceManagementManagedDevices.Read.All": ["DeviceManagementManagedDevices.ReadWrite.All"] },
  },
  readGroups: {
    ...reading,
    scopes: ["GroupMember.Read.All"],
    includedIn: { "GroupMember.Read.All": ["GroupMember.ReadWrite.All", "Group.Read.All", "Group.ReadWrite.All"] },
  },
  readDevices: { ...reading, scopes: ["Device.Read.All"], includedIn: { "Device.Read.All": ["Directory.Read.All"] } },
  readUsers: { ...readingLater, scopes: ["User.Read.All"], includedIn: { "User.Read.All": ["Directory.Read.All"] } },
  readLicenses: {
    ...readingLater,
    scopes: ["LicenseAssignment.Read.All"],
    includedIn: { "LicenseAssignment.Read.All": ["Organization.Read.All", "Directory.Read.All"] },
  },
  changeEnrollment: { ...changing, scopes: ["DeviceManagementServiceConfig.ReadWrite.All"], includedIn: {} },
  changeManagedDevices: { ...changing, scopes: ["DeviceManagementManagedDevices.ReadWrite.All"], includedIn: {} },
  changeGroupMembers: {
    ...changing,
    scopes: ["GroupMember.ReadWrite.All"],
    includedIn: { "GroupMember.ReadWrite.All": ["Group.ReadWrite.All"] },
  },
  deleteDevices: { ...changing, scopes: ["Directory.AccessAsUser.All"], includedIn: {} },
  partnerCenter: {
    resource: "partnerCenter",
    asked: "use",
    changes: true,
    scopes: ["user_impersonation"],
    includedIn: {},
  },
};

/** Whether a token with these scopes (short names) carries a permission. */
export function isGranted(name: PermissionName, granted: readonly string[]): boolean {
  const held = new Set(granted.map((scope) => scope.toLowerCase()));
  const { scopes, includedIn } = permissions[name];
  return scopes.every((scope) =>
    [scope, ...(includedIn[scope] ?? [])].some((enough) => held.has(enough.toLowerCase())),
  );
}

/** The scopes that a sign-in asks for by itself: reading, nothing else. */
export const signInScopes: readonly string[] = permissionNames
  .filter((name) => permissions[name].asked === "signIn")
  .flatMap((name) => permissions[name].scopes);

/** Which permission a scope (short name, without its resource) belongs to; undefined for scopes nobody here asks for. */
export function permissionOfScope(scope: string): PermissionName | undefined {
  return permissionNames.find((name) => permissions[name].scopes.includes(scope));
}
