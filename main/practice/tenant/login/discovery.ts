import type { World } from "../../world/world.ts";
import { type HttpAnswer, type HttpRequest, jsonAnswer } from "../http/http-exchange.ts";

/** The address the client used; behind a proxy that is what `X-Forwarded-*` says. */
function originOf(request: HttpRequest): string {
  const first = (value: string | readonly string[] | undefined): string | undefined =>
    typeof value === "string" ? value : value?.[0];
  const host = first(request.headers["x-forwarded-host"]) ?? request.url.host;
  return `${first(request.headers["x-forwarded-proto"]) ?? "http"}://${host}`;
}

/** OpenID discovery. The issuer keeps its public name, as the tokens carry it. */
export function openIdConfiguration(world: World, request: HttpRequest, tenant: string): HttpAnswer {
  const base = `${originOf(request)}/${tenant}`;
  const issuer = `https://login.microsoftonline.com/${world.tenant.tenantId}/v2.0`;
  return jsonAnswer(200, {
    issuer,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ["query", "fragment", "form_post"],
    response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["HS256"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    tenant_region_scope: "EU",
    cloud_instance_name: "microsoftonline.com",
    cloud_graph_host_name: "graph.windows.net",
    msgraph_host: "graph.microsoft.com",
  });
}

/** Instance discovery, with which a client learns that an authority may be trusted. */
export function instanceDiscovery(world: World, request: HttpRequest): HttpAnswer {
  const asked = request.url.searchParams.get("authorization_endpoint") ?? "";
  const host = URL.canParse(asked) ? new URL(asked).host : request.url.host;
  const aliases = [
    ...new Set(["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net", host]),
  ];
  return jsonAnswer(200, {
    tenant_discovery_endpoint: `${originOf(request)}/${world.tenant.tenantId}/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases }],
  });
}
