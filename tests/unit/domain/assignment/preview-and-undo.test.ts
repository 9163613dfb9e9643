import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { AssignmentWish } from "../../../../shared/domain/assignment/assignment-wish.ts";
import { changedValues } from "../../../../shared/domain/assignment/changed-values.ts";
import { openedChange, seenChange } from "../../../../shared/domain/assignment/evolve-change.ts";
import { valueIn } from "../../../../shared/domain/assignment/match-changes.ts";
import { previewChange } from "../../../../shared/domain/assignment/preview-change.ts";
import type { PreviewFacts } from "../../../../shared/domain/assignment/preview-facts.ts";
import type { ChangeItem } from "../../../../shared/domain/assignment/tenant-change.ts";
import { planUndo } from "../../../../shared/domain/assignment/undo-change.ts";
import type { Approval } from "../../../../shared/domain/bench/decide/command.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import type { PersonRecord } from "../../../../shared/domain/tenant/people.ts";
import type { RegistrationRecord } from "../../../../shared/domain/tenant/records.ts";
import { type UnitId, unitId } from "../../../../shared/kernel/brand.ts";
import { andThen, benchWith, unitIn } from "../../../support/builders.ts";
import { at, registration } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { changeAccepted, changeItem, changeStep, plannedChange } from "./change-steps.ts";

const adele: PersonRecord = {
  userId: "u1",
  userPrincipalName: "Adele@contoso.test",
  displayName: "Adele Vance",
  enabled: true,
  hasIntune: true,
  hasEntraPremium: true,
};

const facts = (registrations: readonly RegistrationRecord[], changes: Partial<PreviewFacts> = {}): PreviewFacts => ({
  state: benchWith("readyToStart"),
  registrations,
  people: new Map([["adele@contoso.test", adele]]),
  unreadPeople: new Set(["busy@contoso.test"]),
  namesElsewhere: new Map(),
  memberDeviceIds: new Set(),
  objectIds: new Map(registrations.map(({ ztdId }) => [ztdId, `object-${ztdId}`])),
  ...changes,
});

const chosen = (...records: readonly RegistrationRecord[]) => records.map((record) => ({ registration: record }));

