import { describe, expect, test } from "vitest";
import { judgeRights, noRightsFacts, type RightsFacts } from "../../../../shared/domain/sign-in/judge-rights.ts";
import {
  isGranted,
  type PermissionName,
  permissionNames,
  permissionOfScope,
  permissions,
  signInScopes,
} from "../../../../shared/domain/sign-in/permission.ts";

const intuneAdministrator = "3a2c62db-5318-420d-8d74-23affee5d9d5";
const globalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

function stateOf(name: PermissionName, facts: Partial<RightsFacts>) {
  return judgeRights({ ...noRightsFacts, ...facts }).find((right) => right.name === name);
}

test("a sign-in asks for reading alone, and every scope belongs to one permission", () => {
  expect(signInScopes).toEqual([
    "User.Read",
    "DeviceManagementServiceConfig.Read.All",
    "DeviceManagementManagedDevices.Read.All",
    "GroupMember.Read.All",
    "Device.Read.All",
  ]);
  for (const name of permissionNames)
    for (const scope of permissions[name].scopes) expect(permissionOfScope(scope)).toBe(name);
  expect(permissionOfScope("offline_access")).toBeUndefined();
});

test("a wider permission includes the narrower, never the other way round; case does not matter", () => {
  expect(isGranted("readEnrollment", ["DeviceManagementServiceConfig.ReadWrite.All"])).toBe(true);
  expect(isGranted("changeEnrollment", ["DeviceManagementServiceConfig.Read.All"])).toBe(false);
  expect(isGranted("readGroups", ["groupmember.readwrite.all"])).toBe(true);
  expect(isGranted("readGroups", [])).toBe(false);
});

describe("each right says only what was seen", () => {
  const scopes = ["DeviceManagementServiceConfig.ReadWrite.All"];
  const at = 1_000;

  test.each<[string, Partial<RightsFacts>, object]>([
    ["before anybody signed in", {}, { state: "unknown" }],
    ["not in the token", { scopes: ["User.Read"] }, { state: "notAsked" }],
    ["in the token, roles not told", { scopes }, { state: "untried" }],
    [
      "in the token, a role that only reads",
      { scopes, roleIds: [globalReader] },
      { state: "doubtful", role: "globalReader" },
    ],
    [
      "in the token, a role that only reads, and somebody wants it tried",
      { scopes, roleIds: [globalReader], dared: new Set(["changeEnrollment"]) },
      { state: "untried" },
    ],
    ["in the token, a role that says nothing", { scopes, roleIds: ["other"] }, { state: "untried" }],
    [
      "in the token, with a role that is enough",
      { scopes, roleIds: ["other", intuneAdministrator] },
      { state: "expected", role: "intuneAdministrator" },
    ],
    [
      "done before",
      { scopes, answers: new Map([["changeEnrollment", { kind: "allowed", at }]]) },
      { state: "works", at },
    ],
    [
      "refused by the tenant, whatever the roles are",
      { scopes, roleIds: [intuneAdministrator], answers: new Map([["changeEnrollment", { kind: "refused", at }]]) },
      { state: "refused", at },
    ],
    [
      "without consent",
      { scopes: [], noConsent: new Map([["changeEnrollment", { by: "administrator", at }]]) },
      { state: "noConsent", by: "administrator", at },
    ],
  ])("%s", (_name, facts, expected) => {
    expect(stateOf("changeEnrollment", facts)).toEqual({
      name: "changeEnrollment",
      changes: true,
      scopes,
      ...expected,
    });
  });
});
