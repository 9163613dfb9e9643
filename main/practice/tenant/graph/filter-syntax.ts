import { err, ok, type Result } from "../../../../shared/kernel/result.ts";

/** Comparisons of OData. */
export type FilterOperator = "eq" | "ne" | "gt" | "ge" | "lt" | "le";
/** Text functions of OData that Graph knows. */
export type FilterFunction = "contains" | "startswith" | "endswith";

/** A `$filter` as a tree. Property names are as written; `item` stands for the variable inside `any`. */
export type FilterNode =
  | { readonly kind: "and" | "or"; readonly parts: readonly FilterNode[] }
  | { readonly kind: "not"; readonly part: FilterNode }
  | {
      readonly kind: "compare";
      readonly property: string;
      readonly operator: FilterOperator;
      readonly value: FilterValue;
    }
  | { readonly kind: "function"; readonly property: string; readonly name: FilterFunction; readonly value: FilterValue }
  | { readonly kind: "any"; readonly property: string; readonly variable: string; readonly part: FilterNode };

/** Where an object says of which type it is; `isof('type')` compares it. */
export const typeAnnotation = "@odata.type";

/** A literal in a filter. */
export type FilterValue = string | number | boolean | null;

type Token = { readonly kind: "text" | "word" | "sign"; readonly text: string };
type Reader = { readonly tokens: readonly Token[]; at: number; depth: number };

const operators: readonly FilterOperator[] = ["eq", "ne", "gt", "ge", "lt", "le"];
const functions: readonly FilterFunction[] = ["contains", "startswith", "endswith"];
const maxDepth = 32;

/** Reads a `$filter`. Words may be in any case; single quotes inside a text are doubled. Never throws. */
export function parseFilter(filter: string): Result<FilterNode, string> {
  const tokens = tokenise(filter);
  if (!tokens.ok) return tokens;
  const reader: Reader = { tokens: tokens.value, at: 0, depth: 0 };
  const node = readJoined(reader, "or");
  if (!node.ok) return node;
  return reader.at === reader.tokens.length ? node : syntaxError();
}

function syntaxError(): Result<never, string> {
  return err("Invalid filter clause");
}

function tokenise(filter: string): Result<readonly Token[], string> {
  const pattern = /\s*(?:'((?:[^']|'')*)'|([(),:])|([^\s'(),:]+(?::[^\s'(),]+)*))/y;
  const tokens: Token[] = [];
  const text = filter.trim();
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) return syntaxError();
    const [, quoted, sign, word] = match;
    if (quoted !== undefined) tokens.push({ kind: "text", text: quoted.replaceAll("''", "'") });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    else for (const token of splitWord(word ?? "")) tokens.push(token);
  }
  return ok(tokens);
}

/** A word with colons is a time (`2026-01-01T00:00:00Z`) or the variable of `any` (`p:p`). */
function splitWord(word: string): readonly Token[] {
  if (/^\d/.test(word) || !word.includes(":")) return [{ kind: "word", text: word }];
  return word.split(":").flatMap((part, index): Token[] => {
    const named: Token[] = part === "" ? [] : [{ kind: "word", text: part }];
    return index === 0 ? named : [{ kind: "sign", text: ":" }, ...named];
  });
}

function readJoined(reader: Reader, joint: "or" | "and"): Result<FilterNode, string> {
  const parts: FilterNode[] = [];
  for (;;) {
    const part = joint === "or" ? readJoined(reader, "and") : readPart(reader);
    if (!part.ok) return part;
    parts.push(part.value);
    if (!takesWord(reader, joint)) break;
  }
  const only = parts.length === 1 ? parts[0] : undefined;
  return ok(only ?? { kind: joint, parts });
}

