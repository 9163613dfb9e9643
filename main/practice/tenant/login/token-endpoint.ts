import { createHash } from "node:crypto";
import { dayMs } from "../../world/durations.ts";
import type { GrantRow } from "../../world/grant-row.ts";
import { drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import { type HttpAnswer, type HttpRequest, jsonAnswer } from "../http/http-exchange.ts";
import { isPartnerScope, partnerAudience } from "../partner/partner-scope.ts";
import { grantableRoles } from "../resources/scopes.ts";
import { accessTokenSeconds, issueAccessToken, issueIdToken } from "./access-token.ts";
import { clientInfo } from "./authorize.ts";
import { wantedContexts } from "./claims-request.ts";
import { loginFailure, loginFailureAnswer } from "./login-failure.ts";
import { type LoginForm, readClient, readLoginBody, readScopes, wholeScope } from "./login-form.ts";
import { needsInteraction, signInRefusal } from "./sign-in-refusal.ts";

const refreshLifeMs = 90 * dayMs;

/** The token endpoint, for every grant a bench or a script uses. */
export function grantTokens(world: World, request: HttpRequest, now: number): HttpAnswer {
  const form = readLoginBody(request);
  const client = readClient(world, form);
  if (!client.ok) return loginFailureAnswer(client.error, now);
  switch (form.grant_type) {
    case "authorization_code":
      return redeemCode(world, form, client.value, now);
    case "urn:ietf:params:oauth:grant-type:device_code":
    case "device_code":
      return redeemDeviceCode(world, form, client.value, now);
    case "refresh_token":
      return redeemRefreshToken(world, form, client.value, now);
    case "client_credentials":
      return grantToApplication(world, form, client.value, now);
    default:
      return refuse(70003, "unsupported_grant_type", "The app requested an unsupported grant type.", now);
  }
}

function refuse(number: number, error: string, message: string, now: number): HttpAnswer {
  return loginFailureAnswer(loginFailure(number, error, message), now);
}

function findGrant(world: World, kind: GrantRow["kind"], id: string, clientId: string): GrantRow | undefined {
  const grant = world.grants.get(id);
  return grant?.kind === kind && grant.clientId === clientId ? grant : undefined;
}

/** A code works once, with the verifier and the redirect address it was asked for. */
function redeemCode(world: World, form: LoginForm, clientId: string, now: number): HttpAnswer {
  const grant = findGrant(world, "code", form.code ?? "", clientId);
  if (grant === undefined)
    return refuse(70000, "invalid_grant", "The provided value for the 'code' parameter is not valid.", now);
  world.grants.remove(grant.id);
  if (grant.expiresAt <= now)
    return refuse(70008, "invalid_grant", "The provided authorization code or refresh token has expired.", now);
  if (grant.redirectUri !== form.redirect_uri)
    return refuse(500112, "invalid_client", "The reply address does not match the one given at authorization.", now);
  const verifier = form.code_verifier ?? "";
  const proof = grant.challengeMethod === "S256" ? createHash("sha256").update(verifier).digest("base64url") : verifier;
  if (proof !== grant.challenge)
    return refuse(501481, "invalid_grant", "The Code_Verifier does not match the code_challenge.", now);
  return tokens(
    world,
    clientId,
    { scope: form.scope ?? grant.scope, nonce: grant.nonce, contexts: grant.contexts },
    now,
  );
}

function redeemDeviceCode(world: World, form: LoginForm, clientId: string, now: number): HttpAnswer {
  const grant = findGrant(world, "deviceCode", form.device_code ?? form.code ?? "", clientId);
  if (grant === undefined)
    return refuse(
      70020,
      "bad_verification_code",
      "The provided value for the input parameter 'device_code' is not valid.",
      now,
    );
  if (grant.expiresAt <= now) return refuse(70019, "expired_token", "The provided device code has expired.", now);
  if (grant.approvedAt === null || grant.approvedAt > now)
    return refuse(
      70016,
      "authorization_pending",
      "OAuth 2.0 device flow error. Authorization is pending. Continue polling.",
      now,
    );
  world.grants.remove(grant.id);
  const refusal = signInRefusal(world, grant.scope.split(" "), "deviceCode");
  if (refusal !== undefined) return loginFailureAnswer(refusal, now);
  return tokens(world, clientId, { scope: grant.scope, nonce: "", contexts: grant.contexts }, now);
}

function redeemRefreshToken(world: World, form: LoginForm, clientId: string, now: number): HttpAnswer {
  const grant = findGrant(world, "refreshToken", form.refresh_token ?? "", clientId);
  if (grant === undefined)
    return refuse(9002313, "invalid_grant", "Invalid request. Request is malformed or invalid.", now);
  if (grant.expiresAt <= now)
    return refuse(700082, "invalid_grant", "The refresh token has expired due to inactivity.", now);
  const scope = form.scope ?? grant.scope;
  const isShort = wantedContexts(form.claims).some((context) => !grant.contexts.includes(context));
  const refusal = isShort ? needsInteraction() : signInRefusal(world, wantedScopes(scope), "silent");
  if (refusal !== undefined) return loginFailureAnswer(refusal, now);
  return tokens(world, clientId, { scope, nonce: "", contexts: grant.contexts }, now);
}

function grantToApplication(world: World, form: LoginForm, clientId: string, now: number): HttpAnswer {
  if (!form.client_secret && !form.client_assertion)
    return refuse(
      7000218,
      "invalid_client",
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      now,
    );
  if (!/\/\.default$|^\.default$/.test(form.scope ?? ""))
    return refuse(
      1002012,
      "invalid_scope",
      "The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed.",
      now,
    );
  return jsonAnswer(200, {
    token_type: "Bearer",
    expires_in: accessTokenSeconds,
    ext_expires_in: accessTokenSeconds,
    access_token: issueAccessToken(
      world,
      clientId,
      isPartnerScope(form.scope ?? "")
        ? { kind: "application", roles: [], audience: partnerAudience }
        : { kind: "application", roles: grantableRoles },
      now,
    ),
  });
}

function wantedScopes(scope: string): readonly string[] {
  const scopes = readScopes(scope);
  return scopes.ok ? scopes.value.graph : [];
}

type Granted = { readonly scope: string; readonly nonce: string; readonly contexts: readonly string[] };

function tokens(world: World, clientId: string, granted: Granted, now: number): HttpAnswer {
  const { scope, nonce, contexts } = granted;
  const scopes = readScopes(scope);
  if (!scopes.ok) return loginFailureAnswer(scopes.error, now);
  const { graph, openId } = scopes.value;
  const refresh = openId.includes("offline_access")
    ? world.grants.put({
        id: drawGuid(world.seed, "refresh", world.count("refresh")),
        kind: "refreshToken",
        clientId,
        scope: [...graph, ...openId].join(" "),
        expiresAt: now + refreshLifeMs,
        nonce: "",
        redirectUri: "",
        challenge: "",
        challengeMethod: "",
        userCode: "",
        approvedAt: now,
        contexts,
      })
    : undefined;
  return jsonAnswer(200, {
    token_type: "Bearer",
    scope: [...graph.map(wholeScope), ...openId.filter((name) => name !== "offline_access")].join(" "),
    expires_in: accessTokenSeconds,
    ext_expires_in: accessTokenSeconds,
    access_token: issueAccessToken(world, clientId, { kind: "user", scopes: graph, contexts }, now),
    ...(refresh === undefined ? {} : { refresh_token: refresh.id }),
    ...(openId.includes("openid") ? { id_token: issueIdToken(world, clientId, nonce, now) } : {}),
    client_info: clientInfo(world),
  });
}
