import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** A dynamic membership rule for devices, as a tree. Property names are lower case and without `device.`. */
export type RuleNode =
  | { readonly kind: "and" | "or"; readonly parts: readonly RuleNode[] }
  | { readonly kind: "compare"; readonly property: string; readonly operator: string; readonly value: string };

const tokenPattern = /\s*(?:("(?:[^"\\]|\\.)*")|([()])|(-[a-z]+)|([A-Za-z_][\w.]*))/iy;
const operators = ["-eq", "-contains", "-startswith"];
const maxDepth = 32;

/** Reads the rules Autopilot uses: comparisons and `-any` over `devicePhysicalIds`, joined by `-and` and `-or`. */
export function parseMembershipRule(rule: string): Result<RuleNode, string> {
  const tokens = tokenise(rule);
  if (!tokens.ok) return tokens;
  const reader: Reader = { tokens: tokens.value, at: 0, depth: 0 };
  const node = readJoined(reader, "-or");
  if (!node.ok) return node;
  return reader.at === reader.tokens.length ? node : err(`unexpected ${reader.tokens[reader.at]}`);
}

type Reader = { readonly tokens: readonly string[]; at: number; depth: number };

function tokenise(rule: string): Result<readonly string[], string> {
  const tokens: string[] = [];
  const pattern = new RegExp(tokenPattern.source, tokenPattern.flags);
  const text = rule.trim();
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) return err(`unreadable at ${from}`);
    tokens.push(match[1] ?? match[2] ?? (match[3] ?? match[4] ?? "").toLowerCase());
  }
  return ok(tokens);
}

function readJoined(reader: Reader, joint: "-or" | "-and"): Result<RuleNode, string> {
  const parts: RuleNode[] = [];
  for (;;) {
    const part = joint === "-or" ? readJoined(reader, "-and") : readPart(reader);
    if (!part.ok) return part;
    parts.push(part.value);
    if (reader.tokens[reader.at] !== joint) break;
    reader.at += 1;
  }
  const only = parts.length === 1 ? parts[0] : undefined;
  return ok(only ?? { kind: joint === "-or" ? "or" : "and", parts });
}

function readPart(reader: Reader): Result<RuleNode, string> {
  if (reader.tokens[reader.at] === "(") {
    if (reader.depth >= maxDepth) return err("it is nested too deeply");
    reader.at += 1;
    reader.depth += 1;
    const inner = readJoined(reader, "-or");
    reader.depth -= 1;
    if (!inner.ok) return inner;
    if (reader.tokens[reader.at] !== ")") return err("missing )");
    reader.at += 1;
    return inner;
  }
  return readComparison(reader);
}

function readComparison(reader: Reader): Result<RuleNode, string> {
  const name = take(reader);
  if (!name.startsWith("device.")) return err(`${name} is not a property of a device`);
  const property = name.slice("device.".length);
  if (reader.tokens[reader.at] === "-any") {
    reader.at += 1;
    const wrapped = reader.tokens[reader.at] === "(";
    if (wrapped) reader.at += 1;
    if (take(reader) !== "_") return err("-any needs _");
    const test = readTest(reader, property);
    if (wrapped && take(reader) !== ")") return err("missing )");
    return test;
  }
  return readTest(reader, property);
}

function readTest(reader: Reader, property: string): Result<RuleNode, string> {
  const operator = take(reader);
  if (!operators.includes(operator)) return err(`${operator} is not an operator`);
  const value = take(reader);
  if (!value.startsWith('"')) return err("a comparison needs a quoted value");
  return ok({ kind: "compare", property, operator, value: value.slice(1, -1) });
}

function take(reader: Reader): string {
  const token = reader.tokens[reader.at] ?? "";
  reader.at += 1;
  return token;
}
