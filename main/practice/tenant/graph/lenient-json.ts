import { err, ok, type Result } from "../../../../shared/kernel/result.ts";

type Reader = { readonly text: string; at: number; depth: number };

const maxDepth = 64;

/**
 * Reads JSON as Intune's services read it: property names may lack their quotes; everything else must be right, so that a
 * trailing comma is an error. Never throws.
 */
export function readLenientJson(text: string): Result<unknown, string> {
  const reader: Reader = { text, at: 0, depth: 0 };
  const value = readValue(reader);
  if (!value.ok) return value;
  skipBlanks(reader);
  return reader.at === text.length ? value : wrong(reader);
}

function readValue(reader: Reader): Result<unknown, string> {
  skipBlanks(reader);
  const first = reader.text.charAt(reader.at);
  if (first === "{") return nested(reader, readObject);
  if (first === "[") return nested(reader, readArray);
  const match = /"(?:[^"\\]|\\[\s\S])*"|-?\d[\d.eE+-]*|true|false|null/y;
  match.lastIndex = reader.at;
  const token = match.exec(reader.text)?.[0];
  if (token === undefined) return wrong(reader);
  const parsed = parseStrict(token);
  if (parsed.ok) reader.at += token.length;
  return parsed;
}

function nested(reader: Reader, read: (reader: Reader) => Result<unknown, string>): Result<unknown, string> {
  if (reader.depth >= maxDepth) return err("The body is nested too deeply.");
  reader.depth += 1;
  reader.at += 1;
  const value = read(reader);
  reader.depth -= 1;
  return value;
}

function readObject(reader: Reader): Result<unknown, string> {
  const entries: [string, unknown][] = [];
  if (takes(reader, "}")) return ok({});
  for (;;) {
    skipBlanks(reader);
    const name = readName(reader);
    if (!name.ok) return name;
    if (!takes(reader, ":")) return wrong(reader);
    const value = readValue(reader);
    if (!value.ok) return value;
    entries.push([name.value, value.value]);
    if (takes(reader, "}")) return ok(Object.fromEntries(entries));
    if (!takes(reader, ",")) return wrong(reader);
  }
}

function readArray(reader: Reader): Result<unknown, string> {
  const values: unknown[] = [];
  if (takes(reader, "]")) return ok(values);
  for (;;) {
    const value = readValue(reader);
    if (!value.ok) return value;
    values.push(value.value);
    if (takes(reader, "]")) return ok(values);
    if (!takes(reader, ",")) return wrong(reader);
  }
}

function readName(reader: Reader): Result<string, string> {
  const pattern = /"(?:[^"\\]|\\[\s\S])*"|[A-Za-z_@$][\w@.$-]*/y;
  pattern.lastIndex = reader.at;
  const token = pattern.exec(reader.text)?.[0];
  if (token === undefined) return wrong(reader);
  reader.at += token.length;
  if (!token.startsWith('"')) return ok(token);
  const parsed = parseStrict(token);
  return parsed.ok ? ok(String(parsed.value)) : parsed;
}

function parseStrict(token: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(token));
  } catch (problem) {
    return err(`Unable to read JSON request payload: ${problem instanceof Error ? problem.name : "unreadable value"}.`);
  }
}

function takes(reader: Reader, character: string): boolean {
  skipBlanks(reader);
  if (reader.text.charAt(reader.at) !== character) return false;
  reader.at += 1;
  return true;
}

function skipBlanks(reader: Reader): void {
  while (/\s/.test(reader.text.charAt(reader.at))) reader.at += 1;
}

function wrong(reader: Reader): Result<never, string> {
  return err(`Unable to read JSON request payload: unexpected character at position ${reader.at}.`);
}
