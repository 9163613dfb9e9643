import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import { findProperty, typeOfVersion } from "./entity-type.ts";
import { checkFilter, matchesFilter, needsAdvancedQuery, propertiesOf } from "./filter-match.ts";
import { type FilterNode, parseFilter } from "./filter-syntax.ts";
import type { GraphCall, GraphFailure } from "./graph-call.ts";
import { badRequest, directoryFailure } from "./graph-failure.ts";
import type { Item, ListSource } from "./list-answer.ts";
import { readSearch } from "./search.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The rows that a call's `$filter` and `$search` leave, in the order of its `$orderby`. */
export function queryRows<Row>(call: GraphCall, source: ListSource<Row>): Result<readonly Row[], GraphFailure> {
  const filtered = filterRows(call, source);
  if (!filtered.ok) return filtered;
  const found = searchRows(call, source, filtered.value);
  if (!found.ok) return found;
  const sorted = sortRows(call, source, found.value);
  return sorted.ok ? sorted : err(badRequest(sorted.error));
}

function filterRows<Row>(call: GraphCall, source: ListSource<Row>): Result<readonly Row[], GraphFailure> {
  const { $filter, $orderby } = call.query;
  if ($filter === undefined) return ok(source.rows);
  const parsed = parseFilter($filter);
  if (!parsed.ok) return err(badRequest(parsed.error));
  const checked = checkFilter(parsed.value, typeOfVersion(source.type, call.version), source.filters);
  if (!checked.ok) return err(badRequest(checked.error));
  const isAdvanced = needsAdvancedQuery(checked.value) || ($orderby !== undefined && source.sorts === true);
  if (source.isDirectory && isAdvanced && !isCountedEventually(call)) return err(needsConsistency());
  const valuesOf = valuesReader(source, checked.value);
  return ok(source.rows.filter((row) => matchesFilter(checked.value, valuesOf(row))));
}

/** What a filter looks at in a row: a few kept values, or all that is shown where it asks for others. */
function valuesReader<Row>(source: ListSource<Row>, filter: FilterNode): (row: Row) => Fields {
  const kept: Readonly<Record<string, keyof Row & string>> = source.kept ?? {};
  const names = propertiesOf(filter);
  if (names.some((name) => kept[name] === undefined)) return (row) => source.shown(row) as Fields;
  return (row) => Object.fromEntries(names.map((name) => [name, row[kept[name] as keyof Row]]));
}

/** The directory takes its advanced queries only where a late answer is accepted and counted. */
function isCountedEventually(call: GraphCall): boolean {
  return call.isEventual && call.query.$count?.toLowerCase() === "true";
}

function needsConsistency(): GraphFailure {
  return directoryFailure(
    400,
    "Request_UnsupportedQuery",
    "This query needs $count=true and the request header 'ConsistencyLevel: eventual'.",
  );
}

function searchRows<Row>(
  call: GraphCall,
  source: ListSource<Row>,
  rows: readonly Row[],
): Result<readonly Row[], GraphFailure> {
  const { $search } = call.query;
  if ($search === undefined) return ok(rows);
  const test = readSearch($search, source.searches ?? []);
  if (!test.ok) return err(directoryFailure(400, "Request_UnsupportedQuery", test.error));
  return ok(rows.filter((row) => test.value(source.shown(row))));
}

function sortRows<Row>(call: GraphCall, source: ListSource<Row>, rows: readonly Row[]): Result<readonly Row[], string> {
  const { $orderby } = call.query;
  if ($orderby === undefined) return ok(rows);
  const keys: { readonly name: string; readonly sign: number }[] = [];
  for (const part of $orderby.split(",")) {
    const [name = "", direction, ...rest] = part.trim().split(/\s+/);
    const found = findProperty(typeOfVersion(source.type, call.version), name);
    if (found === undefined || rest.length > 0 || (direction !== undefined && !/^(asc|desc)$/i.test(direction)))
      return err(`Could not find a property named '${name}' on type 'microsoft.graph.${source.type.name}'.`);
    keys.push({ name: found[0], sign: direction?.toLowerCase() === "desc" ? -1 : 1 });
  }
  if (!source.sorts) return ok(rows);
  const shown = rows.map((row) => ({ row, item: source.shown(row) }));
  const compare = (one: Item, other: Item): number =>
    keys.reduce((order, { name, sign }) => order || sign * textOf(one, name).localeCompare(textOf(other, name)), 0);
  return ok(shown.toSorted((one, other) => compare(one.item, other.item)).map(({ row }) => row));
}

function textOf(item: Item, name: string): string {
  return String((item as Fields)[name] ?? "");
}
