import * as z from "zod";
import { jwtPayload } from "../../../shared/kernel/jwt-payload.ts";

const claimsSchema = z.object({ exp: z.number() });

/** When an access token runs out, in epoch milliseconds by its own claim; undefined when it does not say. */
export function tokenExpiry(accessToken: string): number | undefined {
  const claims = claimsSchema.safeParse(jwtPayload(accessToken));
  return claims.success ? claims.data.exp * 1_000 : undefined;
}