describe("a dry run", () => {
  const a = registration("A");
  const b = registration("B", { displayName: "TAKEN", groupTag: "OLD" });

  it("shows before and after of what would change, and nothing else", () => {
    const wish: AssignmentWish = {
      groupTag: "TAG-A",
      user: { kind: "fixed", userPrincipalName: "adele@contoso.test" },
    };
    const [one, two] = previewChange(wish, chosen(a, b), facts([a, b]));
    expect(one?.items).toMatchObject([
      { field: "user", before: "", after: "Adele@contoso.test", greeting: "Adele Vance" },
    ]);
    expect(two?.items).toMatchObject([
      { field: "groupTag", before: "OLD", after: "TAG-A" },
      { field: "user", after: "Adele@contoso.test" },
    ]);
    const again = { ...a, userPrincipalName: "ADELE@CONTOSO.TEST" };
    expect(previewChange(wish, chosen(again), facts([again]))[0]).toMatchObject({ outcome: "unchanged", items: [] });
  });

  it.each<readonly [string, AssignmentWish, string]>([
    ["a name that another device has", { name: { kind: "fixed", name: "taken" } }, "nameClash"],
    ["a name that is too long", { name: { kind: "fixed", name: "A234567890123456" } }, "nameTooLong"],
    ["a name with other letters", { name: { kind: "fixed", name: "A_1" } }, "nameCharacters"],
    ["a name of digits", { name: { kind: "fixed", name: "123" } }, "nameOnlyDigits"],
    ["a user who does not exist", { user: { kind: "fixed", userPrincipalName: "typo@contoso.test" } }, "userUnknown"],
    ["a user of whom nobody knows", { user: { kind: "fixed", userPrincipalName: "Busy@contoso.test" } }, "userNotRead"],
    ["a tag that is too long", { groupTag: "x".repeat(129) }, "tagTooLong"],
  ])("refuses %s", (_name, wish, refusal) => {
    expect(previewChange(wish, chosen(a), facts([a, b]))).toMatchObject([{ outcome: "refused", refusals: [refusal] }]);
  });

  it("refuses names that two of the chosen would share, and gives each its own by a rule", () => {
    const same: AssignmentWish = { name: { kind: "fixed", name: "SAME" } };
    expect(previewChange(same, chosen(a, b), facts([a, b])).map(({ refusals }) => refusals)).toEqual([
      ["nameClash"],
      ["nameClash"],
    ]);
    const short = [registration("1-XYZ"), registration("2-XYZ")];
    const rule: AssignmentWish = { name: { kind: "rule", rule: "PC-%SERIAL:3%" } };
    expect(previewChange(rule, chosen(...short), facts(short)).map(({ outcome }) => outcome)).toEqual([
      "refused",
      "refused",
    ]);
    const own: AssignmentWish = { name: { kind: "rule", rule: "PC-%SERIAL%" } };
    expect(previewChange(own, chosen(...short), facts(short)).map(({ outcome }) => outcome)).toEqual([
      "change",
      "change",
    ]);
  });

  it("warns of a name that a managed or joined device has, save its own record, and of names that were not read", () => {
    const wish: AssignmentWish = { name: { kind: "fixed", name: "Desk-7" } };
    const warningsWith = (namesElsewhere: PreviewFacts["namesElsewhere"]) =>
      previewChange(wish, chosen(a), facts([a, b], { namesElsewhere }))[0]?.warnings.filter((word) =>
        /^names?[EN]/.test(word),
      );
    const own = a.entraDeviceId.toLowerCase();
    expect(warningsWith(new Map([["desk-7", new Set([own])]]))).toEqual([]);
    expect(warningsWith(new Map([["desk-7", new Set([own, "another"])]]))).toEqual(["nameElsewhere"]);
    expect(warningsWith(undefined)).toEqual(["namesNotRead"]);
  });

  it("refuses a device that is being changed, that was shipped, or whose directory object is not known", () => {
    const wish: AssignmentWish = { groupTag: "X" };
    const state = andThen(benchWith("readyToStart"), ...changeAccepted(20, plannedChange([changeItem("A")])));
    expect(previewChange(wish, chosen(a), facts([a], { state }))).toMatchObject([{ refusals: ["changeUnderWay"] }]);
    const shipped = unitIn(benchWith("ready", unitSteps("A").shipped(90)));
    expect(previewChange(wish, [{ registration: a, unit: shipped }], facts([a]))).toMatchObject([
      { refusals: ["shipped"] },
    ]);
    const member: AssignmentWish = { membership: { groupId: "g", name: "G", isMember: true } };
    expect(previewChange(member, chosen(a), facts([a], { objectIds: new Map() }))).toMatchObject([
      { outcome: "refused", refusals: ["noDirectoryDevice"] },
    ]);
  });

  it("warns of what somebody should know before", () => {
    const wish: AssignmentWish = {
      groupTag: "OTHER",
      user: { kind: "fixed", userPrincipalName: "adele@contoso.test" },
    };
    const unit = unitIn(benchWith("running"));
    expect(previewChange(wish, [{ registration: a, unit }], facts([a]))[0]?.warnings).toEqual([
      "tagNotOrdered",
      "notPrefilled",
      "underWayOnDevice",
    ]);
    const lenovo = registration("A", { manufacturer: "LENOVO", enrollmentState: "enrolled" });
    expect(previewChange(wish, chosen(lenovo), facts([lenovo]))[0]?.warnings).toEqual([
      "notOfThisOrder",
      "alreadyEnrolled",
    ]);
  });

  it("takes the user of each device's own file", () => {
    const listing = unitSteps("A");
    const state = andThen(benchWith("readyToStart"), listing.listed(30, { assignedUser: "adele@contoso.test" }));
    const wish: AssignmentWish = { user: { kind: "listed" } };
    const rows = previewChange(wish, [{ registration: a, unit: unitIn(state) }, { registration: b }], facts([a, b]));
    expect(rows.map(({ outcome }) => outcome)).toEqual(["change", "unchanged"]);
  });
});

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

