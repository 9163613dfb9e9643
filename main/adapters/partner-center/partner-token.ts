import * as z from "zod";

const claimsSchema = z.object({ tid: z.string(), amr: z.array(z.string()).optional().catch(undefined) });

/** What a token says of itself. The signature is not checked: the service does that. */
export type PartnerToken = {
  /** Tenant it was issued for, in lower case. */
  readonly tenant: string;
  /** False only where the token lists how somebody signed in and a second factor is not among it. */
  readonly mayHaveMfa: boolean;
};

/** Reads an access token; undefined when it does not say for which tenant it is. */
export function readPartnerToken(accessToken: string): PartnerToken | undefined {
  const claims = claimsSchema.safeParse(claimsOf(accessToken));
  if (!claims.success) return undefined;
  const { tid, amr } = claims.data;
  return { tenant: tid.toLowerCase(), mayHaveMfa: amr === undefined || amr.includes("mfa") };
}

function claimsOf(accessToken: string): unknown {
  const payload = accessToken.split(".")[1];
  if (payload === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  } catch {
    // Not a JWT: it names no tenant.
    return undefined;
  }
}
