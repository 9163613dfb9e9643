import {
  isGranted,
  type PermissionName,
  permissionOfScope,
  permissions,
} from "../../../shared/domain/sign-in/permission.ts";
import type { OrganizationRecord } from "../../../shared/domain/tenant/records.ts";
import { type AppError, appError, retryWhenTechnicianActs } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Rights } from "../../app/ports/rights.ts";
import type { GraphCall } from "./graph-client.ts";
import { type TenantLock, wrongTenant } from "./tenant-lock.ts";
import { readTokenClaims } from "./token-claims.ts";

/** What decides whether a call may be sent. */
export type CallGatePorts = {
  /** A token for the tenant with at least these resource-qualified scopes. */
  readonly accessToken: (tenant: TenantId, scopes: readonly string[]) => Promise<Result<string>>;
  readonly rights: Rights;
  /** Absent: every tenant that somebody is signed in to may be called. */
  readonly lock?: TenantLock;
  readonly readOrganization: (tenant: TenantId) => Promise<Result<OrganizationRecord>>;
  readonly serviceOrigin: string;
};

/** A call as the gate sees it. */
type GatedCall = Pick<GraphCall, "tenant" | "scopes">;

/**
 * The token to send a call with, or why it must not be sent: another tenant than the order's, a token of another tenant,
 * and for a change also a token without its permission, a right that the tenant refused before, and a tenant that is not
 * who the order says. Errors: `order.*`, `signIn.*`, `graph.forbidden`, those of `accessToken`.
 */
export async function openGate(ports: CallGatePorts, call: GatedCall): Promise<Result<string>> {
  const { tenant } = call;
  const allowed = ports.lock?.allows(tenant) ?? ok(undefined);
  if (!allowed.ok) return allowed;
  const scopes = call.scopes.map((scope) => `${ports.serviceOrigin}/${scope}`);
  const token = await ports.accessToken(tenant, scopes);
  if (!token.ok) {
    noteConsent(ports.rights, call, token.error);
    return token;
  }
  const claims = readTokenClaims(token.value);
  if (claims.tenant !== tenant) return err(wrongTenant("the session's token belongs to another tenant"));
  ports.rights.tokenSeen(tenant, claims);
  for (const permission of permissionsOf(call)) {
    if (!permissions[permission].changes) continue;
    // A token that does not say what it is for is left to the service.
    if (claims.scopes !== undefined && !isGranted(permission, claims.scopes)) return err(permissionMissing(permission));
    const refusal = ports.rights.refusalOf(permission);
    if (refusal !== undefined) return err(refusal);
    const known = (await ports.lock?.allowsChange(() => ports.readOrganization(tenant))) ?? ok(undefined);
    if (!known.ok) return known;
  }
  return token;
}

function noteConsent(rights: Rights, call: GatedCall, { code, context }: AppError): void {
  if (code !== "signIn.permissionMissing") return;
  const by = context.reason === "adminConsentMissing" ? "administrator" : "person";
  for (const permission of permissionsOf(call)) rights.notGranted(permission, by);
}

/** The permissions a call needs, by its scopes. */
export function permissionsOf({ scopes }: Pick<GraphCall, "scopes">): readonly PermissionName[] {
  return [...new Set(scopes.flatMap((scope) => permissionOfScope(scope) ?? []))];
}

function permissionMissing(permission: PermissionName) {
  const context = { reason: "consentMissing", permission };
  return retryWhenTechnicianActs(appError("unauthorised", "signIn.permissionMissing", context, "not in the token"));
}
