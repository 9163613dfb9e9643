import type { Route } from "./route.ts";

/** What a call of the directory costs of the tenant's budget, by Microsoft's published table. */
export function resourceUnitsOf(route: Route, search: URLSearchParams): number {
  const asked = (name: string): string | null => search.get(`$${name}`) ?? search.get(name);
  const top = asked("top");
  const units =
    baseOf(route) +
    (asked("select") === null ? 0 : -1) +
    (asked("expand") === null ? 0 : 1) +
    (top !== null && Number(top) < 20 ? -1 : 0);
  return Math.max(1, units);
}

function baseOf({ method, path }: Route): number {
  if (method !== "GET") return 1;
  if (path.includes("/transitiveMembers")) return 5;
  if (path.includes("/members") || path === "subscribedSkus") return 3;
  return /^(users|groups)\b/.test(path) ? 2 : 1;
}
