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

/** The largest `$top` that the directory takes; Intune takes any and shows its own pages (public scripts ask it for 1000). */
const largestDirectoryPage = 999;

/** Reads a query string; the `$` may be missing and letters may be in any case, as with Graph. */
export function readQueryOptions(
  search: URLSearchParams,
  { query: allowed, family }: { readonly query: readonly QueryOptionName[]; readonly family: "intune" | "directory" },
): Result<QueryOptions, string> {
  const options: Partial<Record<QueryOptionName, string>> = {};
  for (const [name, value] of search) {
    const wanted = name.startsWith("@") ? name.toLowerCase() : `$${name.replace(/^\$/, "")}`.toLowerCase();
    const option = queryOptionNames.find((candidate) => candidate === wanted);
    if (option === undefined) return err(`The query parameter '${name}' is not supported.`);
    if (!allowed.includes(option)) return err(`The query option '${option}' is not allowed on this resource.`);
    if (options[option] !== undefined) return err(`Query option '${option}' was specified more than once.`);
    const wrong = problemOf(option, value) ?? (family === "directory" ? pageProblem(option, value) : undefined);
    if (wrong !== undefined) return err(wrong);
    options[option] = value;
  }
  return ok(options);
}

function problemOf(option: QueryOptionName, value: string): string | undefined {
  if ((option === "$top" || option === "$skip") && !/^\d{1,9}$/.test(value))
    return `Invalid value '${value}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`;
  if (option === "$top" && Number(value) === 0) return invalidPage(value);
  if (option === "$count" && !/^(true|false)$/i.test(value))
    return `Invalid value '${value}' for $count query option found.`;
  if (value === "") return `The query option '${option}' has no value.`;
  return undefined;
}

function pageProblem(option: QueryOptionName, value: string): string | undefined {
  return option === "$top" && Number(value) > largestDirectoryPage ? invalidPage(value) : undefined;
}

function invalidPage(value: string): string {
  return `Invalid page size specified: '${value}'. Must be between 1 and ${largestDirectoryPage} inclusive.`;
}
