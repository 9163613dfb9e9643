import { err, ok, type Result } from "../../../../shared/kernel/result.ts";

/** System query options of OData that some route understands. */
const queryOptionNames = [
  "$filter",
  "$select",
  "$expand",
  "$top",
  "$skip",
  "$skiptoken",
  "$orderby",
  "$count",
  "$search",
  // What a reference is taken from, where its address is not in the path.
  "@id",
] as const;
/** One of them. */
export type QueryOptionName = (typeof queryOptionNames)[number];

/** The query of one call by option. */
export type QueryOptions = Readonly<Partial<Record<QueryOptionName, string>>>;

/** Reads a query string; the `$` may be missing and letters may be in any case, as with Graph. */
export function readQueryOptions(
  search: URLSearchParams,
  allowed: readonly QueryOptionName[],
): Result<QueryOptions, string> {
  const options: Partial<Record<QueryOptionName, string>> = {};
  for (const [name, value] of search) {
    const wanted = name.startsWith("@") ? name.toLowerCase() : `$${name.replace(/^\$/, "")}`.toLowerCase();
    const option = queryOptionNames.find((candidate) => candidate === wanted);
    if (option === undefined) return err(`The query parameter '${name}' is not supported.`);
    if (!allowed.includes(option)) return err(`The query option '${option}' is not allowed on this resource.`);
    if (options[option] !== undefined) return err(`Query option '${option}' was specified more than once.`);
    const wrong = problemOf(option, value);
    if (wrong !== undefined) return err(wrong);
    options[option] = value;
  }
  return ok(options);
}

function problemOf(option: QueryOptionName, value: string): string | undefined {
  if ((option === "$top" || option === "$skip") && !/^\d{1,9}$/.test(value))
    return `Invalid value '${value}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`;
  if (option === "$top" && (Number(value) < 1 || Number(value) > 999))
    return `Invalid page size specified: '${value}'. Must be between 1 and 999 inclusive.`;
  if (option === "$count" && !/^(true|false)$/i.test(value))
    return `Invalid value '${value}' for $count query option found.`;
  if (value === "") return `The query option '${option}' has no value.`;
  return undefined;
}
