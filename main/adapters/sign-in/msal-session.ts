import type { AccountInfo, AuthenticationResult } from "@azure/msal-node";
import { clouds } from "../../../shared/domain/sign-in/cloud.ts";
import type { SignInTrouble } from "../../../shared/domain/sign-in/sign-in-trouble.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Stop } from "../../app/ports/clock.ts";
import type { Session, SessionState, SignInWish } from "../../app/ports/session.ts";
import { createAccountList } from "./account-list.ts";
import { consentLink, qualifiedScopes } from "./consent.ts";
import { createEncryptedTokenCache } from "./encrypted-token-cache.ts";
import { createEndedSessions, type RefusedToken } from "./ended-sessions.ts";
import { createGrantedScopes, type GrantedListener } from "./granted-scopes.ts";
import { createMsalApplication } from "./msal-application.ts";
import type { MsalSessionOptions } from "./msal-session-options.ts";
import { createNetworkClient } from "./network-client.ts";
import { withRefusalNumbers } from "./refusal-numbers.ts";
import { createResumption } from "./resumption.ts";
import { createServerClock } from "./server-clock.ts";
import { createSessionDetails } from "./session-details.ts";
import { createSessionStates } from "./session-states.ts";
import { type SignInRequest, startBrowserAttempt, startDeviceCodeAttempt } from "./sign-in-attempt.ts";
import { signInProblem, signInRequired } from "./sign-in-error.ts";
import { createSignInRunner } from "./sign-in-runner.ts";
import { createTokenDesk } from "./token-desk.ts";
import { createTokenSource } from "./token-source.ts";

/** A session that can hand out tokens, to the directory and nobody else. */
export type MsalSession = Session & {
  /** A token of `tenant` for the scopes, renewed silently. Errors: `signIn.*`, `graph.offline`. */
  readonly accessToken: (tenant: TenantId, scopes: readonly string[]) => Promise<Result<string>>;
  /** A service did not take a token: the next one is renewed, with the claims it asks for; a second time ends the sign-in. */
  readonly tokenRefused: (tenant: TenantId, refusal: RefusedToken) => void;
  /** Tells what tokens were granted for, the last at once. */
  readonly watchGranted: (listener: GrantedListener) => Stop;
  /** Gives up what is under way. */
  readonly stop: Stop;
};

