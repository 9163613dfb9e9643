import type { World } from "../../world/world.ts";

/** Who calls Partner Center: an application alone, or a person with a role in the partner's tenant. */
export type PartnerCaller = { readonly isApplication: boolean; readonly agent: "admin" | "sales" | "none" };

/** One call that passed the checks of its route. */
export type PartnerCall = {
  readonly world: World;
  /** Simulated time of the call. */
  readonly now: number;
  /** Variable parts of the path by name, as they were written. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** `MS-ContinuationToken`; empty for none. */
  readonly continuationToken: string;
  /** Parsed JSON; undefined for none. */
  readonly body: unknown;
};

/** A success, sent without a body where there is none, or a refusal. */
export type PartnerAnswer =
  | {
      readonly ok: true;
      readonly status: 200 | 201 | 202 | 204;
      readonly body?: object;
      /** `Location` as Partner Center writes it: without host and without version. */
      readonly location?: string;
      /** Value of `MS-ContinuationToken` for the next page. */
      readonly continuationToken?: string;
    }
  | PartnerFailure;

/** A refusal with Partner Center's own error code. The codes are not published for these resources. */
export type PartnerFailure = {
  readonly ok: false;
  readonly status: number;
  readonly code: number;
  readonly description: string;
  readonly data?: readonly string[];
  /** Seconds for `Retry-After`. */
  readonly retryAfterSeconds?: number;
};

/** A refusal. */
export function partnerFailure(
  status: number,
  code: number,
  description: string,
  data: readonly string[] = [],
): PartnerFailure {
  return { ok: false, status, code, description, data };
}

/** The body was not what the operation takes. */
export function badPartnerRequest(description: string): PartnerFailure {
  return partnerFailure(400, 400, description);
}

/** The body of a refusal as Partner Center writes it. */
export function partnerFailureBody({ code, description, data = [] }: PartnerFailure): object {
  return { code, description, data, source: "PartnerFD" };
}
