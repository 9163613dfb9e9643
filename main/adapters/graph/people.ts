import * as z from "zod";
import type { FoundPeople, PersonRecord } from "../../../shared/domain/tenant/people.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { badAnswer } from "./answer-error.ts";
import { sendInBatches } from "./change-batches.ts";
import type { GraphClient } from "./graph-client.ts";
import { graphScopes } from "./scopes.ts";
import { wireId, wireText } from "./wire-values.ts";

const intunePlans: ReadonlySet<string> = new Set([
  "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
  "da24caf9-af8e-485c-b7c8-e73336da2693",
  "8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2",
]);
const entraPremiumPlans: ReadonlySet<string> = new Set([
  "41781fb2-bc02-4b7c-bd55-b576c07bb09d",
  "eec0eb4f-6444-4f95-aba0-50c24d67f998",
]);

const userSchema = z.object({
  id: wireId,
  userPrincipalName: wireText,
  displayName: wireText,
  accountEnabled: z.boolean().nullish().catch(undefined),
});
const licensesSchema = z.object({
  value: z.array(
    z.object({
      servicePlans: z.array(z.object({ servicePlanId: wireText, provisioningStatus: wireText })).catch([]),
    }),
  ),
});

const operation = "findPeople";
/** Answers that say that there is no such user. */
const nobody: ReadonlySet<AppError["code"]> = new Set(["graph.notFound", "graph.invalid"]);

type Licences = Pick<PersonRecord, "hasIntune" | "hasEntraPremium">;
const unknownLicences: Licences = { hasIntune: "unknown", hasEntraPremium: "unknown" };

/**
 * Who of these user principal names the tenant knows, whether their account is enabled, and which of the two service plans
 * they have (graph-api h.3). Ten names with one call. What the technician may not see is `unknown`. One name that cannot be
 * asked for keeps no other waiting; the error is that of the first where nobody could be asked for.
 */
export async function findPeople(
  client: GraphClient,
  tenant: TenantId,
  names: readonly string[],
): Promise<Result<FoundPeople>> {
  const call = {
    operation,
    tenant,
    version: "v1.0",
    scopes: [...graphScopes.readUsers, ...graphScopes.readLicenses],
    priority: "technician",
    repeatable: true,
  } as const;
  const parts = names.flatMap((name) => {
    const path = `/users/${encodeURIComponent(name)}`;
    return [
      { method: "GET", url: `${path}?$select=id,userPrincipalName,displayName,accountEnabled` } as const,
      { method: "GET", url: `${path}/licenseDetails?$select=servicePlans` } as const,
    ];
  });
  const answers = await sendInBatches(client, call, parts);
  const people: PersonRecord[] = [];
  const unread = new Set<string>();
  let first: AppError | undefined;
  for (const [index, name] of names.entries()) {
    const found = personIn(answers[index * 2], answers[index * 2 + 1]);
    if (found.ok && found.value !== undefined) people.push(found.value);
    if (found.ok) continue;
    unread.add(name.toLowerCase());
    first ??= found.error;
  }
  return first !== undefined && unread.size === names.length ? err(first) : ok({ people, unread });
}

/** Undefined for a name that the tenant does not have, or that no user can have (400). */
function personIn(
  user: Result<unknown> | undefined,
  licences: Result<unknown> | undefined,
): Result<PersonRecord | undefined> {
  if (user === undefined) return err(badAnswer(operation, "no answer for a user"));
  if (!user.ok) return nobody.has(user.error.code) ? ok(undefined) : user;
  const parsed = userSchema.safeParse(user.value);
  if (!parsed.success) return err(badAnswer(operation, "not a user"));
  const { id, userPrincipalName, displayName, accountEnabled } = parsed.data;
  return ok({
    userId: id,
    userPrincipalName,
    displayName,
    enabled: accountEnabled ?? "unknown",
    ...licencesIn(licences),
  });
}

/** A plan that is switched off or still being set up is none. */
function licencesIn(answer: Result<unknown> | undefined): Licences {
  if (answer === undefined || !answer.ok) return unknownLicences;
  const parsed = licensesSchema.safeParse(answer.value);
  if (!parsed.success) return unknownLicences;
  const plans = parsed.data.value
    .flatMap(({ servicePlans }) => servicePlans)
    .filter(({ provisioningStatus }) => provisioningStatus === "Success")
    .map(({ servicePlanId }) => servicePlanId.toLowerCase());
  return {
    hasIntune: plans.some((plan) => intunePlans.has(plan)),
    hasEntraPremium: plans.some((plan) => entraPremiumPlans.has(plan)),
  };
}
