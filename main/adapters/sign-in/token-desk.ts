import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, type Result } from "../../../shared/kernel/result.ts";
import type { AccountList } from "./account-list.ts";
import type { EndedSessions, RefusedToken } from "./ended-sessions.ts";
import { signInProblem, signInRequired } from "./sign-in-error.ts";
import type { TokenWish } from "./token-source.ts";

/** What a desk hands tokens out with. */
export type TokenDeskPorts = {
  readonly accounts: Pick<AccountList, "accountOf">;
  readonly ended: EndedSessions;
  readonly readToken: (wish: TokenWish) => Promise<Result<string>>;
  readonly authorityOf: (tenant: string) => string;
  /** Puts an error down to the PC's clock where nothing else explains it. */
  readonly explained: (error: AppError) => AppError;
  /** The sign-in to a tenant is over until somebody acts. */
  readonly onEnded: (tenant: TenantId, error: AppError) => void;
};

/** Hands tokens out, and hears which of them were not taken. */
export type TokenDesk = {
  readonly accessToken: (tenant: TenantId, scopes: readonly string[]) => Promise<Result<string>>;
  readonly tokenRefused: (tenant: TenantId, refusal: RefusedToken) => void;
};

/** A desk that asks Microsoft once for what it says no to, and then a person. */
export function createTokenDesk(ports: TokenDeskPorts): TokenDesk {
  const { accounts, ended, readToken, authorityOf } = ports;

  function end(tenant: TenantId, error: AppError): void {
    ended.end(tenant, error);
    ports.onEnded(tenant, error);
  }

  function noteFailure(tenant: TenantId, scopes: readonly string[], failure: AppError): AppError {
    const error = ports.explained(failure);
    if (error.code === "signIn.permissionMissing") ended.withhold({ tenant, scopes }, error);
    else if (error.retry.when === "technicianActs") end(tenant, error);
    return error;
  }

  async function accessToken(tenant: TenantId, scopes: readonly string[]): Promise<Result<string>> {
    const turn = ended.turn();
    const account = await accounts.accountOf(tenant);
    if (account === undefined) return err(signInRequired("nobody of this tenant is signed in"));
    const place = { tenant, scopes };
    const known = ended.errorOf(place);
    if (known !== undefined) return err(known);
    const next = ended.nextToken(place);
    const { claims, renew } = next;
    const wish = { account, authority: authorityOf(tenant), scopes, renew };
    const token = await readToken({ ...wish, ...(claims === undefined ? {} : { claims }) });
    // Somebody signed in or out meanwhile: a late refusal must not end the new sign-in, nor a late token act for the old one.
    if (ended.turn() !== turn) return accessToken(tenant, scopes);
    if (!token.ok) {
      return err(noteFailure(tenant, scopes, claims === undefined ? token.error : asChallenge(token.error)));
    }
    ended.handedOut(place, token.value, next);
    return token;
  }

  return {
    accessToken,
    tokenRefused: (tenant, refusal) => {
      if (ended.refused(tenant, refusal) !== "over") return;
      end(tenant, ports.explained(signInProblem("tokenRefused", "a renewed token was refused")));
    },
  };
}

/** A service asked for more, and a silent renewal could not give it. */
function asChallenge(error: AppError): AppError {
  const { number } = error.context;
  if (error.code !== "signIn.required") return error;
  return signInProblem("claims", error.cause ?? "", typeof number === "number" ? number : undefined);
}
