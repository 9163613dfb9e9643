import * as z from "zod";
import { jwtPayload } from "../../../shared/kernel/jwt-payload.ts";

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
  const claims = claimsSchema.safeParse(jwtPayload(accessToken));
  if (!claims.success) return undefined;
  const { tid, amr } = claims.data;
  return { tenant: tid.toLowerCase(), mayHaveMfa: amr === undefined || amr.includes("mfa") };
}
