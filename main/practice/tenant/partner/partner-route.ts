import type { PartnerAnswer, PartnerCall } from "./partner-call.ts";

/**
 * One operation of Partner Center. `needs`: any caller of the partner, an admin or sales agent in person, or an admin agent
 * in person (graph-api l.1).
 */
export type PartnerRoute = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path below the version; `{name}` is a variable part. */
  readonly path: string;
  readonly needs: "anyone" | "agent" | "adminAgent";
  /** Query options in lower case; absent for none. */
  readonly query?: readonly string[];
  readonly answer: (call: PartnerCall) => PartnerAnswer;
};

/** A route that fits a path, with the path's variable parts. */
export type PartnerMatch = { readonly route: PartnerRoute; readonly parameters: Readonly<Record<string, string>> };

/** All routes whose path this is, whatever their method; names in any case. */
export function matchPartnerPath(
  routes: readonly PartnerRoute[],
  segments: readonly string[],
): readonly PartnerMatch[] {
  return routes.flatMap((route) => {
    const parts = route.path.split("/");
    if (parts.length !== segments.length) return [];
    const parameters: Record<string, string> = {};
    for (const [index, part] of parts.entries()) {
      const segment = segments[index] ?? "";
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name !== undefined) parameters[name] = segment;
      else if (part.toLowerCase() !== segment.toLowerCase()) return [];
    }
    return [{ route, parameters }];
  });
}
