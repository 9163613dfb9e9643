import { decodeBase64, encodeBase64 } from "../../../../shared/kernel/base64.ts";
import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import { decodeUtf8, encodeUtf8 } from "../../../../shared/kernel/utf8.ts";
import { type EntityType, findProperty } from "./entity-type.ts";
import { checkFilter, type FilterSupport, matchesFilter } from "./filter-match.ts";
import { parseFilter } from "./filter-syntax.ts";
import { answered, type GraphAnswer, type GraphCall } from "./graph-call.ts";
import { badRequest } from "./graph-failure.ts";

/** A resource as it would be sent in beta with everything selected. */
export type Item = object;

type Fields = Readonly<Record<string, unknown>>;

/** A list to answer from. */
export type ListSource = {
  readonly type: EntityType;
  readonly items: readonly Item[];
  readonly pageSize: number;
  readonly filters: FilterSupport;
  /** `$orderby` sorts; elsewhere it is taken and ignored. */
  readonly sorts?: true;
  /** Intune's lists tell how many rows the page has. */
  readonly tellsCount?: true;
};

/** One page of a list, filtered and reduced as asked. */
export function listAnswer(call: GraphCall, source: ListSource): GraphAnswer {
  const filtered = filterItems(call, source);
  if (!filtered.ok) return badRequest(filtered.error);
  const sorted = sortItems(call, source, filtered.value);
  if (!sorted.ok) return badRequest(sorted.error);
  const { query } = call;
  const from = query.$skiptoken === undefined ? Number(query.$skip ?? 0) : readSkipToken(query.$skiptoken);
  if (from === undefined) return badRequest("Invalid skip token.");
  const size = Math.min(Number(query.$top ?? source.pageSize), source.pageSize);
  const page = sorted.value.slice(from, from + size);
  const reduced = reduceAll(call, source.type, page);
  if (!reduced.ok) return badRequest(reduced.error);
  const more = from + size < sorted.value.length;
  return answered({
    "@odata.context": `${call.origin}/${call.version}/$metadata#${call.path}`,
    ...(source.tellsCount ? { "@odata.count": page.length } : {}),
    ...(query.$count?.toLowerCase() === "true" && !source.tellsCount ? { "@odata.count": sorted.value.length } : {}),
    ...(more ? { "@odata.nextLink": nextLink(call, from + size) } : {}),
    value: reduced.value,
  });
}

/** One resource, reduced as asked. */
export function itemAnswer(call: GraphCall, type: EntityType, item: Item, status: 200 | 201 = 200): GraphAnswer {
  const reduced = reduce(call, type, item);
  if (!reduced.ok) return badRequest(reduced.error);
  return answered(
    { "@odata.context": `${call.origin}/${call.version}/$metadata#${contextOf(call)}/$entity`, ...reduced.value },
    status,
  );
}

function contextOf(call: GraphCall): string {
  const id = call.parameters.id;
  return id !== undefined && call.path.endsWith(`/${id}`) ? call.path.slice(0, -id.length - 1) : call.path;
}

function filterItems(call: GraphCall, source: ListSource): Result<readonly Item[], string> {
  const { $filter } = call.query;
  if ($filter === undefined) return ok(source.items);
  const parsed = parseFilter($filter);
  if (!parsed.ok) return parsed;
  const checked = checkFilter(parsed.value, source.type, source.filters);
  if (!checked.ok) return checked;
  return ok(source.items.filter((item) => matchesFilter(checked.value, item as Fields)));
}

function sortItems(call: GraphCall, source: ListSource, items: readonly Item[]): Result<readonly Item[], string> {
  const { $orderby } = call.query;
  if ($orderby === undefined) return ok(items);
  const [name, direction, ...rest] = $orderby.trim().split(/\s+/);
  const found = findProperty(source.type, name ?? "");
  if (found === undefined || rest.length > 0 || (direction !== undefined && !/^(asc|desc)$/i.test(direction)))
    return err(`Could not find a property named '${name ?? ""}' on type 'microsoft.graph.${source.type.name}'.`);
  if (!source.sorts) return ok(items);
  const sign = direction?.toLowerCase() === "desc" ? -1 : 1;
  const key = found[0];
  return ok(items.toSorted((one, other) => sign * textOf(one, key).localeCompare(textOf(other, key))));
}

function textOf(item: Item, name: string): string {
  return String((item as Fields)[name] ?? "");
}

function reduceAll(call: GraphCall, type: EntityType, items: readonly Item[]): Result<readonly Item[], string> {
  const reduced: Item[] = [];
  for (const item of items) {
    const one = reduce(call, type, item);
    if (!one.ok) return one;
    reduced.push(one.value);
  }
  if (items.length > 0) return ok(reduced);
  const probe = reduce(call, type, {});
  return probe.ok ? ok(reduced) : probe;
}

/** Leaves what the version has and `$select` names; annotations, keys and expanded navigations stay. */
function reduce(call: GraphCall, type: EntityType, item: Item): Result<Item, string> {
  const selected = call.query.$select?.split(",").map((name) => name.trim());
  const names = new Set<string>();
  for (const name of selected ?? []) {
    const found = name === "*" ? undefined : findProperty(type, name);
    if (name === "*") for (const each of Object.keys(type.properties)) names.add(each);
    else if (found === undefined || (found[1].beta && call.version === "v1.0"))
      return err(
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`,
      );
    else names.add(found[0]);
  }
  const kept = Object.entries(item).filter(([name]) => {
    const property = type.properties[name];
    if (property === undefined) return true;
    if (property.beta && call.version === "v1.0") return false;
    return selected === undefined || names.has(name) || name === "id";
  });
  return ok(Object.fromEntries(kept));
}

function nextLink(call: GraphCall, offset: number): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query))
    if (name !== "$skiptoken" && name !== "$skip") search.set(name, value);
  search.set("$skiptoken", encodeBase64(encodeUtf8(`from ${offset}`)));
  return `${call.origin}/${call.version}/${call.path}?${search.toString().replaceAll("%24", "$")}`;
}

function readSkipToken(token: string): number | undefined {
  const bytes = decodeBase64(token);
  const match = bytes.ok ? /^from (\d{1,9})$/.exec(decodeUtf8(bytes.value)) : null;
  return match === null ? undefined : Number(match[1]);
}
