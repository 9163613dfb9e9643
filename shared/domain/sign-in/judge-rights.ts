import { type DirectoryRoleName, directoryRoles, readingRole, sufficientRole } from "./directory-role.ts";
import { isGranted, type PermissionName, permissionNames, permissions } from "./permission.ts";

/** What is known about one signed-in person in one tenant. Times are bench time in epoch milliseconds. */
export type RightsFacts = {
  /** Scopes (short names) of each token seen, by resource all together; absent before the first token. */
  readonly scopes?: readonly string[];
  /** Claim `wids` of the token: role template ids. Absent when the token does not carry it. */
  readonly roleIds?: readonly string[];
  /** How the tenant last answered a call that needed the permission. */
  readonly answers: ReadonlyMap<PermissionName, { readonly kind: "allowed" | "refused"; readonly at: number }>;
  /** Permissions that sign-in refused to give for want of consent. */
  readonly noConsent: ReadonlyMap<PermissionName, { readonly by: "person" | "administrator"; readonly at: number }>;
  /** Changes that somebody wants tried although nothing good is known of them. */
  readonly dared: ReadonlySet<PermissionName>;
};

/**
 * How a permission stands. `works` and `refused`: seen from the tenant's answer. `expected`: granted, and a role that is
 * known to be enough. `untried`: granted, but whether a role goes with it is not known. `doubtful`: granted for a change,
 * while the account's role is one that only reads. `noConsent`: asked for and not granted. `notAsked`: not asked for yet.
 * `unknown`: nobody has signed in.
 */
export type RightState =
  | "works"
  | "expected"
  | "untried"
  | "doubtful"
  | "refused"
  | "noConsent"
  | "notAsked"
  | "unknown";

/** One line of what a technician can do here, and why. */
export type Right = {
  readonly name: PermissionName;
  readonly state: RightState;
  readonly changes: boolean;
  readonly scopes: readonly string[];
  /** When the answer that `state` goes by was seen. */
  readonly at?: number;
  /** The role that makes it expected or doubtful. */
  readonly role?: DirectoryRoleName;
  /** Who has to consent. */
  readonly by?: "person" | "administrator";
};

/** Nothing known. */
export const noRightsFacts: RightsFacts = { answers: new Map(), noConsent: new Map(), dared: new Set() };

/** Judges every permission by what was seen; what was not seen stays open. */
export function judgeRights(facts: RightsFacts): readonly Right[] {
  return permissionNames.map((name) => judgeRight(facts, name));
}

/** Judges one permission. */
export function judgeRight(facts: RightsFacts, name: PermissionName): Right {
  const { changes, scopes } = permissions[name];
  const right = { name, changes, scopes };
  const answer = facts.answers.get(name);
  if (answer !== undefined) return { ...right, state: answer.kind === "allowed" ? "works" : "refused", at: answer.at };
  const missing = facts.noConsent.get(name);
  if (missing !== undefined) return { ...right, state: "noConsent", by: missing.by, at: missing.at };
  if (facts.scopes === undefined) return { ...right, state: "unknown" };
  if (!isGranted(name, facts.scopes)) return { ...right, state: "notAsked" };
  const roles = directoryRoles(facts.roleIds ?? []);
  const role = sufficientRole(name, roles);
  if (role !== undefined) return { ...right, state: "expected", role };
  const reader = changes && !facts.dared.has(name) ? readingRole(name, roles) : undefined;
  return reader === undefined ? { ...right, state: "untried" } : { ...right, state: "doubtful", role: reader };
}