function readPart(reader: Reader): Result<FilterNode, string> {
  if (reader.depth >= maxDepth) return syntaxError();
  if (takesWord(reader, "not")) {
    const part = deeper(reader, readPart);
    return part.ok ? ok({ kind: "not", part: part.value }) : part;
  }
  if (takesSign(reader, "(")) {
    const inner = deeper(reader, (next) => readJoined(next, "or"));
    return inner.ok && !takesSign(reader, ")") ? syntaxError() : inner;
  }
  const name = takeWord(reader);
  if (name === undefined) return syntaxError();
  const called = functions.find((candidate) => candidate === name.toLowerCase());
  if (called !== undefined && takesSign(reader, "(")) return readFunction(reader, called);
  if (name.toLowerCase() === "isof" && takesSign(reader, "(")) return readIsOf(reader);
  if (/\/any$/i.test(name) && takesSign(reader, "(")) return readAny(reader, name.slice(0, -4));
  if (takesWord(reader, "in")) return readMembers(reader, name);
  const operator = operators.find((candidate) => takesWord(reader, candidate));
  const value = operator === undefined ? undefined : takeValue(reader);
  if (operator === undefined || value === undefined) return syntaxError();
  return ok({ kind: "compare", property: name, operator, value: value.value });
}

function readIsOf(reader: Reader): Result<FilterNode, string> {
  const type = takeValue(reader);
  if (typeof type?.value !== "string" || !takesSign(reader, ")")) return syntaxError();
  return ok({ kind: "compare", property: typeAnnotation, operator: "eq", value: `#${type.value}` });
}

/** `name in ('a','b')` means one of several `eq`. */
function readMembers(reader: Reader, property: string): Result<FilterNode, string> {
  if (!takesSign(reader, "(")) return syntaxError();
  const parts: FilterNode[] = [];
  do {
    const value = takeValue(reader);
    if (value === undefined) return syntaxError();
    parts.push({ kind: "compare", property, operator: "eq", value: value.value });
  } while (takesSign(reader, ","));
  return takesSign(reader, ")") ? ok({ kind: "or", parts }) : syntaxError();
}

function deeper<T>(reader: Reader, read: (reader: Reader) => T): T {
  reader.depth += 1;
  const value = read(reader);
  reader.depth -= 1;
  return value;
}

function readFunction(reader: Reader, name: FilterFunction): Result<FilterNode, string> {
  const property = takeWord(reader);
  const comma = takesSign(reader, ",");
  const value = takeValue(reader);
  if (property === undefined || !comma || value === undefined || !takesSign(reader, ")")) return syntaxError();
  if (takesWord(reader, "eq")) {
    const wanted = takeValue(reader);
    if (wanted?.value !== true) return syntaxError();
  }
  return ok({ kind: "function", property, name, value: value.value });
}

function readAny(reader: Reader, property: string): Result<FilterNode, string> {
  const variable = takeWord(reader);
  if (variable === undefined || !takesSign(reader, ":")) return syntaxError();
  const part = deeper(reader, (next) => readJoined(next, "or"));
  if (!part.ok) return part;
  return takesSign(reader, ")") ? ok({ kind: "any", property, variable, part: part.value }) : syntaxError();
}

function takeWord(reader: Reader): string | undefined {
  const token = reader.tokens[reader.at];
  if (token?.kind !== "word") return undefined;
  reader.at += 1;
  return token.text;
}

function takesWord(reader: Reader, word: string): boolean {
  const token = reader.tokens[reader.at];
  if (token?.kind !== "word" || token.text.toLowerCase() !== word) return false;
  reader.at += 1;
  return true;
}

function takesSign(reader: Reader, sign: string): boolean {
  const token = reader.tokens[reader.at];
  if (token?.kind !== "sign" || token.text !== sign) return false;
  reader.at += 1;
  return true;
}

function takeValue(reader: Reader): { readonly value: FilterValue } | undefined {
  const token = reader.tokens[reader.at];
  if (token === undefined || token.kind === "sign") return undefined;
  reader.at += 1;
  if (token.kind === "text") return { value: token.text };
  if (/^(true|false)$/i.test(token.text)) return { value: /^true$/i.test(token.text) };
  if (token.text.toLowerCase() === "null") return { value: null };
  return { value: /^-?\d+$/.test(token.text) ? Number(token.text) : token.text };
}
