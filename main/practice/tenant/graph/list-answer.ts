import { decodeBase64, encodeBase64 } from "../../../../shared/kernel/base64.ts";
import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import { decodeUtf8, encodeUtf8 } from "../../../../shared/kernel/utf8.ts";
import { type EntityType, findProperty, typeOfVersion } from "./entity-type.ts";
import { checkFilter, type FilterSupport, matchesFilter } from "./filter-match.ts";
import { parseFilter } from "./filter-syntax.ts";
import { answered, type GraphAnswer, type GraphCall } from "./graph-call.ts";
import { badRequest, directoryFailure } from "./graph-failure.ts";
import { readSearch } from "./search.ts";

/** A resource as it would be sent in beta with everything selected. */
export type Item = object;

type Fields = Readonly<Record<string, unknown>>;

/** A list to answer from. */
export type ListSource = {
  readonly type: EntityType;
  readonly items: readonly Item[];
  readonly pageSize: number;
  readonly filters: FilterSupport;
  /** Properties that `$search` looks at. */
  readonly searches?: readonly string[];
  /** `$orderby` sorts; elsewhere it is taken and ignored. */
  readonly sorts?: true;
  /** Intune's lists tell how many rows the page has. */
  readonly tellsCount?: true;
};

/** One page of a list, filtered and reduced as asked. */
export function listAnswer(call: GraphCall, source: ListSource): GraphAnswer {
  const filtered = filterItems(call, source);
  if (!filtered.ok) return badRequest(filtered.error);
  const found = searchItems(call, source, filtered.value);
  if (!found.ok) return directoryFailure(400, "Request_UnsupportedQuery", found.error);
  const sorted = sortItems(call, source, found.value);
  if (!sorted.ok) return badRequest(sorted.error);
  const { query } = call;
  const from = query.$skiptoken === undefined ? Number(query.$skip ?? 0) : readSkipToken(query.$skiptoken);
  if (from === undefined) return badRequest("Invalid skip token.");
  const size = Math.min(Number(query.$top ?? source.pageSize), source.pageSize);
  const page = sorted.value.slice(from, from + size);
  const selection = readSelection(call, source.type);
  if (!selection.ok) return badRequest(selection.error);
  const more = from + size < sorted.value.length;
  return answered({
    "@odata.context": contextAddress(call, call.context),
    ...(source.tellsCount ? { "@odata.count": page.length } : {}),
    ...(query.$count?.toLowerCase() === "true" && !source.tellsCount ? { "@odata.count": sorted.value.length } : {}),
    ...(more ? { "@odata.nextLink": nextLink(call, from + size) } : {}),
    value: page.map((item) => reduce(item, selection.value)),
  });
}

/** One resource, reduced as asked. */
export function itemAnswer(call: GraphCall, type: EntityType, item: Item, status: 200 | 201 = 200): GraphAnswer {
  const selection = readSelection(call, type);
  if (!selection.ok) return badRequest(selection.error);
  return answered(
    {
      "@odata.context": contextAddress(call, call.context.replace(/\('[^/]*'\)$/, ""), "/$entity"),
      ...reduce(item, selection.value),
    },
    status,
  );
}

/** The address in `@odata.context`, with the properties that `$select` names. */
function contextAddress(call: GraphCall, name: string, end = ""): string {
  const { $select } = call.query;
  const selected = $select === undefined ? "" : `(${$select.replaceAll(" ", "")})`;
  return `${call.origin}/${call.version}/$metadata#${name}${selected}${end}`;
}

function filterItems(call: GraphCall, source: ListSource): Result<readonly Item[], string> {
  const { $filter } = call.query;
  if ($filter === undefined) return ok(source.items);
  const parsed = parseFilter($filter);
  if (!parsed.ok) return parsed;
  const checked = checkFilter(parsed.value, typeOfVersion(source.type, call.version), source.filters);
  if (!checked.ok) return checked;
  return ok(source.items.filter((item) => matchesFilter(checked.value, item as Fields)));
}

function searchItems(call: GraphCall, source: ListSource, items: readonly Item[]): Result<readonly Item[], string> {
  const { $search } = call.query;
  if ($search === undefined) return ok(items);
  const test = readSearch($search, source.searches ?? []);
  return test.ok ? ok(items.filter(test.value)) : test;
}

function sortItems(call: GraphCall, source: ListSource, items: readonly Item[]): Result<readonly Item[], string> {
  const { $orderby } = call.query;
  if ($orderby === undefined) return ok(items);
  const keys: { readonly name: string; readonly sign: number }[] = [];
  for (const part of $orderby.split(",")) {
    const [name = "", direction, ...rest] = part.trim().split(/\s+/);
    const found = findProperty(typeOfVersion(source.type, call.version), name);
    if (found === undefined || rest.length > 0 || (direction !== undefined && !/^(asc|desc)$/i.test(direction)))
      return err(`Could not find a property named '${name}' on type 'microsoft.graph.${source.type.name}'.`);
    keys.push({ name: found[0], sign: direction?.toLowerCase() === "desc" ? -1 : 1 });
  }
  if (!source.sorts) return ok(items);
  return ok(
    items.toSorted((one, other) =>
      keys.reduce((order, { name, sign }) => order || sign * textOf(one, name).localeCompare(textOf(other, name)), 0),
    ),
  );
}

function textOf(item: Item, name: string): string {
  return String((item as Fields)[name] ?? "");
}

/** What is left of an item: the properties of the version, and of those the selected ones. */
type Selection = {
  readonly type: EntityType;
  readonly known: EntityType;
  readonly names: ReadonlySet<string> | undefined;
};

function readSelection(call: GraphCall, type: EntityType): Result<Selection, string> {
  const known = typeOfVersion(type, call.version);
  if (call.query.$select === undefined) return ok({ type, known, names: undefined });
  const names = new Set<string>();
  for (const name of call.query.$select.split(",").map((part) => part.trim())) {
    const found = name === "*" ? undefined : findProperty(known, name);
    if (name === "*") for (const each of Object.keys(known.properties)) names.add(each);
    else if (found === undefined)
      return err(
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`,
      );
    else names.add(found[0]);
  }
  return ok({ type, known, names });
}

/** Annotations, keys and expanded navigations stay whatever is selected. */
function reduce(item: Item, { type, known, names }: Selection): Item {
  const kept = Object.entries(item).filter(([name]) => {
    if (!Object.hasOwn(type.properties, name)) return true;
    if (!Object.hasOwn(known.properties, name)) return false;
    return names === undefined || names.has(name) || name === "id";
  });
  const unset = [...(names ?? [])]
    .filter((name) => !Object.hasOwn(item, name) && known.properties[name]?.unset !== undefined)
    .map((name) => [name, known.properties[name]?.unset] as const);
  return Object.fromEntries([...kept, ...unset]);
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
