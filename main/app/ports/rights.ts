import type { PermissionName } from "../../../shared/domain/sign-in/permission.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";

/** What an access token says about its bearer; absent what it does not say. */
export type TokenFacts = {
  /** Who it is, by the directory's object id. */
  readonly personId?: string;
  /** Delegated permissions by their short names. */
  readonly scopes?: readonly string[];
  /** Role template ids (`wids`). */
  readonly roleIds?: readonly string[];
};

/** What is known of a person's rights in the tenant, told by whoever calls it and asked before anything is changed. */
export type Rights = {
  /** A token that a call is about to be made with. Another person than before: what was known is forgotten. */
  readonly tokenSeen: (tenant: TenantId, facts: TokenFacts) => void;
  /** How the tenant answered a call that needed the permission. */
  readonly answered: (permission: PermissionName, kind: "allowed" | "refused") => void;
  /** Signing in did not give the permission, for want of somebody's consent. */
  readonly notGranted: (permission: PermissionName, by: "person" | "administrator") => void;
  /** Why a change must not even be sent; undefined when nothing is known against it. Error: `graph.forbidden`. */
  readonly refusalOf: (permission: PermissionName) => AppError | undefined;
};

/** Rights of which nothing is known and nothing is kept. */
export const unknownRights: Rights = {
  tokenSeen: () => undefined,
  answered: () => undefined,
  notGranted: () => undefined,
  refusalOf: () => undefined,
};
