import type { World } from "../../world/world.ts";
import type { HttpAnswer, HttpRequest } from "../http/http-exchange.ts";
import { isLoopback } from "./authorize.ts";
import { loginFailure, loginFailureAnswer } from "./login-failure.ts";
import { readClient, readLoginForm, readScopes, wholeScope } from "./login-form.ts";

/** The page on which an administrator consents for the tenant; here one does at once, and what lacked consent has it. */
export function consentForTenant(world: World, request: HttpRequest, now: number): HttpAnswer {
  const form = readLoginForm(request.url.searchParams);
  const client = readClient(world, form);
  if (!client.ok) return loginFailureAnswer(client.error, now);
  const redirectUri = form.redirect_uri ?? "";
  const scopes = readScopes(form.scope ?? ".default");
  if (!scopes.ok) return loginFailureAnswer(scopes.error, now);
  if (!isLoopback(redirectUri))
    return loginFailureAnswer(
      loginFailure(50011, "invalid_request", `The redirect URI '${redirectUri}' does not match the application's.`),
      now,
    );
  const granted = scopes.value.graph.map((name) => name.toLowerCase());
  const { consentMissingFor, signIn } = world.switches;
  world.setSwitches({
    consentMissingFor: consentMissingFor.filter((name) => !granted.includes(name.toLowerCase())),
    ...(signIn === "consentMissing" ? { signIn: "granted" } : {}),
  });
  const target = new URL(redirectUri);
  target.searchParams.set("admin_consent", "True");
  target.searchParams.set("tenant", world.tenant.tenantId);
  target.searchParams.set("scope", scopes.value.graph.map(wholeScope).join(" "));
  if (form.state !== undefined) target.searchParams.set("state", form.state);
  return { kind: "answer", status: 302, headers: { Location: target.href }, body: undefined };
}
