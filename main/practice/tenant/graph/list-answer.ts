import { decodeBase64, encodeBase64 } from "../../../../shared/kernel/base64.ts";
import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import { decodeUtf8, encodeUtf8 } from "../../../../shared/kernel/utf8.ts";
import { type EntityType, findProperty, typeOfVersion } from "./entity-type.ts";
import type { FilterSupport } from "./filter-match.ts";
import { answered, type GraphAnswer, type GraphCall } from "./graph-call.ts";
import { badRequest, directoryFailure } from "./graph-failure.ts";
import { bendPage } from "./list-bend.ts";
import { queryRows } from "./list-query.ts";

/** A resource as it would be sent in beta with everything selected. */
export type Item = object;

/** A list to answer from. Rows are shown one page at a time, unless a query has to look at all of them. */
export type ListSource<Row> = {
  readonly type: EntityType;
  readonly rows: readonly Row[];
  /** A row as it would be sent in beta with everything selected. */
  readonly shown: (row: Row) => Item;
  readonly pageSize: number;
  readonly filters: FilterSupport;
  /** Properties that a row holds just as they are shown, by the row's own names: filters look there first. */
  readonly kept?: Readonly<Record<string, keyof Row & string>>;
  /** Properties that `$search` looks at. */
  readonly searches?: readonly string[];
  /** `$orderby` sorts; elsewhere it is taken and ignored. */
  readonly sorts?: true;
  /** Intune's lists tell how many rows the page has. */
  readonly tellsCount?: true;
  /** A list of the directory: it counts only for who sends `ConsistencyLevel: eventual`. */
  readonly isDirectory?: true;
};

/** One page of a list, filtered and reduced as asked, or how many rows it has. */
export function listAnswer<Row>(call: GraphCall, source: ListSource<Row>): GraphAnswer {
  return call.isCount ? countAnswer(call, source) : pageAnswer(call, source);
}

function pageAnswer<Row>(call: GraphCall, source: ListSource<Row>): GraphAnswer {
  const found = queryRows(call, source);
  if (!found.ok) return found.error;
  const { query } = call;
  const total = found.value.length;
  const from = query.$skiptoken === undefined ? Number(query.$skip ?? 0) : readSkipToken(query.$skiptoken);
  if (from === undefined) return badRequest("Invalid skip token.");
  const selection = readSelection(call, source.type);
  if (!selection.ok) return badRequest(selection.error);
  const size = Math.min(Number(query.$top ?? source.pageSize), source.pageSize);
  const shown = found.value.slice(from, from + size).map(source.shown);
  const page = bendPage(call, source.type, { rows: shown, from, size });
  return answered({
    "@odata.context": contextAddress(call, call.context),
    ...countOf(call, source, { onPage: page.rows.length, total }),
    ...(page.next < total ? { "@odata.nextLink": nextLink(call, page.next) } : {}),
    value: page.rows.map((item) => reduce(item, selection.value)),
  });
}

function countOf<Row>(
  call: GraphCall,
  source: ListSource<Row>,
  count: { readonly onPage: number; readonly total: number },
): object {
  if (source.tellsCount) return { "@odata.count": count.onPage };
  const isWanted = call.query.$count?.toLowerCase() === "true" && (!source.isDirectory || call.isEventual);
  return isWanted ? { "@odata.count": count.total } : {};
}

/** How many rows a query leaves, as plain text; the directory counts only for who accepts a late answer. */
function countAnswer<Row>(call: GraphCall, source: ListSource<Row>): GraphAnswer {
  if (source.isDirectory && !call.isEventual)
    return directoryFailure(400, "Request_BadRequest", "$count is not currently supported.");
  const found = queryRows({ ...call, query: { ...call.query, $count: "true" } }, source);
  return found.ok ? { ok: true, status: 200, text: String(found.value.length) } : found.error;
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
    return names === undefined || names.has(name) || (name === "id" && type.hidesId !== true);
  });
  const wanted = names ?? (type.sentWhole ? Object.keys(known.properties) : []);
  const unset = [...wanted]
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
