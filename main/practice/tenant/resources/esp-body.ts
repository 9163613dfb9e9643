import type { EspRow } from "../../world/tenant-setup-rows.ts";

/** A new Enrollment Status Page with the service's defaults. */
export function blankEsp(id: string, priority: number, now: number): EspRow {
  return {
    id,
    displayName: "",
    description: "",
    priority,
    isDefault: false,
    showInstallationProgress: false,
    blockDeviceSetupRetryByUser: false,
    allowDeviceResetOnInstallFailure: false,
    allowLogCollectionOnInstallFailure: false,
    allowDeviceUseOnInstallFailure: false,
    allowNonBlockingAppInstallation: false,
    trackInstallProgressForAutopilotOnly: false,
    disableUserStatusTrackingAfterFirstUser: false,
    installQualityUpdates: false,
    customErrorMessage: "",
    timeoutMinutes: 60,
    blockingAppIds: [],
    roleScopeTagIds: ["0"],
    version: 0,
    createdAt: now,
    modifiedAt: now,
    targets: [],
  };
}

/** The page with the changes of a body whose shape was checked. Its priority has an action of its own. */
export function changeEsp(row: EspRow, body: Readonly<Record<string, unknown>>, now: number): EspRow {
  const textOf = (name: string, before: string): string => (typeof body[name] === "string" ? body[name] : before);
  const flagOf = (name: keyof EspRow): boolean => (typeof body[name] === "boolean" ? body[name] : row[name] === true);
  const textsOf = (name: string, before: readonly string[]): readonly string[] =>
    Array.isArray(body[name]) ? body[name].map(String) : before;
  const timeout = body.installProgressTimeoutInMinutes;
  return {
    ...row,
    displayName: textOf("displayName", row.displayName),
    description: textOf("description", row.description),
    customErrorMessage: textOf("customErrorMessage", row.customErrorMessage),
    showInstallationProgress: flagOf("showInstallationProgress"),
    blockDeviceSetupRetryByUser: flagOf("blockDeviceSetupRetryByUser"),
    allowDeviceResetOnInstallFailure: flagOf("allowDeviceResetOnInstallFailure"),
    allowLogCollectionOnInstallFailure: flagOf("allowLogCollectionOnInstallFailure"),
    allowDeviceUseOnInstallFailure: flagOf("allowDeviceUseOnInstallFailure"),
    allowNonBlockingAppInstallation: flagOf("allowNonBlockingAppInstallation"),
    trackInstallProgressForAutopilotOnly: flagOf("trackInstallProgressForAutopilotOnly"),
    disableUserStatusTrackingAfterFirstUser: flagOf("disableUserStatusTrackingAfterFirstUser"),
    installQualityUpdates: flagOf("installQualityUpdates"),
    timeoutMinutes: typeof timeout === "number" ? timeout : row.timeoutMinutes,
    blockingAppIds: textsOf("selectedMobileAppIds", row.blockingAppIds),
    roleScopeTagIds: textsOf("roleScopeTagIds", row.roleScopeTagIds),
    version: row.version + 1,
    modifiedAt: now,
  };
}