/** Sign-in through MSAL for Node as a public client; the token cache is kept encrypted between runs. */
export function createMsalSession(options: MsalSessionOptions): MsalSession {
  const { clock, log, scopes, clientId, cloud = "global" } = options;
  const loginAddress = options.loginAddress ?? clouds[cloud].login;
  const authorityOf = (tenant: string | undefined): string => `${loginAddress}/${tenant ?? "organizations"}`;
  const cache = createEncryptedTokenCache(options.cacheFile, options.secrets, log);
  const serverClock = createServerClock(options.pcNow ?? Date.now, () => details.refresh());
  const networkClient = withRefusalNumbers((options.networkClient ?? createNetworkClient)(serverClock.told));
  const application = createMsalApplication({
    clientId,
    authority: authorityOf(undefined),
    knownAuthorities: options.knownAuthorities ?? [],
    cachePlugin: cache,
    networkClient,
  });
  const states = createSessionStates();
  const accounts = createAccountList(application, cache);
  const ended = createEndedSessions();
  const granted = createGrantedScopes();
  const readToken = createTokenSource({ application, clock, granted });
  const runner = createSignInRunner({ application, clock, states, numberOf: networkClient.numberOf });
  const details = createSessionDetails(async () => {
    const tenant = options.tenant();
    const skewMs = serverClock.skewMs();
    return {
      accounts: await accounts.known(tenant),
      kept: cache.kept(),
      cloud,
      clientId,
      ...(skewMs === undefined ? {} : { clockSkewMs: skewMs }),
      ...(tenant === undefined
        ? {}
        : { consentLink: consentLink(clouds[cloud].login, tenant, clientId, options.consentScopes ?? scopes) }),
    };
  });
  const stopDetails = states.watch(() => details.refresh());

  /** A clock that is wrong explains what has no other reason. */
  function explained(error: AppError): AppError {
    const isOpen = error.context.reason === "other" || error.context.reason === "tokenRefused";
    return isOpen && serverClock.skewMs() !== undefined ? signInProblem("clockWrong", error.cause ?? "") : error;
  }

  const { resume, overtake } = createResumption({
    ...options,
    accounts,
    states,
    ended,
    readToken,
    authorityOf,
    explained,
  });
  const desk = createTokenDesk({
    accounts,
    ended,
    readToken,
    authorityOf,
    explained,
    // Told to whoever watches, not only to the call that met it.
    onEnded: (tenant, error) => {
      if (tenant === options.tenant() && states.current().kind === "signedIn") states.set({ kind: "signedOut", error });
    },
  });

  async function signIn(way: "browser" | "deviceCode", wish: SignInWish = {}) {
    const tenant = wish.tenant ?? options.tenant();
    const claims = tenant === undefined ? undefined : ended.claimsOf(tenant);
    const isMore = wish.permissions !== undefined;
    const current = isMore ? await accounts.accountOf(tenant) : undefined;
    const graphOrigin = clouds[cloud].graph;
    const request: SignInRequest = {
      authority: authorityOf(tenant),
      scopes: wish.permissions === undefined ? scopes : qualifiedScopes(wish.permissions, graphOrigin),
      ...(claims === undefined ? {} : { claims }),
      ...(current === undefined ? {} : { loginHint: current.username }),
    };
    const onTaken = async (account: AccountInfo, answer: AuthenticationResult): Promise<void> => {
      if (tenant === options.tenant()) overtake();
      await accounts.choose(answer.tenantId, account);
      // From here on tokens are of this account: what was asked for before is asked again.
      ended.clear();
      granted.note(answer);
    };
    const signedIn = await runner.run({
      way,
      tenant,
      isAside: tenant !== options.tenant(),
      onTaken,
      start: (notify) =>
        way === "browser"
          ? startBrowserAttempt(application, request, options.openBrowser, log)
          : startDeviceCodeAttempt(application, request, notify),
    });
    return signedIn.ok ? signedIn : err(explained(signedIn.error));
  }

  async function choose(accountId: string): Promise<Result<void>> {
    const account = await accounts.find(accountId);
    const tenant = options.tenant();
    if (account === undefined) return err(signInRequired("the account is no longer known"));
    const known = (await accounts.known(tenant)).find(({ id }) => id === accountId);
    if (known?.fits !== true) return err(signInProblem("accountNotInTenant", "the account is of another tenant"));
    await accounts.choose(tenant ?? account.tenantId, account);
    await resume();
    details.refresh();
    const state = states.current();
    return state.kind === "signedOut" && state.error !== undefined ? err(state.error) : ok(undefined);
  }

  async function signOut(accountId?: string, why?: SignInTrouble): Promise<Result<void>> {
    runner.cancel();
    const current = await accounts.accountOf(options.tenant());
    const leaving = (await application.getAllAccounts()).filter(
      ({ homeAccountId }) => accountId === undefined || homeAccountId === accountId,
    );
    for (const account of leaving) await accounts.forget(account);
    ended.clear();
    const out: SessionState = {
      kind: "signedOut",
      ...(why === undefined ? {} : { error: signInProblem(why, "signed out at the bench") }),
    };
    const isCurrent = leaving.some(({ homeAccountId }) => homeAccountId === current?.homeAccountId);
    if (isCurrent || accountId === undefined) {
      overtake();
      states.set(out);
    }
    const isLast = (await application.getAllAccounts()).length === 0;
    const removed = isLast ? await cache.remove() : ok(undefined);
    details.refresh();
    return removed;
  }

  return {
    watchState: states.watch,
    watchDetails: details.watch,
    resume,
    signInWithBrowser: (wish) => signIn("browser", wish),
    signInWithDeviceCode: (wish) => signIn("deviceCode", wish),
    choose,
    cancel: runner.cancel,
    signOut,
    ...desk,
    watchGranted: granted.watch,
    stop: () => {
      runner.cancel();
      stopDetails();
      details.stop();
    },
  };
}
