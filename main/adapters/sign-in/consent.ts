import { type PermissionName, permissions } from "../../../shared/domain/sign-in/permission.ts";

/** The one resource besides Graph. Source: Partner Center REST, authentication. */
const partnerCenterOrigin = "https://api.partnercenter.microsoft.com";

/** The redirect address of the app registration; any port is allowed with it. */
const redirectAddress = "http://localhost";

/** The scopes of permissions as a request names them: with their resource in front. */
export function qualifiedScopes(names: readonly PermissionName[], graphOrigin: string): readonly string[] {
  const scopes = names.flatMap((name) => {
    const { resource, scopes: own } = permissions[name];
    return own.map((scope) => `${resource === "graph" ? graphOrigin : partnerCenterOrigin}/${scope}`);
  });
  return [...new Set(scopes)];
}

/**
 * The page on which an administrator consents for everybody in the tenant. Afterwards the browser is sent to an address of
 * this kind of app that shows nothing; the consent counts all the same.
 */
export function consentLink(login: string, tenant: string, clientId: string, scopes: readonly string[]): string {
  const asked = new URLSearchParams({
    client_id: clientId,
    scope: scopes.join(" "),
    redirect_uri: redirectAddress,
    state: "reseal",
  });
  return `${login}/${tenant}/v2.0/adminconsent?${asked}`;
}
