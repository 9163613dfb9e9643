import * as z from "zod";
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

const batchSchema = z.object({ responses: z.array(z.object({ status: z.number() })) });

/** Tells what an answer says about the token and about the person's rights. */
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
  const kind = call.path === "/$batch" ? kindOfBatch(result) : kindOf(result);
  if (kind === undefined) return;
  for (const permission of permissionsOf(call)) rights.answered(permission, kind);
}

type Answered = Parameters<Rights["answered"]>[1];

function kindOf(result: Result<unknown>): Answered | undefined {
  if (result.ok) return "allowed";
  return result.error.code === "graph.forbidden" ? "refused" : undefined;
}

/** A batch answers for its parts: one that was done shows the right; a no to some says something of those objects only. */
function kindOfBatch(result: Result<unknown>): Answered | undefined {
  const parsed = batchSchema.safeParse(result.ok ? result.value : undefined);
  if (!parsed.success || parsed.data.responses.length === 0) return undefined;
  const statuses = parsed.data.responses.map(({ status }) => status);
  if (statuses.some((status) => status >= 200 && status < 300)) return "allowed";
  return statuses.every((status) => status === 403) ? "refused" : undefined;
}
