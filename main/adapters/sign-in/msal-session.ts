import { type INetworkModule, PublicClientApplication } from "@azure/msal-node";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, type Result } from "../../../shared/kernel/result.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import type { Log } from "../../app/ports/log.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import type { Session } from "../../app/ports/session.ts";
import { createEncryptedTokenCache } from "./encrypted-token-cache.ts";
import { createNetworkClient } from "./network-client.ts";
import { createSessionStates } from "./session-states.ts";
import { startBrowserAttempt, startDeviceCodeAttempt } from "./sign-in-attempt.ts";
import { signInRequired } from "./sign-in-error.ts";
import { createSignInRunner, signedInAccount } from "./sign-in-runner.ts";
import { createTokenSource } from "./token-source.ts";

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
  const authorityOf = (tenant: string | undefined): string => `${loginAddress}/${tenant ?? "organizations"}`;
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
  const runner = createSignInRunner({ application, clock, states });

  async function resume(): Promise<boolean> {
    const tenant = options.tenant();
    const account = await tokens.accountOf(tenant);
    if (account === undefined) return false;
    const token = await tokens.read(account, tenant, scopes);
    // Somebody may have begun to sign in meanwhile; that state stands.
    if (states.current().kind !== "signedOut") return token.ok;
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
    runner.cancel();
    for (const account of await application.getAllAccounts()) await application.signOut({ account });
    states.set({ kind: "signedOut" });
    return cache.remove();
  }

  return {
    watchState: states.watch,
    resume,
    signInWithBrowser: () => {
      const tenant = options.tenant();
      const request = { authority: authorityOf(tenant), scopes };
      return runner.run("browser", tenant, () => startBrowserAttempt(application, request, options.openBrowser, log));
    },
    signInWithDeviceCode: () => {
      const tenant = options.tenant();
      const request = { authority: authorityOf(tenant), scopes };
      return runner.run("deviceCode", tenant, (notify) => startDeviceCodeAttempt(application, request, notify));
    },
    cancel: runner.cancel,
    signOut,
    accessToken,
    stop: runner.cancel,
  };
}
