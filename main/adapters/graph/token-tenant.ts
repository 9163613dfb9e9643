import * as z from "zod";

const claimsSchema = z.object({ tid: z.string() });

/**
 * The tenant (`tid`, lower case) an access token was issued for, or undefined when the token does not say. The signature
 * is not checked: the service does that; this only keeps calls from going out with another tenant's token.
 */
export function tenantOfToken(accessToken: string): string | undefined {
  const claims = claimsSchema.safeParse(tokenClaims(accessToken));
  return claims.success ? claims.data.tid.toLowerCase() : undefined;
}

function tokenClaims(accessToken: string): unknown {
  const payload = accessToken.split(".")[1];
  if (payload === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  } catch {
    // Not a JWT: it names no tenant.
    return undefined;
  }
}
