import type { AppError } from "../../../shared/kernel/app-error.ts";

/** A token that a service did not take, with the claims it asks for (JSON), if any. */
export type RefusedToken = { readonly token: string; readonly claims?: string };

/** What is asked of the next token of a tenant. */
export type NextToken = { readonly claims?: string; readonly renew: boolean };

/**
 * What stands between a tenant and its next token until a person acts: sign-ins that ended, permissions that were not
 * granted, and what a service asks for. So nobody asks Microsoft again and again for what it said no to.
 */
export type EndedSessions = {
  readonly errorOf: (tenant: string, scopes: readonly string[]) => AppError | undefined;
  /** Nothing more is asked for in this tenant. */
  readonly end: (tenant: string, error: AppError) => void;
  /** These scopes are not asked for again in this tenant. */
  readonly withhold: (tenant: string, scopes: readonly string[], error: AppError) => void;
  readonly nextToken: (tenant: string) => NextToken;
  readonly handedOut: (tenant: string, token: string, asked: NextToken) => void;
  /** `renew`: a better one may help. `over`: a renewed one was refused as well. `old`: it was no longer in use. */
  readonly refused: (tenant: string, refusal: RefusedToken) => "renew" | "over" | "old";
  readonly claimsOf: (tenant: string) => string | undefined;
  /** A person has acted: everything may be asked for again. */
  readonly clear: () => void;
};

/** Nothing stands between yet. */
export function createEndedSessions(): EndedSessions {
  const ended = new Map<string, AppError>();
  const withheld = new Map<string, AppError>();
  const wanted = new Map<string, NextToken>();
  const handed = new Map<string, Set<string>>();
  const renewed = new Map<string, string>();
  const keyOf = (tenant: string, scopes: readonly string[]): string => [tenant, ...scopes.toSorted()].join(" ");

  return {
    errorOf: (tenant, scopes) => ended.get(tenant) ?? withheld.get(keyOf(tenant, scopes)),
    end: (tenant, error) => void ended.set(tenant, error),
    withhold: (tenant, scopes, error) => void withheld.set(keyOf(tenant, scopes), error),
    nextToken: (tenant) => wanted.get(tenant) ?? { renew: false },
    handedOut: (tenant, token, asked) => {
      if (asked.renew || asked.claims !== undefined) {
        renewed.set(tenant, token);
        // What is asked for is fulfilled, unless more was asked for meanwhile. Tokens from before are old now.
        if (wanted.get(tenant) === asked) wanted.delete(tenant);
        handed.set(tenant, new Set());
      }
      const inUse = handed.get(tenant) ?? new Set();
      handed.set(tenant, inUse.add(token));
    },
    refused: (tenant, { token, claims }) => {
      if (handed.get(tenant)?.has(token) !== true) return "old";
      if (renewed.get(tenant) === token && claims === undefined) return "over";
      wanted.set(tenant, { renew: claims === undefined, ...(claims === undefined ? {} : { claims }) });
      return "renew";
    },
    claimsOf: (tenant) => wanted.get(tenant)?.claims,
    clear: () => {
      for (const known of [ended, withheld, wanted, handed, renewed]) known.clear();
    },
  };
}
