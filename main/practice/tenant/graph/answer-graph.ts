import { ok, type Result } from "../../../../shared/kernel/result.ts";
import type { World } from "../../world/world.ts";
import { graphRoutes } from "../resources/graph-routes.ts";
import { accessProblem } from "./access.ts";
import { readBody } from "./body-shape.ts";
import type { Caller, GraphAnswer, GraphFailure, GraphVersion, ListBend } from "./graph-call.ts";
import { badRequest, directoryFailure, intuneFailure, unknownSegment } from "./graph-failure.ts";
import { readLenientJson } from "./lenient-json.ts";
import { readQueryOptions } from "./query-options.ts";
import { rateProblem } from "./rate-limit.ts";
import { isCountRoute, matchPath, type Route, type RouteMatch } from "./route.ts";

/** A call before any check: one HTTP request, or one part of a batch. */
export type GraphRequest = {
  readonly method: string;
  readonly version: GraphVersion;
  /** Path after the version. */
  readonly path: string;
  readonly search: URLSearchParams;
  readonly origin: string;
  /** `User-Agent`; empty for none. */
  readonly userAgent: string;
  /** `ConsistencyLevel: eventual` was sent, which some queries of the directory need. */
  readonly isEventual: boolean;
  /** `Prefer: include-unknown-enum-members` was sent. */
  readonly wantsUnknownMembers: boolean;
  /** JSON text; empty for none. */
  readonly body: string;
};

/** What a request asks for, found before it is answered, so that it can be counted and disturbed. */
export type Destination =
  | { readonly ok: true; readonly match: RouteMatch; readonly name: string }
  | { readonly ok: false; readonly failure: GraphFailure; readonly name: string };

/** Finds the operation a request means. */
export function findDestination(request: Pick<GraphRequest, "method" | "version" | "path">): Destination {
  const segments = segmentsOf(request.path);
  const found = segments === undefined ? undefined : matchPath(graphRoutes, request.version, segments);
  if (segments === undefined || found === undefined)
    return { ok: false, failure: badRequest("The path is malformed."), name: `${request.method} (malformed)` };
  if (!found.known) return { ok: false, failure: unknownSegment(found.segment), name: `${request.method} (unknown)` };
  const match = found.matches.find((candidate) => candidate.route.method === request.method);
  if (match !== undefined) return { ok: true, match, name: `${request.method} ${match.route.path}` };
  const [other] = found.matches;
  return {
    ok: false,
    failure: wrongMethod(request.method, other?.route),
    name: `${request.method} ${other?.route.path}`,
  };
}

function wrongMethod(method: string, route: Route | undefined): GraphFailure {
  if (method === "PATCH" && route?.path === "deviceManagement/windowsAutopilotDeviceIdentities/{id}")
    return intuneFailure(400, "BadRequest", "No method match route template");
  return directoryFailure(405, "MethodNotAllowed", "Specified HTTP method is not allowed for the request target.");
}

/**
 * `('id')` after a name is one more segment, and so is a key with a name, as in `devices(deviceId='id')`; blanks and
 * escapes are read; a slash too many does not matter.
 */
function segmentsOf(path: string): readonly string[] | undefined {
  const spread = path
    .replace(/%27/gi, "'")
    .replace(/\((\w+=)?'((?:[^']|'')*)'\)/g, (_, name = "", id: string) => `/${name}${id.replaceAll("''", "'")}`)
    .replace(/\/+/g, "/");
  try {
    return spread
      .replace(/^\/|\/$/g, "")
      .split("/")
      .map(decodeURIComponent);
  } catch (problem) {
    if (problem instanceof URIError) return undefined;
    throw problem;
  }
}

/** Checks a request as Graph does (scope, query, body) and answers it. */
export function answerRequest(
  world: World,
  caller: Caller,
  request: GraphRequest,
  match: RouteMatch,
  bend?: ListBend,
): GraphAnswer {
  const { route, parameters } = match;
  const problem = accessProblem(world.switches, caller, route) ?? rateProblem(world, route, world.advance());
  if (problem !== undefined) return problem;
  const query = readQueryOptions(request.search, route);
  if (!query.ok) return badRequest(query.error);
  if (query.value.$search !== undefined && !request.isEventual) return needsConsistencyLevel();
  const body = readRouteBody(route, request);
  if (!body.ok)
    return route.family === "intune" ? intuneFailure(400, "BadRequest", body.error) : badRequest(body.error);
  return route.answer({
    world,
    now: world.advance(),
    version: request.version,
    caller,
    origin: request.origin,
    path: request.path.replace(/^\/+|\/+$/g, ""),
    context: contextOf(route, parameters),
    parameters,
    query: query.value,
    isCount: isCountRoute(route),
    userAgent: request.userAgent,
    isEventual: request.isEventual,
    wantsUnknownMembers: request.wantsUnknownMembers,
    bend,
    body: body.value,
  });
}

function readRouteBody(route: Route, request: GraphRequest): Result<Readonly<Record<string, unknown>>, string> {
  const { body: rule } = route;
  const isEmpty = request.body.trim() === "";
  if (rule.kind === "none" || (isEmpty && rule.optional)) return ok({});
  if (isEmpty) return { ok: false, error: "Empty Payload. JSON content expected." };
  const parsed = rule.lenient ? readLenientJson(request.body) : readStrictJson(request.body);
  if (!parsed.ok) return parsed;
  return readBody(parsed.value, rule.type, { version: request.version, lenient: rule.lenient });
}

function readStrictJson(body: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(body));
  } catch (problem) {
    if (problem instanceof SyntaxError) return { ok: false, error: "Unable to read JSON request payload." };
    throw problem;
  }
}

/** The `@odata.context` fragment of a route's answers, with keys in brackets. */
function contextOf(route: Route, parameters: Readonly<Record<string, string>>): string {
  if (route.context !== undefined) return route.context;
  return route.path.replace(
    /\/\{(\w+)\}/g,
    (_, name: string) => `('${(parameters[name] ?? "").replaceAll("'", "''")}')`,
  );
}

function needsConsistencyLevel(): GraphFailure {
  return directoryFailure(
    400,
    "Request_UnsupportedQuery",
    "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
  );
}
