import { nameProblem } from "../../../shared/domain/assignment/device-name.ts";
import { isSameValue, valueIn } from "../../../shared/domain/assignment/match-changes.ts";
import type { ChangeItem, TenantChange } from "../../../shared/domain/assignment/tenant-change.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import type { RegistrationRecord } from "../../../shared/domain/tenant/records.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import type { TenantId } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { EffectOutcome } from "../bench/run-effect.ts";
import type { MemberUpdate, RegistrationUpdate } from "../ports/device-directory.ts";
import { draftsOf, notTaken, outcomeOf, refused, type StepOutcome } from "./assign-outcome.ts";
import type { EffectPorts } from "./effect-ports.ts";

/** One step that is to be sent, by its place in the change. */
type OpenStep = { readonly step: number; readonly item: ChangeItem };

/**
 * Sends steps of a change. The list is read first: what has its value already is not sent again, what somebody else has
 * changed meanwhile is left alone, and no second device gets a name that is taken. What came of each step is evidence.
 */
export async function runSendChange(
  ports: EffectPorts,
  { changeId, steps }: Effect & { readonly kind: "sendChange" },
  state: () => BenchState,
): Promise<EffectOutcome> {
  const { order, changes } = state();
  const change = changes.find((known) => known.changeId === changeId);
  if (order === undefined || change === undefined) return { drafts: [] };
  const open = openSteps(change, steps);
  // Who is in a group stands in the group alone.
  const isListed = open.some(({ item }) => item.group === undefined);
  const registrations = isListed ? await ports.directory.listRegistrations(order.tenantId, "technician") : ok([]);
  if (!registrations.ok) {
    const outcomes = new Map(open.map(({ step }) => [step, notTaken(registrations.error)] as const));
    return { drafts: draftsOf(ports.clock.now(), changeId, outcomes), error: registrations.error };
  }
  const outcomes = new Map<number, StepOutcome>();
  const toSend: OpenStep[] = [];
  const given = new Set<string>();
  for (const entry of open) {
    const known = beforeSending(entry, registrations.value, given);
    if (known === undefined) toSend.push(entry);
    else outcomes.set(entry.step, known);
  }
  const error = await sendAll(ports, order.tenantId, toSend, outcomes);
  return { drafts: draftsOf(ports.clock.now(), changeId, outcomes), ...(error === undefined ? {} : { error }) };
}

function openSteps(change: TenantChange, steps: readonly number[]): readonly OpenStep[] {
  return steps.flatMap((step) => {
    const item = change.steps[step]?.item;
    return item === undefined ? [] : [{ step, item }];
  });
}

/** What the list says of a step before it is sent; undefined when it is to be sent. `given`: names that this call gives. */
function beforeSending(
  { step, item }: OpenStep,
  records: readonly RegistrationRecord[],
  given: Set<string>,
): StepOutcome | undefined {
  const { field, before, after } = item;
  if (field === "membership") return undefined;
  const record = records.find(({ ztdId }) => ztdId.toLowerCase() === item.ztdId.toLowerCase());
  if (record === undefined) return { kind: "found", finding: { step, found: "absent" } };
  const value = valueIn(record, field);
  if (isSameValue(field, value, after)) return { kind: "found", finding: { step, found: "after" } };
  if (!isSameValue(field, value, before)) return { kind: "found", finding: { step, found: "other", value } };
  return field === "displayName" ? nameRefusal(item, records, given) : undefined;
}

function nameRefusal(
  { ztdId, after }: ChangeItem,
  records: readonly RegistrationRecord[],
  given: Set<string>,
): StepOutcome | undefined {
  if (after === "") return undefined;
  const problem = nameProblem(after);
  if (problem !== undefined) return refused(appError("invalid", "assign.badName", { problem }));
  const name = after.toLowerCase();
  const owner = records.find((record) => record.displayName.toLowerCase() === name && record.ztdId !== ztdId);
  if (owner !== undefined || given.has(name))
    return refused(appError("conflict", "assign.nameTaken", { serialNumber: owner?.serialNumber ?? "" }));
  given.add(name);
  return undefined;
}

