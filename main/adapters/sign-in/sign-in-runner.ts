import type { AccountInfo, AuthenticationResult, PublicClientApplication } from "@azure/msal-node";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { epochMs, type TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import type { SessionState, SignedInAccount } from "../../app/ports/session.ts";
import { nameOf } from "./account-list.ts";
import type { NumberOfRefusal } from "./refusal-numbers.ts";
import type { SessionStates } from "./session-states.ts";
import type { DeviceCodeNotice, SignInAttempt } from "./sign-in-attempt.ts";
import { signInCancelled, signInError, signInProblem } from "./sign-in-error.ts";

/** What a runner needs. */
export type SignInRunnerPorts = {
  readonly application: PublicClientApplication;
  readonly clock: Clock;
  readonly states: SessionStates;
  readonly numberOf: NumberOfRefusal;
};

/** One sign-in to run. */
export type SignInRun = {
  readonly way: Extract<SessionState, { kind: "signingIn" }>["way"];
  /** Where it has to lead; undefined lets any organisation sign in. */
  readonly tenant: TenantId | undefined;
  /** For another tenant than the order's: who works in that one stays as it was. */
  readonly isAside: boolean;
  readonly start: (notify: (notice: DeviceCodeNotice) => void) => SignInAttempt;
  /** Told of the account before the state says that somebody is signed in. */
  readonly onTaken: (account: AccountInfo, answer: AuthenticationResult) => Promise<void>;
};

/** Runs sign-ins, one at a time: a new one gives the one before up. */
export type SignInRunner = {
  /**
   * Runs an attempt until it ends, is given up, or its time is over, whichever comes first, and sets the state; who was
   * signed in before stays so when it comes to nothing. Until a device code says how long it lasts, ten minutes are given.
   * Rejects for a defect.
   */
  readonly run: (run: SignInRun) => Promise<Result<SignedInAccount>>;
  readonly cancel: () => void;
};

const attemptLimitMs = 600_000;

/** A runner without a sign-in under way. */
export function createSignInRunner({ application, clock, states, numberOf }: SignInRunnerPorts): SignInRunner {
  let giveUp: ((error: AppError) => void) | undefined;

  function cancel(): void {
    giveUp?.(signInCancelled("given up at the bench"));
  }

  const run: SignInRunner["run"] = ({ way, tenant, isAside, start, onTaken }) => {
    cancel();
    const before = states.current();
    const ended = Promise.withResolvers<Result<SignedInAccount>>();
    let stopTimer: Stop | undefined;
    let isOver = false;

    function end(result: Result<SignedInAccount>): void {
      if (isOver) return;
      isOver = true;
      stopTimer?.();
      giveUp = undefined;
      if (result.ok && isAside) states.set(before.kind === "signingIn" ? { kind: "signedOut" } : before);
      else if (result.ok) states.set({ kind: "signedIn", account: result.value });
      else states.set(before.kind === "signedIn" ? before : { kind: "signedOut", error: result.error });
      ended.resolve(result);
    }

    function limit(limitMs: number): void {
      stopTimer?.();
      const over = () => giveUp?.(signInProblem("timedOut", "nobody answered in time"));
      stopTimer = clock.setTimer(epochMs(clock.now() + limitMs), over);
    }

    function notify({ userCode, address, expiresInSeconds }: DeviceCodeNotice): void {
      if (isOver) return;
      limit(expiresInSeconds * 1_000);
      const code = { userCode, address, expiresAt: clock.now() + expiresInSeconds * 1_000 };
      states.set({ kind: "signingIn", way, code });
    }

    async function take(answer: AuthenticationResult): Promise<void> {
      const { account, tenantId } = answer;
      const isWanted = account !== null && (tenant === undefined || tenantId.toLowerCase() === tenant);
      // Who signed in elsewhere, or after the bench had given up, is not kept.
      const unwanted = !isWanted || (isOver && states.current().kind !== "signedIn");
      if (unwanted && account !== null) await application.signOut({ account });
      if (!isWanted) return end(err(signInProblem("accountNotInTenant", "the account is of another tenant")));
      if (!isOver) await onTaken(account, answer);
      end(ok(signedInAccount(account, tenantId)));
    }

    states.set({ kind: "signingIn", way });
    limit(attemptLimitMs);
    const attempt = start(notify);
    giveUp = (error) => {
      end(err(error));
      attempt.abandon();
    };
    attempt.result
      .then(take)
      .catch((error: unknown) => end(err(signInError(error, way, numberOf))))
      .catch((defect: unknown) => {
        // The screen must not wait for a sign-in that nobody works at any more; whoever asked hears of the defect.
        if (isOver) throw defect;
        ended.reject(defect);
        end(err(signInProblem("other", "defect")));
      });
    return ended.promise;
  };

  return { run, cancel };
}

/** What a screen needs of an account; `tenantId` is the tenant signed in to, which for a guest is not the account's own. */
export function signedInAccount(account: AccountInfo, tenantId: string): SignedInAccount {
  return { tenantId: tenantId.toLowerCase(), displayName: nameOf(account) };
}
