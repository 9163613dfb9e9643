import type { AccountInfo, AuthenticationResult, PublicClientApplication } from "@azure/msal-node";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { epochMs, type TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import type { SessionState, SignedInAccount } from "../../app/ports/session.ts";
import type { SessionStates } from "./session-states.ts";
import type { DeviceCodeNotice, SignInAttempt } from "./sign-in-attempt.ts";
import { signedInElsewhere, signInCancelled, signInError, signInTimedOut } from "./sign-in-error.ts";

/** What a runner needs. */
export type SignInRunnerPorts = {
  readonly application: PublicClientApplication;
  readonly clock: Clock;
  readonly states: SessionStates;
};

/** Runs sign-ins, one at a time: a new one gives the one before up. */
export type SignInRunner = {
  /**
   * Runs an attempt until it ends, is given up, or its time is over, whichever comes first, and sets the state. Until a
   * device code says how long it lasts, ten minutes are given.
   */
  readonly run: (
    way: Extract<SessionState, { kind: "signingIn" }>["way"],
    tenant: TenantId | undefined,
    start: (notify: (notice: DeviceCodeNotice) => void) => SignInAttempt,
  ) => Promise<Result<SignedInAccount>>;
  readonly cancel: () => void;
};

const attemptLimitMs = 600_000;

/** A runner without a sign-in under way. */
export function createSignInRunner({ application, clock, states }: SignInRunnerPorts): SignInRunner {
  let giveUp: ((error: AppError) => void) | undefined;

  function cancel(): void {
    giveUp?.(signInCancelled("given up at the bench"));
  }

  const run: SignInRunner["run"] = (way, tenant, start) => {
    cancel();
    const ended = Promise.withResolvers<Result<SignedInAccount>>();
    let stopTimer: Stop | undefined;
    let isOver = false;

    function end(result: Result<SignedInAccount>): void {
      if (isOver) return;
      isOver = true;
      stopTimer?.();
      giveUp = undefined;
      states.set(result.ok ? { kind: "signedIn", account: result.value } : { kind: "signedOut", error: result.error });
      ended.resolve(result);
    }

    function limit(limitMs: number): void {
      stopTimer?.();
      stopTimer = clock.setTimer(epochMs(clock.now() + limitMs), () => giveUp?.(signInTimedOut()));
    }

    function notify({ userCode, address, expiresInSeconds }: DeviceCodeNotice): void {
      if (isOver) return;
      limit(expiresInSeconds * 1_000);
      const code = { userCode, address, expiresAt: clock.now() + expiresInSeconds * 1_000 };
      states.set({ kind: "signingIn", way, code });
    }

    async function take(answer: AuthenticationResult): Promise<void> {
      const result = accountOf(answer, tenant);
      const unwanted = !result.ok || (isOver && states.current().kind !== "signedIn");
      // Who signed in elsewhere, or after the bench had given up, is not kept.
      if (unwanted && answer.account !== null) await application.signOut({ account: answer.account });
      end(result);
    }

    states.set({ kind: "signingIn", way });
    limit(attemptLimitMs);
    const attempt = start(notify);
    giveUp = (error) => {
      end(err(error));
      attempt.abandon();
    };
    attempt.result.then(take).catch((error: unknown) => end(err(signInError(error))));
    return ended.promise;
  };

  return { run, cancel };
}

/** What a screen needs of an account; `tenantId` is the tenant signed in to, which for a guest is not the account's own. */
export function signedInAccount(account: AccountInfo, tenantId: string): SignedInAccount {
  return { tenantId: tenantId.toLowerCase(), displayName: account.name || account.username };
}

function accountOf({ account, tenantId }: AuthenticationResult, tenant: TenantId | undefined): Result<SignedInAccount> {
  const isWanted = tenant === undefined || tenantId.toLowerCase() === tenant;
  return account === null || !isWanted ? err(signedInElsewhere()) : ok(signedInAccount(account, tenantId));
}
