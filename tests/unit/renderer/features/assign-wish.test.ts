import { describe, expect, it } from "vitest";
import { choiceOf, noChoice, noWish, wishOf } from "../../../../renderer/features/assign/wish-state.ts";
import { choiceSchema, wishSchema } from "../../../../shared/contract/assign/view.ts";

const none = noWish("TAG-A");

describe("what somebody wants of devices", () => {
  it("is nothing until they say so, and nothing while a value is missing", () => {
    expect(wishOf(none)).toBeUndefined();
    expect(wishOf({ ...none, name: { mode: "set", value: "  " } })).toBeUndefined();
    expect(wishOf({ ...none, name: { mode: "rule", value: "" } })).toBeUndefined();
    expect(wishOf({ ...none, user: { mode: "set", value: "" } })).toBeUndefined();
    expect(wishOf({ ...none, group: { mode: "in", groupId: "", name: "" } })).toBeUndefined();
  });

  it.each([
    [{ tag: { mode: "set", value: " TAG-B " } }, { groupTag: "TAG-B" }],
    [{ tag: { mode: "set", value: "" } }, { groupTag: "" }],
    [{ name: { mode: "set", value: "PC-1" } }, { name: { kind: "fixed", name: "PC-1" } }],
    [{ name: { mode: "rule", value: "PC-%SERIAL%" } }, { name: { kind: "rule", rule: "PC-%SERIAL%" } }],
    [{ name: { mode: "none", value: "PC-1" } }, { name: { kind: "fixed", name: "" } }],
    [{ user: { mode: "set", value: "a@b.test" } }, { user: { kind: "fixed", userPrincipalName: "a@b.test" } }],
    [{ user: { mode: "listed", value: "" } }, { user: { kind: "listed" } }],
    [{ user: { mode: "none", value: "a@b.test" } }, { user: { kind: "none" } }],
    [{ group: { mode: "out", groupId: "g", name: "G" } }, { membership: { groupId: "g", name: "G", isMember: false } }],
  ] as const)("%j is sent as %j, which the bench takes", (change, wish) => {
    expect(wishOf({ ...none, ...change })).toEqual(wish);
    expect(wishSchema.safeParse(wish).success).toBe(true);
  });
});

describe("which devices", () => {
  it.each([
    [noChoice, { kind: "order" }],
    [
      { ...noChoice, mode: "tag" },
      { kind: "tag", groupTag: "" },
    ],
    [
      { ...noChoice, mode: "serials", serials: " A\r\n\nB, C;D\tE " },
      { kind: "serials", serialNumbers: ["A", "B", "C", "D", "E"] },
    ],
  ] as const)("%j is %j, which the bench takes", (state, choice) => {
    expect(choiceOf(state)).toEqual(choice);
    expect(choiceSchema.safeParse(choice).success).toBe(true);
  });

  it("is nothing while no serial number is written", () => {
    expect(choiceOf({ ...noChoice, mode: "serials", serials: " \n " })).toBeUndefined();
  });
});
