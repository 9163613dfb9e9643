import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import type { World } from "../../world/world.ts";
import { readClaims } from "../login/access-token.ts";
import { type PartnerCaller, type PartnerFailure, partnerFailure } from "./partner-call.ts";
import { partnerTenant } from "./partner-login.ts";
import { partnerAudience } from "./partner-scope.ts";

/** Who calls, by a token of the partner's tenant for Partner Center. A person must have signed in with a second factor. */
export function readPartnerCaller(
  world: World,
  authorization: string | undefined,
  now: number,
): Result<PartnerCaller, PartnerFailure> {
  const claims = readClaims(partnerTenant(world), authorization, partnerAudience, now);
  if (!claims.ok) return err(partnerFailure(401, 401, claims.error));
  if (Array.isArray(claims.value.roles)) return ok({ isApplication: true, agent: "none" });
  if (claims.value.scp !== "user_impersonation") return err(partnerFailure(401, 401, "The token has no permission."));
  const { amr } = claims.value;
  if (!Array.isArray(amr) || !amr.includes("mfa"))
    return err(partnerFailure(401, 401, "MFA is required: the token lacks the claim of multifactor authentication."));
  return ok({ isApplication: false, agent: world.partner.facts.agent });
}
