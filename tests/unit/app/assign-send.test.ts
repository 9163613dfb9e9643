import { describe, expect, it } from "vitest";
import { runSendChange } from "../../../main/app/effects/assign-send.ts";
import type { DeviceDirectory, MemberUpdate, RegistrationUpdate } from "../../../main/app/ports/device-directory.ts";
import { planChanges } from "../../../shared/domain/assignment/plan-changes.ts";
import { type ChangeItem, isUnderWay } from "../../../shared/domain/assignment/tenant-change.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { RegistrationRecord } from "../../../shared/domain/tenant/records.ts";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import { andThen, benchWith } from "../../support/builders.ts";
import { fakePorts } from "../../support/fake-ports.ts";
import { at, registration } from "../../support/records.ts";
import { changeItem, changeStep, plannedChange } from "../domain/assignment/change-steps.ts";

/** A bench on which these items have just been written down as sent. */
function benchSending(items: readonly ChangeItem[]): BenchState {
  const change = plannedChange(items);
  const { changeId } = change;
  const steps = items.map((_item, index) => index);
  return andThen(
    benchWith("readyToStart"),
    changeStep(20, { kind: "tenantChangeOpened", change }),
    changeStep(20, { kind: "tenantChangeSent", changeId, steps }),
  );
}

type Answers = {
  readonly records: Result<readonly RegistrationRecord[]>;
  readonly changes?: (update: RegistrationUpdate) => Result<void>;
  readonly members?: (update: MemberUpdate) => Result<void>;
  /** The object ids of the group's members, as it is read after a refusal. */
  readonly inGroup?: Result<readonly string[]>;
};

/** Sends all items, and answers the calls that were made and the bench after what came of them. */
async function send(
  items: readonly ChangeItem[],
  { records, changes = () => ok(undefined), members = () => ok(undefined), inGroup = ok([]) }: Answers,
) {
  const calls: string[] = [];
  const updates: RegistrationUpdate[] = [];
  const directory: Partial<DeviceDirectory> = {
    listRegistrations: async (_tenant, askedBy) => {
      calls.push(`list ${askedBy}`);
      return records;
    },
    changeRegistrations: async (_tenant, given) => {
      calls.push(`change ${given.length}`);
      updates.push(...given);
      return given.map(changes);
    },
    changeGroupMembers: async (_tenant, given) => {
      calls.push(`members ${given.length}`);
      return given.map(members);
    },
    listGroupMembers: async () => {
      calls.push("read group");
      return inGroup.ok ? ok(inGroup.value.map((objectId) => ({ objectId, entraDeviceId: "" }))) : inGroup;
    },
  };
  const state = benchSending(items);
  const steps = items.map((_item, index) => index);
  const outcome = await runSendChange(
    fakePorts(directory),
    { kind: "sendChange", changeId: "change-1", steps },
    () => state,
  );
  const after = andThen(state, ...outcome.drafts.map((draft) => changeStep(30, draft as never)));
  return { calls, updates, error: outcome.error, rows: outcome.drafts.length, steps: after.changes[0]?.steps ?? [] };
}

const states = (steps: readonly { readonly state: string }[]): readonly string[] => steps.map(({ state }) => state);
const trouble = (code: AppError["code"]): AppError => appError("unavailable", code);

