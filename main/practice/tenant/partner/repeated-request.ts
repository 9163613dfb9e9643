import type { World } from "../../world/world.ts";
import type { PartnerAnswer } from "./partner-call.ts";

type PartnerSuccess = Extract<PartnerAnswer, { readonly ok: true }>;

/** The answer that a write with this request id got before; undefined for a new one, and for one without an id. */
export function repeatedAnswer(world: World, requestId: string, operation: string): PartnerAnswer | undefined {
  const known = requestId === "" ? undefined : world.partner.requests.get(requestId.toLowerCase());
  if (known === undefined || known.operation !== operation) return undefined;
  return {
    ok: true,
    status: known.status as PartnerSuccess["status"],
    ...(known.location === "" ? {} : { location: known.location }),
    ...(known.body === "" ? {} : { body: JSON.parse(known.body) as object }),
  };
}

/** Keeps the answer of a write that was carried out. */
export function rememberAnswer(world: World, requestId: string, operation: string, answer: PartnerSuccess): void {
  if (requestId === "") return;
  world.partner.requests.put({
    id: requestId.toLowerCase(),
    operation,
    status: answer.status,
    location: answer.location ?? "",
    body: answer.body === undefined ? "" : JSON.stringify(answer.body),
  });
}
