import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import type { World } from "../../world/world.ts";
import type { HttpRequest } from "../http/http-exchange.ts";
import { isPartnerScope, partnerScope } from "../partner/partner-scope.ts";
import { grantableScopes } from "../resources/scopes.ts";
import { type LoginFailure, loginFailure } from "./login-failure.ts";

/** Client id of Microsoft's command-line tools for Graph, which every tenant knows. */
const commandLineTools = "14d82eec-204b-4c2f-b7e8-296a70dab67e";
const openIdScopes = ["openid", "profile", "offline_access", "email"];

/** Parameters by lower-case name; clients may capitalise them. */
export type LoginForm = Readonly<Record<string, string>>;

/** The parameters of a form body or a query. */
export function readLoginForm(parameters: URLSearchParams): LoginForm {
  return Object.fromEntries([...parameters].map(([name, value]) => [name.toLowerCase(), value]));
}

/** The form body of a request. */
export function readLoginBody(request: HttpRequest): LoginForm {
  return readLoginForm(new URLSearchParams(request.body));
}

/** The client of a form, if the tenant knows it. */
export function readClient(world: World, form: LoginForm): Result<string, LoginFailure> {
  const clientId = (form.client_id ?? "").toLowerCase();
  if (clientId === "")
    return err(
      loginFailure(900144, "invalid_request", "The request body must contain the following parameter: 'client_id'."),
    );
  if (clientId === world.tenant.clientId || clientId === commandLineTools) return ok(clientId);
  return err(
    loginFailure(
      700016,
      "unauthorized_client",
      `Application with identifier '${clientId}' was not found in the directory '${world.tenant.name}'.`,
    ),
  );
}

/** Scopes as they are granted: those of one resource, Graph's by their short names, Partner Center's whole. */
export type GrantedScopes = { readonly graph: readonly string[]; readonly openId: readonly string[] };

/** Reads the wanted scopes; resource names in front are taken off, an unknown scope is refused. */
export function readScopes(scope: string): Result<GrantedScopes, LoginFailure> {
  const graph: string[] = [];
  const openId: string[] = [];
  for (const wanted of scope.split(/\s+/).filter((part) => part !== "")) {
    const name = wanted.replace(/^https:\/\/graph\.microsoft\.(com|us)\//i, "");
    const known = grantableScopes.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (openIdScopes.includes(name.toLowerCase())) openId.push(name.toLowerCase());
    else if (isPartnerScope(wanted)) graph.push(partnerScope);
    else if (name === ".default") graph.push(...grantableScopes);
    else if (known !== undefined) graph.push(known);
    else
      return err(
        loginFailure(
          70011,
          "invalid_scope",
          `The provided request must include a 'scope' input parameter. The scope '${wanted}' does not exist.`,
        ),
      );
  }
  if (graph.length === 0 && openId.length === 0)
    return err(
      loginFailure(900144, "invalid_request", "The request body must contain the following parameter: 'scope'."),
    );
  if (graph.includes(partnerScope) && graph.some((name) => name !== partnerScope))
    return err(
      loginFailure(
        28000,
        "invalid_scope",
        "Provided value for the input parameter scope is not valid because it contains more than one resource.",
      ),
    );
  return ok({ graph: [...new Set(graph)], openId });
}

/** A granted scope with its resource in front. */
export function wholeScope(name: string): string {
  return name === partnerScope ? name : `https://graph.microsoft.com/${name}`;
}
