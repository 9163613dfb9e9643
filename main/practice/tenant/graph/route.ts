import type { EntityType } from "./entity-type.ts";
import type { GraphAnswer, GraphCall, GraphVersion } from "./graph-call.ts";
import type { QueryOptionName } from "./query-options.ts";

/** What a route does with a body. */
export type BodyRule =
  | { readonly kind: "none" }
  /** A body with this shape; `optional` takes none at all too. */
  | { readonly kind: "shape"; readonly type: EntityType; readonly lenient: boolean; readonly optional?: true };

/** One operation of Graph. */
export type Route = {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Path after the version; `{id}` and the like are variable. */
  readonly path: string;
  readonly versions: readonly GraphVersion[];
  /** What `@odata.context` names the answer by where it is not the path. */
  readonly context?: string;
  readonly family: "intune" | "directory";
  /** Any one of these scopes is enough for a person. */
  readonly scopes: readonly string[];
  /** Any one of these is enough for an application; absent for the same as a person's, empty where only people may. */
  readonly roles?: readonly string[];
  readonly query: readonly QueryOptionName[];
  readonly body: BodyRule;
  readonly answer: (call: GraphCall) => GraphAnswer;
};

/** Both versions. */
export const bothVersions: readonly GraphVersion[] = ["v1.0", "beta"];
/** Beta alone. */
export const betaAlone: readonly GraphVersion[] = ["beta"];
/** The options of lists. */
export const listOptions: readonly QueryOptionName[] = [
  "$filter",
  "$select",
  "$top",
  "$skip",
  "$skiptoken",
  "$orderby",
  "$count",
];

/** The options of lists of the directory. */
export const directoryListOptions: readonly QueryOptionName[] = [...listOptions, "$search"];

const countSegment = "/$count";

/** The same routes, and for each list one that only counts it. */
export function withCounts(routes: readonly Route[]): readonly Route[] {
  return routes.flatMap((route) => {
    if (!route.query.includes("$top")) return [route];
    const query = route.query.filter((name) => name === "$filter" || name === "$search");
    return [route, { ...route, path: `${route.path}${countSegment}`, query }];
  });
}

/** Whether a route counts a list. */
export function isCountRoute(route: Route): boolean {
  return route.path.endsWith(countSegment);
}

/** A route that matches a path, with the variable parts. */
export type RouteMatch = { readonly route: Route; readonly parameters: Readonly<Record<string, string>> };

/** What a path leads to: routes by method, or the first segment that nothing knows. */
export type PathMatch =
  | { readonly known: true; readonly matches: readonly RouteMatch[] }
  | { readonly known: false; readonly segment: string };

/** All routes of a version whose path matches; names compare without case. */
export function matchPath(routes: readonly Route[], version: GraphVersion, segments: readonly string[]): PathMatch {
  const matches: RouteMatch[] = [];
  let longest = 0;
  for (const route of routes) {
    if (!route.versions.includes(version)) continue;
    const parts = partsOf(route);
    const parameters: Record<string, string> = {};
    const isAction = route.method === "POST" && parts.length > 2;
    let length = 0;
    while (
      length < parts.length &&
      length < segments.length &&
      fits(parts[length] ?? "", plainName(isAction && parts.length === length + 1, segments[length] ?? ""), parameters)
    )
      length += 1;
    longest = Math.max(longest, length);
    if (length === parts.length && length === segments.length) matches.push({ route, parameters });
  }
  const literal = preferLiteral(matches);
  return literal.length > 0
    ? { known: true, matches: literal }
    : { known: false, segment: segments[Math.min(longest, segments.length - 1)] ?? "" };
}

const partsByRoute = new WeakMap<Route, readonly string[]>();

function partsOf(route: Route): readonly string[] {
  const known = partsByRoute.get(route);
  if (known !== undefined) return known;
  const parts = route.path.split("/");
  partsByRoute.set(route, parts);
  return parts;
}

/** Clients shorten `microsoft.graph.` to `graph.` before a type, and may put either before the name of an action. */
function plainName(isAction: boolean, segment: string): string {
  const name = /^(?:microsoft\.)?graph\.(\w+)$/i.exec(segment)?.[1];
  if (name === undefined) return segment;
  return isAction ? name : `microsoft.graph.${name}`;
}

function fits(part: string, segment: string, parameters: Record<string, string>): boolean {
  if (!part.startsWith("{")) return part.toLowerCase() === segment.toLowerCase();
  parameters[part.slice(1, -1)] = segment;
  return segment !== "";
}

/** A path such as `…/sync` is that action and never an object whose id is `sync`. */
function preferLiteral(matches: readonly RouteMatch[]): readonly RouteMatch[] {
  const variable = (match: RouteMatch): number => match.route.path.split("{").length;
  const least = Math.min(...matches.map(variable));
  return matches.filter((match) => variable(match) === least);
}
