import type { World } from "../../world/world.ts";
import type { HttpAnswer, HttpRequest } from "../http/http-exchange.ts";
import { jsonAnswer } from "../http/http-exchange.ts";
import { consentForTenant } from "./admin-consent.ts";
import { authorize } from "./authorize.ts";
import { startDeviceCode } from "./device-code.ts";
import { instanceDiscovery, openIdConfiguration } from "./discovery.ts";
import { loginFailure, loginFailureAnswer } from "./login-failure.ts";
import { grantTokens } from "./token-endpoint.ts";

/** Aliases that stand for "the tenant of whoever signs in". */
const aliases = ["organizations", "common"];

/** Answers a request to the sign-in service; undefined when the path is not one of its own. */
export function answerLogin(world: World, request: HttpRequest, now: number): HttpAnswer | undefined {
  const path = request.url.pathname.replace(/\/+$/, "");
  if (/^\/common\/discovery\/instance$/i.test(path)) return instanceDiscovery(world, request);
  const match =
    /^\/([^/]+)\/(v2\.0\/\.well-known\/openid-configuration|v2\.0\/adminconsent|discovery\/v2\.0\/keys|oauth2\/v2\.0\/(?:authorize|token|devicecode|logout))$/i.exec(
      path,
    );
  if (match === null) return undefined;
  const [, tenant = "", page = ""] = match;
  if (!isKnownTenant(world, tenant))
    return loginFailureAnswer(
      loginFailure(
        90002,
        "invalid_request",
        `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`,
      ),
      now,
    );
  switch (page.toLowerCase()) {
    case "v2.0/.well-known/openid-configuration":
      return openIdConfiguration(world, request, tenant);
    case "v2.0/adminconsent":
      return consentForTenant(world, request, now);
    case "discovery/v2.0/keys":
      return jsonAnswer(200, { keys: [] });
    case "oauth2/v2.0/authorize":
      return authorize(world, request, now);
    case "oauth2/v2.0/token":
      return grantTokens(world, request, now);
    case "oauth2/v2.0/devicecode":
      return startDeviceCode(world, request, now);
    default:
      return { kind: "answer", status: 200, headers: {}, body: "<p>Signed out.</p>" };
  }
}

function isKnownTenant(world: World, tenant: string): boolean {
  const wanted = tenant.toLowerCase();
  return wanted === world.tenant.tenantId || wanted === world.tenant.domain || aliases.includes(wanted);
}
