import { secondMs } from "../../world/durations.ts";
import { drawGuid } from "../../world/random.ts";
import type { World } from "../../world/world.ts";
import type { HttpAnswer, HttpRequest } from "../http/http-exchange.ts";
import { wantedContexts } from "./claims-request.ts";
import { type LoginFailure, loginFailure, loginFailureAnswer } from "./login-failure.ts";
import { readClient, readLoginBody, readLoginForm, readScopes } from "./login-form.ts";
import { signInRefusal } from "./sign-in-refusal.ts";

/** Real time in which a code has to be redeemed. */
const codeLifeMs = 600 * secondMs;

/** The sign-in page: the technician signs in at once, and the code goes back the way the client asked for. */
export function authorize(world: World, request: HttpRequest, now: number): HttpAnswer {
  const form = request.method === "POST" ? readLoginBody(request) : readLoginForm(request.url.searchParams);
  const client = readClient(world, form);
  if (!client.ok) return loginFailureAnswer(client.error, now);
  const redirectUri = form.redirect_uri ?? "";
  if (!isLoopback(redirectUri))
    return loginFailureAnswer(
      loginFailure(
        50011,
        "invalid_request",
        `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application.`,
      ),
      now,
    );
  const state: Readonly<Record<string, string>> = form.state === undefined ? {} : { state: form.state };
  const respond = (parameters: Readonly<Record<string, string>>): HttpAnswer =>
    sendBack(redirectUri, form.response_mode ?? "query", { ...parameters, ...state });
  const refuse = (failure: LoginFailure): HttpAnswer =>
    respond({ error: failure.error, error_description: `AADSTS${failure.number}: ${failure.message}` });

  if (form.response_type !== "code")
    return refuse(
      loginFailure(700054, "unsupported_response_type", "response_type is not enabled for the application."),
    );
  const scopes = readScopes(form.scope ?? "");
  if (!scopes.ok) return refuse(scopes.error);
  const refusal = signInRefusal(world, scopes.value.graph, "browser");
  if (refusal !== undefined) return refuse(refusal);
  const challenge = form.code_challenge ?? "";
  if (challenge === "")
    return refuse(
      loginFailure(
        9002325,
        "invalid_request",
        "Proof Key for Code Exchange is required for cross-origin authorization code redemption.",
      ),
    );
  const code = `${drawGuid(world.seed, "code", world.count("code"))}.${drawGuid(world.seed, "session", now)}`;
  world.grants.put({
    id: code,
    kind: "code",
    clientId: client.value,
    scope: [...scopes.value.graph, ...scopes.value.openId].join(" "),
    expiresAt: now + codeLifeMs * Math.max(1, world.speed),
    nonce: form.nonce ?? "",
    redirectUri,
    challenge,
    challengeMethod: form.code_challenge_method ?? "plain",
    userCode: "",
    approvedAt: now,
    contexts: wantedContexts(form.claims),
  });
  return respond({ code, client_info: clientInfo(world), session_state: drawGuid(world.seed, "session", now) });
}

/** Who signed in, as the client library wants to know it. */
export function clientInfo(world: World): string {
  const { technicianId, tenantId } = world.tenant;
  return Buffer.from(JSON.stringify({ uid: technicianId, utid: tenantId })).toString("base64url");
}

/** A desktop app registers `http://localhost`; any port goes. */
export function isLoopback(redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const { protocol, hostname } = new URL(redirectUri);
  return protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1");
}

function sendBack(redirectUri: string, mode: string, parameters: Readonly<Record<string, string>>): HttpAnswer {
  if (mode === "form_post") {
    const fields = Object.entries(parameters).map(
      ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
    );
    const body = `<!DOCTYPE html><html><head><title>Working...</title></head><body onload="document.forms[0].submit()"><form method="POST" name="hiddenform" action="${escapeHtml(redirectUri)}">${fields.join("")}<noscript><button>Continue</button></noscript></form></body></html>`;
    return { kind: "answer", status: 200, headers: {}, body };
  }
  const target = new URL(redirectUri);
  const query = new URLSearchParams(parameters).toString();
  if (mode === "fragment") target.hash = query;
  else target.search = query;
  return { kind: "answer", status: 302, headers: { Location: target.href }, body: undefined };
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
