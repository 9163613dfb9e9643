import type { World } from "../../world/world.ts";
import type { QueryOptions } from "./query-options.ts";

/** The two versions of Microsoft Graph. */
export type GraphVersion = "v1.0" | "beta";

/** How a list is sent otherwise than it is: a link that leads back, a page without rows, enum members nobody knows. */
export type ListBend = "repeatedLink" | "emptyPage" | "unknownMember";

/** Who calls: what the access token says. */
export type Caller = {
  readonly scopes: readonly string[];
  readonly isApplication: boolean;
  readonly objectId: string;
  readonly userPrincipalName: string;
  /** Authentication contexts that the sign-in satisfied (`acrs`). */
  readonly contexts: readonly string[];
};

/** One call that passed every check, as a route sees it. */
export type GraphCall = {
  readonly world: World;
  /** Simulated time of the call. */
  readonly now: number;
  readonly version: GraphVersion;
  readonly caller: Caller;
  /** `http://host:port` the caller used. */
  readonly origin: string;
  /** Path after the version, without a slash at either end. */
  readonly path: string;
  /** What `@odata.context` names the answer by, such as `groups('id')`. */
  readonly context: string;
  /** The path's variable parts by name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: QueryOptions;
  /** The list is only counted (`…/$count`). */
  readonly isCount: boolean;
  /** `User-Agent`; empty for none. */
  readonly userAgent: string;
  /** `ConsistencyLevel: eventual` was sent. */
  readonly isEventual: boolean;
  /** `Prefer: include-unknown-enum-members` was sent. */
  readonly wantsUnknownMembers: boolean;
  readonly bend: ListBend | undefined;
  /** The body after the route's shape was checked; an empty object when there was none. */
  readonly body: Readonly<Record<string, unknown>>;
};

/** A successful answer, or a refusal that still has to be dressed as Graph dresses it. */
export type GraphAnswer = GraphSuccess | GraphFailure;

/** A successful answer: an object, plain text, or nothing. */
export type GraphSuccess = {
  readonly ok: true;
  readonly status: 200 | 201 | 202 | 204;
  readonly body?: object;
  readonly text?: string;
};

/** A refusal. Intune's own services put JSON into the message, the directory writes plain text. */
export type GraphFailure = {
  readonly ok: false;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly style: "intune" | "directory";
  /** `CustomApiErrorPhrase` of Intune. */
  readonly phrase?: string;
  /** Seconds for `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** Claims that a new token must have, as JSON text; sent in `WWW-Authenticate`. */
  readonly claims?: string;
};

/** An answer with an object. */
export function answered(body: object, status: 200 | 201 = 200): GraphSuccess {
  return { ok: true, status, body };
}

/** An answer without a body. */
export const noContent: GraphSuccess = { ok: true, status: 204 };
