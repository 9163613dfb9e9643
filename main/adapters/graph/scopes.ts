/** Delegated Graph permissions the bench uses, by feature. Source: Microsoft Graph permissions reference. */
export const graphScopes = {
  enrollment: ["DeviceManagementServiceConfig.ReadWrite.All"],
  managedDevices: ["DeviceManagementManagedDevices.Read.All"],
  groups: ["GroupMember.Read.All", "Device.Read.All"],
  organization: ["User.Read"],
} as const;

/** All permissions of the bench as a sign-in asks for them, qualified with the service's address. */
export function benchScopes(serviceAddress: string): readonly string[] {
  const { origin } = new URL(serviceAddress);
  return [...new Set(Object.values(graphScopes).flat())].map((scope) => `${origin}/${scope}`);
}