describe("sending a change", () => {
  it("looks first: what is there is not sent, what somebody else changed is left alone, and a name is given once", async () => {
    const items = [
      changeItem("A"),
      changeItem("B"),
      changeItem("C"),
      changeItem("D", { after: "TAKEN" }),
      changeItem("E", { after: "NEW-A" }),
      changeItem("F"),
      changeItem("G", { after: "much too long a name" }),
    ];
    const records = [
      registration("A"),
      registration("B", { displayName: "new-b" }),
      registration("C", { displayName: "THEIRS" }),
      registration("D"),
      registration("E"),
      registration("G"),
      registration("X", { displayName: "taken" }),
    ];
    const { calls, updates, steps, error } = await send(items, { records: ok(records) });
    expect(calls).toEqual(["list technician", "change 1"]);
    expect(updates).toEqual([{ kind: "properties", ztdId: "ztd-a", displayName: "NEW-A" }]);
    expect(states(steps)).toEqual(["accepted", "done", "attention", "refused", "refused", "attention", "refused"]);
    expect(steps.map(({ attention, error: why }) => attention ?? why?.code)).toEqual([
      undefined,
      undefined,
      "overtaken",
      "assign.nameTaken",
      "assign.nameTaken",
      "absent",
      "assign.badName",
    ]);
    expect(error).toBeUndefined();
  });

  it("puts tag and name of one device into one request, its user into another", async () => {
    const items = [
      changeItem("A"),
      changeItem("A", { field: "groupTag", before: "TAG-A", after: "" }),
      changeItem("A", { field: "user", after: "adele@contoso.test", greeting: "Adele" }),
    ];
    const { updates } = await send(items, { records: ok([registration("A")]) });
    expect(updates).toEqual([
      { kind: "properties", ztdId: "ztd-a", displayName: "NEW-A", groupTag: "" },
      { kind: "user", ztdId: "ztd-a", userPrincipalName: "adele@contoso.test", addressableUserName: "Adele" },
    ]);
  });

  it.each<readonly [AppError["code"], string, boolean]>([
    ["graph.throttled", "waiting", true],
    ["graph.conflict", "waiting", true],
    ["graph.offline", "waiting", true],
    ["signIn.required", "waiting", true],
    ["signIn.permissionMissing", "waiting", true],
    ["graph.unavailable", "unclear", true],
    ["graph.badAnswer", "unclear", true],
    ["graph.invalid", "refused", false],
    ["graph.forbidden", "refused", false],
    ["graph.notFound", "refused", false],
    ["order.wrongTenant", "refused", false],
  ])("after %s a value is %s", async (code, state, isTriedAgain) => {
    const { steps, error } = await send([changeItem("A")], {
      records: ok([registration("A")]),
      changes: () => err(trouble(code)),
    });
    expect(states(steps)).toEqual([state]);
    expect(error !== undefined).toBe(isTriedAgain);
  });

  it("sends nothing while the list cannot be read", async () => {
    const { calls, steps, error } = await send([changeItem("A")], { records: err(trouble("graph.offline")) });
    expect([calls, states(steps), steps[0]?.attempt]).toEqual([["list technician"], ["waiting"], 0]);
    expect(error).toMatchObject({ code: "graph.offline" });
  });

  it("takes one reading and one call for two hundred values, and few rows of the journal", async () => {
    const names = Array.from({ length: 200 }, (_, index) => String(index));
    const items = names.map((name) => changeItem(name));
    const { calls, rows, steps } = await send(items, { records: ok(names.map((name) => registration(name))) });
    expect([calls, rows]).toEqual([["list technician", "change 200"], 1]);
    expect(steps.every(isUnderWay)).toBe(true);
    const more = benchSending([]);
    const opened = andThen(
      more,
      changeStep(20, {
        kind: "tenantChangeOpened",
        change: plannedChange([...items, changeItem("x")], { changeId: "change-2" }),
      }),
    );
    const planned = planChanges(opened, new Map(), at(21)).effects;
    expect(planned).toMatchObject([{ kind: "sendChange", steps: { length: 200 } }]);
  });

  it("puts devices into a group and takes them out of it", async () => {
    const group = { groupId: "g", name: "G", objectId: "object-a" };
    const items = [changeItem("A", { field: "membership", after: "member", group })];
    const { calls, steps } = await send(items, { records: ok([]) });
    expect([calls, states(steps)]).toEqual([["members 1"], ["accepted"]]);
  });

  it("counts who is in the group already as put in, by what the group shows", async () => {
    const items = ["a", "b"].map((name) =>
      changeItem(name, {
        field: "membership",
        after: "member",
        group: { groupId: "g", name: "G", objectId: `object-${name}` },
      }),
    );
    const refused = () => err(appError("invalid", "graph.invalid"));
    const found = await send(items, { records: ok([]), members: refused, inGroup: ok(["OBJECT-A"]) });
    expect([found.calls, states(found.steps)]).toEqual([
      ["members 2", "read group"],
      ["done", "refused"],
    ]);
    const unread = await send(items, { records: ok([]), members: refused, inGroup: err(trouble("graph.unavailable")) });
    expect(states(unread.steps)).toEqual(["unclear", "unclear"]);
  });

  it("asks no group about who was taken out", async () => {
    const group = { groupId: "g", name: "G", objectId: "object-a" };
    const items = [changeItem("A", { field: "membership", before: "member", after: "", group })];
    const { calls, steps } = await send(items, {
      records: ok([]),
      members: () => err(appError("invalid", "graph.invalid")),
    });
    expect([calls, states(steps)]).toEqual([["members 1"], ["refused"]]);
  });
});
