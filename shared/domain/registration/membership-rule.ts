/** What a rule says of a device, as far as it is known: `unknown` where it asks for something that was not read. */
export type RuleAnswer = true | false | "unknown";

/** What is known of a device when its membership is judged: the Autopilot marks of its directory object. */
export type RuleFacts = { readonly physicalIds: readonly string[] };

/**
 * Whether a dynamic membership rule takes a device in. Understands comparisons of properties, `-any` and `-all` over
 * `devicePhysicalIds` with and without brackets, `-and`, `-or`, `-not` and brackets; whatever else a rule holds makes the
 * part it stands in unknown, and never true. Names, operators and values compare without case, as the service does.
 */
export function answerRule(rule: string, facts: RuleFacts): RuleAnswer {
  const reader: Reader = { tokens: tokensOf(rule), at: 0, depth: 0 };
  const answer = readOr(reader, facts);
  return reader.at === reader.tokens.length ? answer : "unknown";
}

/** The group tags that a rule names, as they stand there. */
export function tagsInRule(rule: string): readonly string[] {
  return [...rule.matchAll(/\[OrderI[dD]\]:([^"']*)["']/gi)].map(([, tag]) => tag ?? "");
}

type Reader = { readonly tokens: readonly string[]; at: number; depth: number };

const token = /"(?:[^"\\]|\\.)*"|'[^']*'|[()[\],]|-[a-z]+|[\w.]+|\S/gi;
const mostTokens = 2_000;
const mostDepth = 40;

function tokensOf(rule: string): readonly string[] {
  return (rule.match(token) ?? []).slice(0, mostTokens + 1);
}

function readOr(reader: Reader, facts: RuleFacts): RuleAnswer {
  let answer = readAnd(reader, facts);
  while (isNext(reader, "-or")) answer = either(answer, readAnd(reader, facts));
  return answer;
}

function readAnd(reader: Reader, facts: RuleFacts): RuleAnswer {
  let answer = readNot(reader, facts);
  while (isNext(reader, "-and")) answer = not(either(not(answer), not(readNot(reader, facts))));
  return answer;
}

function readNot(reader: Reader, facts: RuleFacts): RuleAnswer {
  if (isNext(reader, "-not")) return not(readNot(reader, facts));
  if (!isNext(reader, "(")) return readComparison(reader, facts);
  reader.depth += 1;
  if (reader.depth > mostDepth) return giveUp(reader);
  const answer = readOr(reader, facts);
  reader.depth -= 1;
  return isNext(reader, ")") ? answer : giveUp(reader);
}

function readComparison(reader: Reader, facts: RuleFacts): RuleAnswer {
  const property = take(reader).toLowerCase();
  const values = property === "device.devicephysicalids" ? facts.physicalIds : undefined;
  if (isNext(reader, "-any") || isNext(reader, "-all")) {
    const isAll = reader.tokens[reader.at - 1]?.toLowerCase() === "-all";
    const isWrapped = isNext(reader, "(");
    if (take(reader) !== "_") return giveUp(reader);
    const test = readTest(reader);
    if (isWrapped && !isNext(reader, ")")) return giveUp(reader);
    if (values === undefined || test === undefined) return "unknown";
    const answers = values.map(test);
    if (answers.includes("unknown")) return "unknown";
    return isAll ? answers.every((answer) => answer === true) : answers.includes(true);
  }
  const test = readTest(reader);
  // A comparison with the list as a whole, or with something that was not read.
  return test === undefined || values === undefined || values.length !== 1 ? "unknown" : test(values[0] ?? "");
}

type ValueTest = (value: string) => RuleAnswer;

/** An operator with its value; undefined when it is none that is understood, with its value passed over. */
function readTest(reader: Reader): ValueTest | undefined {
  const operator = take(reader).toLowerCase();
  const wanted = readValue(reader);
  if (wanted === undefined) return undefined;
  const text = wanted.toLowerCase();
  switch (operator) {
    case "-eq":
      return (value) => value.toLowerCase() === text;
    case "-ne":
      return (value) => value.toLowerCase() !== text;
    case "-contains":
      return (value) => value.toLowerCase().includes(text);
    case "-notcontains":
      return (value) => !value.toLowerCase().includes(text);
    case "-startswith":
      return (value) => value.toLowerCase().startsWith(text);
    case "-notstartswith":
      return (value) => !value.toLowerCase().startsWith(text);
    default:
      return undefined;
  }
}

/** A quoted value; a list in brackets is passed over. */
function readValue(reader: Reader): string | undefined {
  if (isNext(reader, "[")) {
    while (reader.at < reader.tokens.length && !isNext(reader, "]")) reader.at += 1;
    return undefined;
  }
  const value = take(reader);
  return /^["']/.test(value) ? value.slice(1, -1).replace(/\\(.)/g, "$1") : undefined;
}

function either(one: RuleAnswer, other: RuleAnswer): RuleAnswer {
  if (one === true || other === true) return true;
  return one === "unknown" || other === "unknown" ? "unknown" : false;
}

function not(answer: RuleAnswer): RuleAnswer {
  return answer === "unknown" ? "unknown" : !answer;
}

/** Nothing that follows can be understood. */
function giveUp(reader: Reader): "unknown" {
  reader.at = Number.POSITIVE_INFINITY;
  return "unknown";
}

function isNext(reader: Reader, text: string): boolean {
  if (reader.tokens[reader.at]?.toLowerCase() !== text) return false;
  reader.at += 1;
  return true;
}

function take(reader: Reader): string {
  const next = reader.tokens[reader.at] ?? "";
  reader.at += 1;
  return next;
}
