import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { AccountList } from "./account-list.ts";
import type { EndedSessions } from "./ended-sessions.ts";
import type { SessionStates } from "./session-states.ts";
import { signedInAccount } from "./sign-in-runner.ts";
import type { TokenDeskPorts } from "./token-desk.ts";

/** What a resumption needs. */
export type ResumptionPorts = Pick<TokenDeskPorts, "readToken" | "authorityOf" | "explained"> & {
  readonly accounts: Pick<AccountList, "accountOf">;
  readonly states: SessionStates;
  readonly ended: Pick<EndedSessions, "clear">;
  /** The tenant to sign in to at this moment; undefined for any. */
  readonly tenant: () => TenantId | undefined;
  readonly scopes: readonly string[];
};

/** Signs in who signed in before, without asking anybody. */
export type Resumption = {
  /** Sets the state; resolves to whether a token was got. */
  readonly resume: () => Promise<boolean>;
  /** Somebody signed in or out by hand: a resumption that is under way says nothing of it any more. */
  readonly overtake: () => void;
};

/** Errors after which the same person goes on being signed in. */
const passing: ReadonlySet<AppError["code"]> = new Set(["graph.offline", "signIn.permissionMissing"]);

/** Of several resumptions under way the last begun counts. */
export function createResumption(ports: ResumptionPorts): Resumption {
  const { accounts, states, ended, readToken, authorityOf, explained, scopes } = ports;
  let turn = 0;

  async function resume(): Promise<boolean> {
    turn += 1;
    const own = turn;
    const tenant = ports.tenant();
    const account = await accounts.accountOf(tenant);
    if (account === undefined) return false;
    ended.clear();
    const token = await readToken({ account, authority: authorityOf(tenant ?? account.tenantId), scopes });
    // Somebody may be about to sign in; that state stands as well.
    if (own !== turn || states.current().kind === "signingIn") return token.ok;
    if (token.ok || passing.has(token.error.code)) {
      states.set({ kind: "signedIn", account: signedInAccount(account, tenant ?? account.tenantId) });
    } else states.set({ kind: "signedOut", error: explained(token.error) });
    return token.ok;
  }

  return {
    resume,
    overtake: () => {
      turn += 1;
    },
  };
}
