/**
 * The claims that a service asks for in `WWW-Authenticate`, as JSON text for the next sign-in; undefined when it asks for
 * none or they cannot be read. Source: Microsoft identity platform, claims challenges.
 */
export function claimsAsked(challenge: string | null): string | undefined {
  const encoded = /\bclaims="([A-Za-z0-9+/_=-]{1,4096})"/i.exec(challenge ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  return isObject(text) ? text : undefined;
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    // Not JSON: nothing that a sign-in could be asked for.
    return false;
  }
}
