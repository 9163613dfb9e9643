import type { AccountInfo, PublicClientApplication } from "@azure/msal-node";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Clock } from "../../app/ports/clock.ts";
import { signInError } from "./sign-in-error.ts";
import { tokenExpiry } from "./token-expiry.ts";

/** What tokens are read with. */
export type TokenSourcePorts = {
  readonly application: PublicClientApplication;
  readonly clock: Clock;
  readonly authorityOf: (tenant: string | undefined) => string;
};

/** Tokens of accounts that have signed in before; never asks anybody anything. */
export type TokenSource = {
  /** An account that is signed in to the tenant (to any, when undefined). */
  readonly accountOf: (tenant: TenantId | undefined) => Promise<AccountInfo | undefined>;
  /** A token from the cache, or a renewed one. Errors: as `signInError`. */
  readonly read: (
    account: AccountInfo,
    tenant: TenantId | undefined,
    scopes: readonly string[],
  ) => Promise<Result<string>>;
};

/** Renew this long before a token runs out, as MSAL does by the PC's own clock. */
const renewEarlyMs = 300_000;

/** Reads through MSAL's cache and renewal. */
export function createTokenSource({ application, clock, authorityOf }: TokenSourcePorts): TokenSource {
  /** The last renewed token that looked run out already: the clocks disagree, and renewing again would not help. */
  let hopelessToken: string | undefined;

  const isOver = (token: string): boolean =>
    (tokenExpiry(token) ?? Number.POSITIVE_INFINITY) - renewEarlyMs <= clock.now();

  async function read(
    account: AccountInfo,
    tenant: TenantId | undefined,
    scopes: readonly string[],
  ): Promise<Result<string>> {
    const request = { account, authority: authorityOf(tenant ?? account.tenantId), scopes: [...scopes] };
    try {
      const { accessToken, fromCache } = await application.acquireTokenSilent(request);
      // MSAL goes by the PC's clock; in practice the bench's clock is faster and decides.
      if (!fromCache || !isOver(accessToken) || accessToken === hopelessToken) return ok(accessToken);
      const renewed = await application.acquireTokenSilent({ ...request, forceRefresh: true });
      hopelessToken = isOver(renewed.accessToken) ? renewed.accessToken : undefined;
      return ok(renewed.accessToken);
    } catch (error) {
      return err(signInError(error));
    }
  }

  return {
    accountOf: async (tenant) => {
      const accounts = await application.getAllAccounts();
      return accounts.find((account) => tenant === undefined || isMember(account, tenant));
    },
    read,
  };
}

/** A guest's account has its home elsewhere and a profile in the tenant. */
function isMember(account: AccountInfo, tenant: TenantId): boolean {
  return account.tenantId.toLowerCase() === tenant || account.tenantProfiles?.has(tenant) === true;
}
