import type { AuthenticationResult } from "@azure/msal-node";
import { type TenantId, tenantId } from "../../../shared/kernel/brand.ts";
import type { Stop } from "../../app/ports/clock.ts";
import type { TokenFacts } from "../../app/ports/rights.ts";

/** Told what a token of a tenant was granted for. */
export type GrantedListener = (tenant: TenantId, facts: TokenFacts) => void;

/** What tokens were granted for, as MSAL says it, before anybody has used them. */
export type GrantedScopes = {
  readonly note: (answer: Pick<AuthenticationResult, "tenantId" | "uniqueId" | "scopes">) => void;
  readonly watch: (listener: GrantedListener) => Stop;
};

/** Tells the last grant to a new listener at once. */
export function createGrantedScopes(): GrantedScopes {
  const listeners = new Set<GrantedListener>();
  let last: Parameters<GrantedListener> | undefined;
  return {
    note: ({ tenantId: tenant, uniqueId, scopes }) => {
      last = [tenantId(tenant), { personId: uniqueId, scopes: scopes.map(shortName) }];
      for (const listener of listeners) listener(...last);
    },
    watch: (listener) => {
      listeners.add(listener);
      if (last !== undefined) listener(...last);
      return () => void listeners.delete(listener);
    },
  };
}

/** A scope without its resource. */
function shortName(scope: string): string {
  return scope.slice(scope.lastIndexOf("/") + 1);
}
