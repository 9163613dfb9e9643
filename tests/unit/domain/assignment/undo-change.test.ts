import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { AssignmentWish } from "../../../../shared/domain/assignment/assignment-wish.ts";
import { openedChange, seenChange } from "../../../../shared/domain/assignment/evolve-change.ts";
import { valueIn } from "../../../../shared/domain/assignment/match-changes.ts";
import { previewChange } from "../../../../shared/domain/assignment/preview-change.ts";
import type { ChangeItem } from "../../../../shared/domain/assignment/tenant-change.ts";
import { planUndo } from "../../../../shared/domain/assignment/undo-change.ts";
import type { RegistrationRecord } from "../../../../shared/domain/tenant/records.ts";
import { at, registration } from "../../../support/records.ts";
import { changeItem, plannedChange } from "./change-steps.ts";
import { chosen, facts } from "./dry-run.ts";

test("whatever is wished: every chosen device is changed, unchanged or refused, and taking it back brings what was there", () => {
  const text = fc.constantFrom("", "A", "b", "TAG-A", "PC-1", "adele@contoso.test", "x".repeat(130), "1");
  const record = fc.record({ groupTag: text, displayName: text, userPrincipalName: text });
  const wishes = fc.record<AssignmentWish>(
    {
      groupTag: text,
      name: fc.oneof(
        text.map((name) => ({ kind: "fixed", name }) as const),
        fc.constant({ kind: "rule", rule: "PC-%SERIAL%" } as const),
      ),
      user: fc.constantFrom({ kind: "none" }, { kind: "fixed", userPrincipalName: "ADELE@contoso.test" } as const),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), wishes, (values, wish) => {
      const before = values.map((value, index) => registration(String(index), value));
      const rows = previewChange(wish, chosen(...before), facts(before));
      expect(rows).toHaveLength(before.length);
      for (const row of rows) {
        expect(row.outcome === "refused").toBe(row.refusals.length > 0);
        expect(row.outcome === "unchanged").toBe(row.refusals.length === 0 && row.items.length === 0);
      }
      const items = rows.flatMap((row) => (row.outcome === "change" ? row.items : []));
      const after = applied(before, items);
      const names = after.map(({ displayName }) => displayName.toLowerCase());
      for (const item of items)
        if (item.field === "displayName" && item.after !== "")
          expect(names.filter((name) => name === item.after.toLowerCase())).toHaveLength(1);
      const opened = openedChange(plannedChange(items), at(1), "Technician 07");
      const done = seenChange(
        opened,
        items.map((_item, step) => ({ step, found: "after" as const })),
        at(2),
      );
      const back = planUndo(done, after, new Map());
      expect(back.overtaken).toEqual([]);
      expect(applied(after, back.items)).toEqual(before);
    }),
  );
});

function applied(records: readonly RegistrationRecord[], items: readonly ChangeItem[]): readonly RegistrationRecord[] {
  const property = { groupTag: "groupTag", displayName: "displayName", user: "userPrincipalName" } as const;
  return records.map((record) => {
    const own = items.filter(({ ztdId, field }) => ztdId === record.ztdId && field !== "membership");
    const values = own.map(({ field, after }) => [property[field as keyof typeof property], after] as const);
    return { ...record, ...Object.fromEntries(values) };
  });
}

describe("taking a change back", () => {
  const change = (): Parameters<typeof planUndo>[0] => {
    const items = [changeItem("A"), changeItem("B")];
    const opened = openedChange(plannedChange(items), at(1), "Technician 07");
    return seenChange(
      opened,
      [0, 1].map((step) => ({ step, found: "after" as const })),
      at(2),
    );
  };

  it("leaves alone what somebody else changed, and what is gone", () => {
    const plan = planUndo(change(), [registration("A", { displayName: "THEIRS" })], new Map());
    expect([plan.items, plan.overtaken.map(({ present }) => present)]).toEqual([[], ["THEIRS", ""]]);
  });

  it("concerns only what really came about", () => {
    const half = seenChange(
      openedChange(plannedChange([changeItem("A"), changeItem("B")]), at(1), "x"),
      [{ step: 1, found: "after" }],
      at(2),
    );
    const records = [registration("A", { displayName: "NEW-A" }), registration("B", { displayName: "NEW-B" })];
    expect(planUndo(half, records, new Map()).items).toEqual([{ ...changeItem("B"), before: "NEW-B", after: "" }]);
  });

  it("of a membership looks at the group", () => {
    const group = { groupId: "g", name: "G", objectId: "OBJECT-A" };
    const item = changeItem("A", { field: "membership", after: "member", group });
    const done = seenChange(openedChange(plannedChange([item]), at(1), "x"), [{ step: 0, found: "after" }], at(2));
    const undo = (members: readonly string[]) =>
      planUndo(done, [registration("A")], new Map([["g", new Set(members)]]));
    expect(undo(["object-a"]).items).toMatchObject([{ before: "member", after: "" }]);
    expect(undo([]).items).toEqual([]);
  });
});

test("the values that the list shows are the ones that are compared", () => {
  const record = registration("A", { groupTag: "T", displayName: "N", userPrincipalName: "U" });
  expect((["groupTag", "displayName", "user"] as const).map((field) => valueIn(record, field))).toEqual([
    "T",
    "N",
    "U",
  ]);
});
