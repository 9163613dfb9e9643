import type { TenantId } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import type { Rights } from "../../app/ports/rights.ts";
import { permissionsOf } from "./call-gate.ts";
import { claimsAsked } from "./claims-challenge.ts";
import type { GraphCall } from "./graph-client.ts";

/** Who is told about an answer. */
export type AnswerListeners = {
  readonly rights: Rights;
  /** The service did not take the token; with the claims it asks for (JSON), if any. */
  readonly tokenRefused: (tenant: TenantId, refusal: { readonly token: string; readonly claims?: string }) => void;
};

/** Tells what an answer says about the token and about the person's rights. A batch answers for its parts, not for itself. */
export function noteAnswer(
  { rights, tokenRefused }: AnswerListeners,
  call: Pick<GraphCall, "tenant" | "scopes" | "path">,
  token: string,
  response: Response | undefined,
  result: Result<unknown>,
): void {
  if (response === undefined) return;
  const claims = claimsAsked(response.headers.get("WWW-Authenticate"));
  if (response.status === 401 || claims !== undefined) {
    tokenRefused(call.tenant, { token, ...(claims === undefined ? {} : { claims }) });
  }
  if (call.path === "/$batch") return;
  const kind = result.ok ? "allowed" : result.error.code === "graph.forbidden" ? "refused" : undefined;
  if (kind === undefined) return;
  for (const permission of permissionsOf(call)) rights.answered(permission, kind);
}
