import type { AccountInfo, PublicClientApplication } from "@azure/msal-node";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { KnownAccount } from "../../app/ports/session.ts";
import type { EncryptedTokenCache } from "./encrypted-token-cache.ts";

/** The accounts that signed in on this PC, and which of them works in which tenant. */
export type AccountList = {
  /** The account that works in the tenant (in any, when undefined): the chosen one, else the first that has signed in there. */
  readonly accountOf: (tenant: TenantId | undefined) => Promise<AccountInfo | undefined>;
  readonly find: (accountId: string) => Promise<AccountInfo | undefined>;
  readonly choose: (tenant: string, account: AccountInfo) => Promise<void>;
  readonly known: (tenant: TenantId | undefined) => Promise<readonly KnownAccount[]>;
  /** Takes an account out; the cache's file goes with the last. */
  readonly forget: (account: AccountInfo) => Promise<void>;
};

/** Reads MSAL's accounts. */
export function createAccountList(application: PublicClientApplication, cache: EncryptedTokenCache): AccountList {
  const all = (): Promise<readonly AccountInfo[]> => application.getAllAccounts();
  const accountOf: AccountList["accountOf"] = async (tenant) => {
    const fitting = (await all()).filter((account) => tenant === undefined || isMember(account, tenant));
    const chosen = tenant === undefined ? undefined : (await cache.chosen()).get(tenant);
    return fitting.find((account) => account.homeAccountId === chosen) ?? fitting[0];
  };
  return {
    accountOf,
    find: async (accountId) => (await all()).find((account) => account.homeAccountId === accountId),
    choose: (tenant, account) => cache.choose(tenant.toLowerCase(), account.homeAccountId),
    known: async (tenant) => {
      const current = await accountOf(tenant);
      return (await all()).map((account) => ({
        id: account.homeAccountId,
        displayName: nameOf(account),
        hint: hintOf(account.username),
        homeTenantId: account.tenantId.toLowerCase(),
        fits: tenant === undefined || isMember(account, tenant),
        isChosen: account.homeAccountId === current?.homeAccountId,
      }));
    },
    forget: (account) => application.signOut({ account }),
  };
}

/** What a person is called on screen. */
export function nameOf({ name, username }: Pick<AccountInfo, "name" | "username">): string {
  return name || hintOf(username);
}

/** A user name with all but its ends left out: enough to tell one's own accounts apart. */
function hintOf(username: string): string {
  const [local = "", domain = ""] = username.split("@");
  const ends = local.length < 4 ? local.slice(0, 1) : `${local.slice(0, 1)}…${local.slice(-1)}`;
  return domain === "" ? ends : `${ends} at ${domain}`;
}

/** A guest's account has its home elsewhere and a profile in the tenant. */
function isMember(account: AccountInfo, tenant: TenantId): boolean {
  return account.tenantId.toLowerCase() === tenant || account.tenantProfiles?.has(tenant) === true;
}
