import * as z from "zod";

const claimsSchema = z.object({ exp: z.number() });

/** When an access token runs out, in epoch milliseconds by its own claim; undefined when it does not say. */
export function tokenExpiry(accessToken: string): number | undefined {
  try {
    const payload = Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString("utf8");
    return claimsSchema.parse(JSON.parse(payload)).exp * 1_000;
  } catch {
    // Opaque tokens exist; the service decides about them.
    return undefined;
  }
}