describe("approving a change", () => {
  const state = benchWith("readyToStart");
  const open = (items: readonly ChangeItem[], approval: Approval, on = state, more = {}) =>
    decide(
      on,
      { kind: "openTenantChange", change: plannedChange(items, more), approval },
      { actor: "Technician 07", now: at(30) },
    );
  const identifiers = { serialEnding: "SIM-A", slotOrModel: "Contoso Book 14" };

  it.each<readonly [string, ReturnType<typeof open>, string]>([
    ["nothing", open([], { kind: "identifiers", identifiers }), "assign.nothingToChange"],
    [
      "another unit's serial",
      open([changeItem()], { kind: "identifiers", identifiers: { ...identifiers, serialEnding: "SIM-B" } }),
      "unit.wrongIdentifiers",
    ],
    [
      "one unit's identifiers for two devices",
      open([changeItem(), changeItem("B", { unitId: undefined as never })], { kind: "identifiers", identifiers }),
      "unit.wrongIdentifiers",
    ],
    [
      "another order's number",
      open([changeItem()], { kind: "typed", orderNumber: "CT-1", devices: 1 }),
      "assign.wrongConfirmation",
    ],
    [
      "another number of devices",
      open([changeItem()], { kind: "typed", orderNumber: "CT-0042", devices: 2 }),
      "assign.wrongConfirmation",
    ],
    ["an undo of nothing", open([changeItem()], { kind: "undo" }), "assign.notFound"],
  ])("with %s is refused", (_name, answer, code) => {
    expect(answer).toMatchObject({ ok: false, error: { code } });
  });

  it("with what agrees is a change by the person who said so", () => {
    const answer = open([changeItem()], { kind: "identifiers", identifiers });
    expect(answer).toMatchObject({
      ok: true,
      value: [{ kind: "tenantChangeOpened", source: "E-ADM", actor: "Technician 07" }],
    });
    expect(open([changeItem()], { kind: "typed", orderNumber: " ct-0042 ", devices: 1 })).toMatchObject({ ok: true });
  });

  it("of a device that is being changed, and undoing twice, are refused", () => {
    const busy = andThen(state, ...changeAccepted(20, plannedChange([changeItem()])));
    const approval: Approval = { kind: "typed", orderNumber: "CT-0042", devices: 1 };
    expect(open([changeItem()], approval, busy)).toMatchObject({ ok: false, error: { code: "assign.underWay" } });
    const undone = andThen(
      busy,
      changeStep(22, { kind: "tenantChangeSeen", changeId: "change-1", findings: [{ step: 0, found: "after" }] }),
      changeStep(23, {
        kind: "tenantChangeOpened",
        change: plannedChange([changeItem()], { changeId: "change-2", reason: "undo", undoes: "change-1" }),
      }),
      changeStep(24, { kind: "tenantChangeSeen", changeId: "change-2", findings: [{ step: 0, found: "after" }] }),
    );
    expect(open([changeItem()], { kind: "undo" }, undone, { changeId: "change-3", undoes: "change-1" })).toMatchObject({
      ok: false,
      error: { code: "assign.undoneAlready" },
    });
  });
});

describe("deciding about values that need somebody", () => {
  const items = [changeItem("A"), changeItem("B")];
  const change = plannedChange(items);
  const state = andThen(
    benchWith("readyToStart"),
    changeStep(20, { kind: "tenantChangeOpened", change }),
    changeStep(21, { kind: "tenantChangeSent", changeId: "change-1", steps: [0, 1] }),
    changeStep(22, { kind: "tenantChangeAnswered", changeId: "change-1", steps: [0, 1], answer: "refused" }),
  );
  const decideOn = (more: { readonly about?: UnitId; readonly changeId?: string } = {}, on = state) =>
    decide(
      on,
      { kind: "decideTenantChange", changeId: "change-1", decision: "again", ...more },
      { actor: "Technician 07", now: at(30) },
    );

  it("is about all of them, or about one unit's alone", () => {
    expect(decideOn()).toMatchObject({ ok: true, value: [{ kind: "tenantChangeDecided", steps: [0, 1] }] });
    expect(decideOn({ about: unitId("B") })).toMatchObject({ ok: true, value: [{ steps: [1] }] });
  });

  it("is refused where nothing needs anybody", () => {
    expect(decideOn({ about: unitId("C") })).toMatchObject({ ok: false, error: { code: "assign.nothingToDecide" } });
    expect(decideOn({ changeId: "other" })).toMatchObject({ ok: false, error: { code: "assign.notFound" } });
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

describe("what a unit shows of its changes", () => {
  const shown = (...steps: Parameters<typeof andThen>[1][]) =>
    changedValues(andThen(benchWith("readyToStart"), ...steps).changes, unitId("A"));
  const seen = (changeId: string, step: number) =>
    changeStep(25, { kind: "tenantChangeSeen", changeId, findings: [{ step, found: "after" }] });

  it("is before and after of its own values, and whether the whole change can be taken back here", () => {
    const own = plannedChange([changeItem("A", { before: "OLD" })]);
    expect(shown(...changeAccepted(20, own))).toMatchObject([
      { before: "OLD", after: "NEW-A", state: "accepted", devices: 1, canUndo: false },
    ]);
    expect(shown(...changeAccepted(20, own), seen("change-1", 0))).toMatchObject([
      { state: "done", devices: 1, canUndo: true },
    ]);
  });

  it("says of how many devices a change is", () => {
    const bulk = plannedChange([changeItem("A"), changeItem("B"), changeItem("C")]);
    const all = changeStep(25, {
      kind: "tenantChangeSeen",
      changeId: "change-1",
      findings: [0, 1, 2].map((step) => ({ step, found: "after" })),
    });
    expect(shown(...changeAccepted(20, bulk), all)).toMatchObject([{ after: "NEW-A", devices: 3, canUndo: true }]);
  });
});