/** Tag and name of one device go in one request. Answers the error after which all of it is to be tried again later. */
async function sendAll(
  { directory }: EffectPorts,
  tenant: TenantId,
  toSend: readonly OpenStep[],
  outcomes: Map<number, StepOutcome>,
): Promise<AppError | undefined> {
  let later: AppError | undefined;
  const take = (steps: readonly OpenStep[], result: Result<void>): void => {
    const outcome = outcomeOf(result);
    if (!result.ok && outcome.answer !== "refused") later ??= result.error;
    for (const { step } of steps) outcomes.set(step, outcome);
  };
  const members = toSend.filter(({ item }) => item.group !== undefined);
  const requests = requestsOf(toSend.filter(({ item }) => item.group === undefined));
  if (requests.length > 0) {
    const results = await directory.changeRegistrations(
      tenant,
      requests.map(({ update }) => update),
    );
    for (const [index, { steps }] of requests.entries()) take(steps, results[index] ?? missing);
  }
  if (members.length > 0) {
    const results = await directory.changeGroupMembers(tenant, members.flatMap(memberUpdate));
    for (const [index, entry] of members.entries()) take([entry], results[index] ?? missing);
    await lookAmongMembers(directory, tenant, members, outcomes);
  }
  return later;
}

/** Who is a member already is refused (graph-api g): the group itself tells that from every other refusal. */
async function lookAmongMembers(
  directory: EffectPorts["directory"],
  tenant: TenantId,
  members: readonly OpenStep[],
  outcomes: Map<number, StepOutcome>,
): Promise<void> {
  const refusedAdds = members.filter(({ step, item }) => {
    const outcome = outcomes.get(step);
    return item.after !== "" && outcome?.kind === "answered" && outcome.error?.code === "graph.invalid";
  });
  const byGroup = Map.groupBy(refusedAdds, ({ item }) => item.group?.groupId ?? "");
  for (const [groupId, steps] of byGroup) {
    const found = await directory.listGroupMembers(tenant, groupId);
    for (const { step, item } of steps) {
      // A group that cannot be read now is read until it tells, as after a lost answer.
      if (!found.ok) outcomes.set(step, { kind: "answered", answer: "unclear", error: found.error });
      else if (found.value.some(({ objectId }) => objectId.toLowerCase() === item.group?.objectId.toLowerCase()))
        outcomes.set(step, { kind: "found", finding: { step, found: "after" } });
    }
  }
}

const missing = err(appError("unavailable", "graph.badAnswer"));

type UpdateRequest = { readonly update: RegistrationUpdate; readonly steps: readonly OpenStep[] };

function requestsOf(steps: readonly OpenStep[]): readonly UpdateRequest[] {
  const users = steps.filter(({ item }) => item.field === "user");
  const properties = Map.groupBy(
    steps.filter(({ item }) => item.field !== "user"),
    ({ item }) => item.ztdId,
  );
  return [
    ...[...properties].map(([ztdId, own]): UpdateRequest => {
      const values = Object.fromEntries(own.map(({ item }) => [item.field, item.after]));
      return { update: { kind: "properties", ztdId, ...values }, steps: own };
    }),
    ...users.map((entry): UpdateRequest => {
      const { ztdId, after: userPrincipalName, greeting: addressableUserName = "" } = entry.item;
      return { update: { kind: "user", ztdId, userPrincipalName, addressableUserName }, steps: [entry] };
    }),
  ];
}

function memberUpdate({ item }: OpenStep): readonly MemberUpdate[] {
  if (item.group === undefined) return [];
  const { groupId, objectId } = item.group;
  return [{ groupId, objectId, isMember: item.after !== "" }];
}
