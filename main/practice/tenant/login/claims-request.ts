/** The authentication contexts that a `claims` parameter asks for; none when it says nothing of them. Never throws. */
export function wantedContexts(claims: string | undefined): readonly string[] {
  const accessToken = memberOf(parsed(claims ?? ""), "access_token");
  const acrs = memberOf(accessToken, "acrs");
  const value = memberOf(acrs, "value");
  const values = memberOf(acrs, "values");
  const named = Array.isArray(values) ? values : [value];
  return named.filter((name) => typeof name === "string");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    if (problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
