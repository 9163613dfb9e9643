import { describe, expect, it } from "vitest";
import type { ChangeItem } from "../../../../shared/domain/assignment/tenant-change.ts";
import type { Approval } from "../../../../shared/domain/bench/decide/command.ts";
import { decide } from "../../../../shared/domain/bench/decide/decide.ts";
import { type UnitId, unitId } from "../../../../shared/kernel/brand.ts";
import { andThen, benchWith } from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
import { changeAccepted, changeItem, changeStep, plannedChange } from "./change-steps.ts";

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
