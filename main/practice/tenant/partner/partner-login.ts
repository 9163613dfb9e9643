import type { UserRow } from "../../world/tenant-setup-rows.ts";
import type { World } from "../../world/world.ts";
import type { HttpAnswer, HttpRequest } from "../http/http-exchange.ts";
import { issueAccessToken } from "../login/access-token.ts";
import { answerLogin } from "../login/login-face.ts";
import { partnerScope } from "./partner-scope.ts";

/** Answers a sign-in to the partner's own tenant; undefined when another tenant is asked for. */
export function answerPartnerLogin(world: World, request: HttpRequest, now: number): HttpAnswer | undefined {
  const { tenantId, domain } = world.partner.facts;
  const [, tenant = ""] = /^\/([^/]+)\//.exec(request.url.pathname.toLowerCase()) ?? [];
  return tenant === tenantId || tenant === domain ? answerLogin(partnerTenant(world), request, now) : undefined;
}

/** The world as the partner's tenant sees it: its own directory with its own technician, and the same client. */
export function partnerTenant(world: World): World {
  const { tenantId, name, domain } = world.partner.facts;
  const technicianId = world.tenant.technicianId;
  const known = world.users.get(technicianId);
  const technician: UserRow | undefined =
    known === undefined ? undefined : { ...known, userPrincipalName: `bench@${domain}` };
  return {
    ...world,
    tenant: { ...world.tenant, tenantId, name, domain },
    users: { ...world.users, get: (id) => (id === technicianId ? technician : world.users.get(id)) },
  };
}

/** A token of the partner's technician for Partner Center, valid for a year: for trying things by hand. */
export function issuePartnerToken(world: World, now: number): string {
  const subject = { kind: "user", scopes: [partnerScope] } as const;
  return issueAccessToken(partnerTenant(world), world.tenant.clientId, subject, now, 365 * 24 * 3600);
}
