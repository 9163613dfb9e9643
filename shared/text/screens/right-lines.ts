import type { RightView } from "../../contract/topics/session.ts";
import type { DirectoryRoleName } from "../../domain/sign-in/directory-role.ts";
import type { RightState } from "../../domain/sign-in/judge-rights.ts";
import type { PermissionName } from "../../domain/sign-in/permission.ts";
import { formatClock } from "../clock-text.ts";
import type { CheckLine } from "./check-lines.ts";

/** What a permission is for. */
export const permissionText: Readonly<Record<PermissionName, string>> = {
  readTenant: "See the tenant",
  readEnrollment: "See registrations, profiles and Enrollment Status Pages",
  readManagedDevices: "Watch managed devices and the deployment report",
  readGroups: "See groups and who is in them",
  readDevices: "See the directory's devices",
  readUsers: "Find people and see whether they may sign in",
  readLicenses: "See licences",
  changeEnrollment: "Register devices, change tag, name and user, delete registrations",
  changeManagedDevices: "Delete managed devices",
  changeGroupMembers: "Put devices into groups",
  deleteDevices: "Delete the directory's devices",
  partnerCenter: "Upload devices to Partner Center",
};

const roleText: Readonly<Record<DirectoryRoleName, string>> = {
  globalAdministrator: "Global Administrator",
  intuneAdministrator: "Intune Administrator",
  cloudDeviceAdministrator: "Cloud Device Administrator",
  groupsAdministrator: "Groups Administrator",
  globalReader: "Global Reader",
  securityReader: "Security Reader",
};

const marks: Readonly<Record<RightState, CheckLine["state"]>> = {
  works: "pass",
  expected: "pass",
  untried: "unknown",
  doubtful: "warn",
  refused: "fail",
  noConsent: "warn",
  notAsked: "notApplicable",
  unknown: "unknown",
};

const words: Readonly<Record<RightState, string>> = {
  works: "works",
  expected: "should work",
  untried: "not tried yet",
  doubtful: "doubtful",
  refused: "refused",
  noConsent: "not allowed yet",
  notAsked: "not asked for yet",
  unknown: "not known",
};

/** Rights as a person reads them: what, how it stands, why, and what to do. */
export function rightLines(rights: readonly RightView[]): readonly CheckLine[] {
  return rights.map((right) => ({
    check: right.name,
    state: marks[right.state],
    word: words[right.state],
    title: permissionText[right.name],
    raw: right.scopes.join(", "),
    condition: why(right),
    advice: advice(right),
  }));
}

function why({ state, at, role, by }: RightView): string {
  switch (state) {
    case "works":
      return `The tenant did it at ${formatClock(at ?? 0)}.`;
    case "expected":
      return `Granted, and the account is ${role === undefined ? "an administrator" : roleText[role]}.`;
    case "untried":
      return "Granted. Whether the account has a role that goes with it will show at the first use.";
    case "doubtful":
      return `Granted, but the account is ${role === undefined ? "a reader" : roleText[role]}, which only reads. Whether it has an Intune role as well is not known, so nothing of it is sent by itself.`;
    case "refused":
      return `The tenant refused it at ${formatClock(at ?? 0)}: the permission is there, a role in Intune or Microsoft Entra is not. Nothing more of it is sent.`;
    case "noConsent":
      return by === "administrator"
        ? `An administrator has not consented. Asked at ${formatClock(at ?? 0)}.`
        : `Nobody has consented. Asked at ${formatClock(at ?? 0)}.`;
    case "notAsked":
      return "Reseal asks for it when it is first needed.";
    case "unknown":
      return "Nobody is signed in.";
  }
}

function advice({ state, by }: RightView): string {
  if (state === "refused") return "Ask the tenant's administrator for the role, then try it again.";
  if (state === "doubtful") return "Sign in with an account that may do it, or try it if this one has an Intune role.";
  if (state !== "noConsent") return "";
  return by === "administrator"
    ? "Send the consent link below to the tenant's administrator."
    : "Ask for it; whoever may consent accepts in the browser.";
}
