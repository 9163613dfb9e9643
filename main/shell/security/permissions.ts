import type { Session } from "electron";

/** The handlers of a session that decide about permissions. */
export type PermissionSession = Pick<
  Session,
  "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler"
>;

/**
 * Refuses every permission. Three handlers are needed: asking, checking without asking, and devices are decided apart,
 * and Electron grants what has no handler.
 */
export function denyPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
