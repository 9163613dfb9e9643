import { type AccountInfo, type INetworkModule, PublicClientApplication } from "@azure/msal-node";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { epochMs, type TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import type { Session, SignedInAccount } from "../../app/ports/session.ts";
import { createEncryptedTokenCache } from "./encrypted-token-cache.ts";
import { createNetworkClient } from "./network-client.ts";
import { createSessionStates } from "./session-states.ts";
import { type SignInAttempt, startBrowserAttempt, startDeviceCodeAttempt } from "./sign-in-attempt.ts";
import { signedInElsewhere, signInCancelled, signInError, signInRequired, signInTimedOut } from "./sign-in-error.ts";
import { createTokenSource } from "./token-source.ts";

const browserLimitMs = 600_000;

/** What a session is made of. */
export type MsalSessionOptions = {
  /** Application (client) id of the bench's public client; its redirect address is `http://localhost`. */
  readonly clientId: string;
  /** The cloud's sign-in address; the global one unless said otherwise. */
  readonly loginAddress?: string;
  /** Hosts of sign-in addresses that are none of Microsoft's own. */
  readonly knownAuthorities?: readonly string[];
  /** The tenant to sign in to at this moment; undefined lets any organisation sign in. */
  readonly tenant: () => TenantId | undefined;
  /** Permissions asked for at sign-in, qualified with the service's address. */
  readonly scopes: readonly string[];
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Where the encrypted token cache is kept. */
  readonly cacheFile: string;
  readonly openBrowser: (page: string) => Promise<void>;
  readonly networkClient?: INetworkModule;
  readonly log: Log;
};

/** A session that can hand out tokens, to the directory and nobody else. */
export type MsalSession = Session & {
  /** A token of `tenant` for the scopes, renewed silently. Errors: `signIn.required`, `signIn.*`, `graph.offline`. */
  readonly accessToken: (tenant: TenantId, scopes: readonly string[]) => Promise<Result<string>>;
  /** Gives up what is under way. */
  readonly stop: Stop;
};

/** Sign-in through MSAL for Node as a public client; the token cache is kept encrypted between runs. */
export function createMsalSession(options: MsalSessionOptions): MsalSession {
  const { clock, log, scopes } = options;
  const loginAddress = options.loginAddress ?? "https://login.microsoftonline.com";
  const cache = createEncryptedTokenCache(options.cacheFile, options.secrets, log);
  const application = new PublicClientApplication({
    auth: {
      clientId: options.clientId,
      authority: authorityOf(undefined),
      knownAuthorities: [...(options.knownAuthorities ?? [])],
    },
    cache: { cachePlugin: cache },
    system: { networkClient: options.networkClient ?? createNetworkClient() },
  });
  const states = createSessionStates();
  const tokens = createTokenSource({ application, clock, authorityOf });
  let giveUp: ((error: AppError) => void) | undefined;

  function authorityOf(tenant: TenantId | undefined): string {
    return `${loginAddress}/${tenant ?? "organizations"}`;
  }

  function cancel(): void {
    giveUp?.(signInCancelled("given up at the bench"));
  }

  /** Runs an attempt until it ends, is given up, or its time is over, whichever comes first. */
  async function signIn(start: (limit: (limitMs: number) => void) => SignInAttempt): Promise<Result<SignedInAccount>> {
    const tenant = options.tenant();
    const ended = Promise.withResolvers<Result<SignedInAccount>>();
    let stopTimer: Stop | undefined;
    let over = false;
    const end = (result: Result<SignedInAccount>): void => {
      if (over) return;
      over = true;
      stopTimer?.();
      giveUp = undefined;
      states.set(result.ok ? { kind: "signedIn", account: result.value } : { kind: "signedOut", error: result.error });
      ended.resolve(result);
    };
    const limit = (limitMs: number): void => {
      stopTimer?.();
      stopTimer = clock.setTimer(epochMs(clock.now() + limitMs), () => giveUp?.(signInTimedOut()));
    };
    limit(browserLimitMs);
    const attempt = start(limit);
    giveUp = (error) => {
      end(err(error));
      attempt.abandon();
    };
    attempt.result
      .then(async ({ account, tenantId }) => {
        const wrong = account === null || (tenant !== undefined && tenantId.toLowerCase() !== tenant);
        // Who signed in elsewhere, or after the bench had given up, is not kept.
        if (account !== null && (wrong || over)) await application.signOut({ account });
        end(account === null || wrong ? err(signedInElsewhere()) : ok(signedInAccount(account, tenantId)));
      })
      .catch((error: unknown) => end(err(signInError(error))));
    return ended.promise;
  }

  async function resume(): Promise<boolean> {
    const account = await tokens.accountOf(options.tenant());
    if (account === undefined) return false;
    const tenant = options.tenant();
    const token = await tokens.read(account, tenant, scopes);
    if (token.ok) states.set({ kind: "signedIn", account: signedInAccount(account, tenant ?? account.tenantId) });
    else states.set({ kind: "signedOut", error: token.error });
    return token.ok;
  }

  async function accessToken(tenant: TenantId, asked: readonly string[]): Promise<Result<string>> {
    const account = await tokens.accountOf(tenant);
    if (account === undefined) return err(signInRequired("nobody of this tenant is signed in"));
    const token = await tokens.read(account, tenant, asked);
    // A sign-in that has run out is told to whoever watches, not only to the call that met it.
    if (!token.ok && token.error.code === "signIn.required" && states.current().kind === "signedIn") {
      states.set({ kind: "signedOut", error: token.error });
    }
    return token;
  }

  async function signOut(): Promise<Result<void>> {
    cancel();
    for (const account of await application.getAllAccounts()) await application.signOut({ account });
    await cache.remove();
    states.set({ kind: "signedOut" });
    return ok(undefined);
  }

  return {
    watchState: states.watch,
    resume,
    signInWithBrowser: () => {
      cancel();
      states.set({ kind: "signingIn", way: "browser" });
      const request = { authority: authorityOf(options.tenant()), scopes };
      return signIn(() => startBrowserAttempt(application, request, options.openBrowser, log));
    },
    signInWithDeviceCode: () => {
      cancel();
      states.set({ kind: "signingIn", way: "deviceCode" });
      const request = { authority: authorityOf(options.tenant()), scopes };
      return signIn((limit) =>
        startDeviceCodeAttempt(application, request, ({ userCode, address, expiresInSeconds }) => {
          limit(expiresInSeconds * 1_000);
          const code = { userCode, address, expiresAt: clock.now() + expiresInSeconds * 1_000 };
          states.set({ kind: "signingIn", way: "deviceCode", code });
        }),
      );
    },
    cancel,
    signOut,
    accessToken,
    stop: cancel,
  };
}

function signedInAccount(account: AccountInfo, tenantId: string): SignedInAccount {
  return { tenantId: tenantId.toLowerCase(), displayName: account.name || account.username };
}
