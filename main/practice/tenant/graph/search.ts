import { err, ok, type Result } from "../../../../shared/kernel/result.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Tells whether an item is meant by a `$search`. */
export type SearchTest = (item: object) => boolean;

/**
 * Reads a `$search` of the directory: `"property:words"`, joined by `AND` or `OR`. An item matches when each word begins a
 * word of the property. Only the named properties can be searched.
 */
export function readSearch(search: string, searchable: readonly string[]): Result<SearchTest, string> {
  const alternatives: SearchTest[] = [];
  for (const alternative of search.split(/\s+OR\s+(?=")/)) {
    const tests: SearchTest[] = [];
    for (const clause of alternative.split(/\s+AND\s+(?=")/)) {
      const test = readClause(clause.trim(), searchable);
      if (!test.ok) return test;
      tests.push(test.value);
    }
    alternatives.push((item) => tests.every((test) => test(item)));
  }
  return ok((item) => alternatives.some((test) => test(item)));
}

function readClause(clause: string, searchable: readonly string[]): Result<SearchTest, string> {
  const match = /^"(\w+):([^"]+)"$/.exec(clause);
  const name = searchable.find((candidate) => candidate.toLowerCase() === match?.[1]?.toLowerCase());
  if (match === null || name === undefined)
    return err(`Unrecognized query argument specified: '${clause}'. Searchable properties: ${searchable.join(", ")}.`);
  const wanted = wordsOf(match[2] ?? "");
  return ok((item) => {
    const words = wordsOf(String((item as Fields)[name] ?? ""));
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
