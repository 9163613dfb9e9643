import type { AccountInfo, PublicClientApplication } from "@azure/msal-node";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { GrantedScopes } from "./granted-scopes.ts";
import { signInError } from "./sign-in-error.ts";
import { tokenExpiry } from "./token-expiry.ts";

/** What tokens are read with. */
export type TokenSourcePorts = {
  readonly application: PublicClientApplication;
  readonly clock: Clock;
  readonly granted: Pick<GrantedScopes, "note">;
};

/** A token that is wanted. */
export type TokenWish = {
  readonly account: AccountInfo;
  /** Sign-in address with the tenant. */
  readonly authority: string;
  readonly scopes: readonly string[];
  /** What a service asks for on top: the cached token is not enough then. */
  readonly claims?: string;
  /** The cached token was refused. */
  readonly renew?: boolean;
};

/** Renew this long before a token runs out, as MSAL does by the PC's own clock. */
const renewEarlyMs = 300_000;

/** Reads tokens of accounts that have signed in before, from the cache or renewed; never asks anybody anything. Errors: as `signInError`. */
export function createTokenSource({
  application,
  clock,
  granted,
}: TokenSourcePorts): (wish: TokenWish) => Promise<Result<string>> {
  /** The last renewed token that looked run out already: the clocks disagree, and renewing again would not help. */
  let hopelessToken: string | undefined;

  const isOver = (token: string): boolean =>
    (tokenExpiry(token) ?? Number.POSITIVE_INFINITY) - renewEarlyMs <= clock.now();

  return async ({ account, authority, scopes, claims, renew = false }) => {
    const request = { account, authority, scopes: [...scopes], ...(claims === undefined ? {} : { claims }) };
    try {
      const answer = await application.acquireTokenSilent({ ...request, forceRefresh: renew });
      const { accessToken, fromCache } = answer;
      granted.note(answer);
      // MSAL goes by the PC's clock; in practice the bench's clock is faster and decides.
      if (!fromCache || !isOver(accessToken) || accessToken === hopelessToken) return ok(accessToken);
      const renewed = await application.acquireTokenSilent({ ...request, forceRefresh: true });
      hopelessToken = isOver(renewed.accessToken) ? renewed.accessToken : undefined;
      return ok(renewed.accessToken);
    } catch (error) {
      return err(signInError(error, "silent"));
    }
  };
}
