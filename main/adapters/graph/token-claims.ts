import * as z from "zod";
import { jwtPayload } from "../../../shared/kernel/jwt-payload.ts";
import type { TokenFacts } from "../../app/ports/rights.ts";

const claimsSchema = z.object({
  tid: z.string().optional().catch(undefined),
  oid: z.string().optional().catch(undefined),
  scp: z.string().optional().catch(undefined),
  wids: z.array(z.string()).optional().catch(undefined),
});

/** What an access token says; `tenant` in lower case. */
export type TokenClaims = TokenFacts & { readonly tenant?: string };

/**
 * Reads an access token's claims; nothing of one that is no JWT. The signature is not checked: the service does that; this
 * only keeps calls from going out that must not.
 */
export function readTokenClaims(accessToken: string): TokenClaims {
  const claims = claimsSchema.safeParse(jwtPayload(accessToken));
  if (!claims.success) return {};
  const { tid, oid, scp, wids } = claims.data;
  return {
    ...(tid === undefined ? {} : { tenant: tid.toLowerCase() }),
    ...(oid === undefined ? {} : { personId: oid }),
    ...(scp === undefined ? {} : { scopes: scp.split(" ").filter((scope) => scope !== "") }),
    ...(wids === undefined ? {} : { roleIds: wids }),
  };
}
