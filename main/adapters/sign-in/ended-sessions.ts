import type { AppError } from "../../../shared/kernel/app-error.ts";

/** A token that a service did not take, with the claims it asks for (JSON), if any. */
export type RefusedToken = { readonly token: string; readonly claims?: string };

/** What is asked of the next token of a tenant. */
export type NextToken = { readonly claims?: string; readonly renew: boolean };

/** A tenant with the scopes that are wanted of it: each such set has a token of its own. */
export type TokenPlace = { readonly tenant: string; readonly scopes: readonly string[] };

/**
 * What stands between a tenant and its next token until a person acts: sign-ins that ended, permissions that were not
 * granted, and what a service asks for. So nobody asks Microsoft again and again for what it said no to.
 */
export type EndedSessions = {
  readonly errorOf: (place: TokenPlace) => AppError | undefined;
  /** Nothing more is asked for in this tenant. */
  readonly end: (tenant: string, error: AppError) => void;
  /** This set of scopes is not asked for again. */
  readonly withhold: (place: TokenPlace, error: AppError) => void;
  readonly nextToken: (place: TokenPlace) => NextToken;
  readonly handedOut: (place: TokenPlace, token: string, asked: NextToken) => void;
  /** `renew`: a better one may help. `over`: a renewed one was refused as well. `old`: it was no longer in use. */
  readonly refused: (tenant: string, refusal: RefusedToken) => "renew" | "over" | "old";
  /** Claims (JSON) that a service of the tenant asks for and has not got. */
  readonly claimsOf: (tenant: string) => string | undefined;
  /** A person has acted: everything may be asked for again. */
  readonly clear: () => void;
  /** Rises each time a person acts: what was asked for before says nothing of now. */
  readonly turn: () => number;
};

type InUse = { readonly place: TokenPlace; readonly token: string; readonly isRenewed: boolean };

/** Nothing stands between yet. */
export function createEndedSessions(): EndedSessions {
  const ended = new Map<string, AppError>();
  const withheld = new Map<string, AppError>();
  const wanted = new Map<string, TokenPlace & NextToken>();
  const inUse = new Map<string, InUse>();
  let turn = 0;
  const keyOf = ({ tenant, scopes }: TokenPlace): string => [tenant, ...scopes.toSorted()].join(" ");

  return {
    errorOf: (place) => ended.get(place.tenant) ?? withheld.get(keyOf(place)),
    end: (tenant, error) => void ended.set(tenant, error),
    withhold: (place, error) => void withheld.set(keyOf(place), error),
    nextToken: (place) => wanted.get(keyOf(place)) ?? { renew: false },
    handedOut: (place, token, asked) => {
      const key = keyOf(place);
      const isRenewed = asked.renew || asked.claims !== undefined;
      // What was asked for is fulfilled, unless more was asked for meanwhile.
      if (wanted.get(key) === asked) wanted.delete(key);
      const before = inUse.get(key);
      inUse.set(key, { place, token, isRenewed: isRenewed || (before?.token === token && before.isRenewed) });
    },
    refused: (tenant, { token, claims }) => {
      const use = [...inUse.values()].find((one) => one.place.tenant === tenant && one.token === token);
      if (use === undefined) return "old";
      if (use.isRenewed && claims === undefined) return "over";
      const next = { renew: claims === undefined, ...(claims === undefined ? {} : { claims }) };
      wanted.set(keyOf(use.place), { ...use.place, ...next });
      return "renew";
    },
    claimsOf: (tenant) => [...wanted.values()].find((one) => one.tenant === tenant && one.claims !== undefined)?.claims,
    turn: () => turn,
    clear: () => {
      turn += 1;
      for (const known of [ended, withheld, wanted, inUse]) known.clear();
    },
  };
}
