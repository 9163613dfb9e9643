import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { matchChanges } from "../../../../shared/domain/assignment/match-changes.ts";
import { planChanges } from "../../../../shared/domain/assignment/plan-changes.ts";
import { type ChangeStep, isUnderWay } from "../../../../shared/domain/assignment/tenant-change.ts";
import type { BenchState } from "../../../../shared/domain/bench/bench-state.ts";
import { evolve } from "../../../../shared/domain/bench/evolve.ts";
import type { Pacing } from "../../../../shared/domain/bench/plan/pacing.ts";
import { plan } from "../../../../shared/domain/bench/plan/plan.ts";
import type { RegistrationRecord } from "../../../../shared/domain/tenant/records.ts";
import { andThen, benchStarted, benchWith, given, journalOf, orderOpened, unitIn } from "../../../support/builders.ts";
import { at, order, registration } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { changeAccepted, changeItem, changeStep, plannedChange } from "./change-steps.ts";

const idle: Pacing = new Map();
const named = plannedChange([changeItem()]);

/** The bench after a list that was asked for in `minute` showed these registrations. */
function afterList(state: BenchState, minute: number, ...records: readonly RegistrationRecord[]): BenchState {
  const drafts = matchChanges(state.changes, records, at(minute), at(minute));
  const facts = drafts.flatMap((draft) => (draft.kind === "tenantChangeSeen" ? [changeStep(minute, draft)] : []));
  return andThen(state, ...facts);
}

function firstStep(state: BenchState): ChangeStep {
  const step = state.changes[0]?.steps[0];
  if (step === undefined) throw new Error("There is no change");
  return step;
}

describe("a change", () => {
  it("is written down as sent before it is sent, and unit and stage wait for it", () => {
    const state = andThen(benchWith("readyToStart"), changeStep(20, { kind: "tenantChangeOpened", change: named }));
    expect(unitIn(state)).toMatchObject({ stage: "assigned", change: { state: "underWay", changeId: "change-1" } });
    const planned = plan(state, idle, [], at(20));
    expect(planned.drafts).toContainEqual(
      expect.objectContaining({ kind: "tenantChangeSent", changeId: "change-1", steps: [0] }),
    );
    expect(planned.effects).toContainEqual({ kind: "sendChange", changeId: "change-1", steps: [0] });
  });

  it("is not there because it was taken: only the list says so", () => {
    const taken = andThen(benchWith("readyToStart"), ...changeAccepted(20, named));
    expect(firstStep(taken).state).toBe("accepted");
    const shown = afterList(taken, 23, registration("A", { displayName: "NEW-A" }));
    expect(firstStep(shown)).toMatchObject({ state: "done", attempt: 1 });
    expect([unitIn(shown).change, unitIn(shown).stage, shown.changes[0]?.open]).toEqual([undefined, "readyToStart", 0]);
  });

  it("a list that was asked for before it was taken says nothing", () => {
    const taken = andThen(benchWith("readyToStart"), ...changeAccepted(20, named));
    expect(matchChanges(taken.changes, [registration("A", { displayName: "NEW-A" })], at(23), at(21))).toEqual([]);
  });

  it("that is lost is sent once more, and then somebody has to look", () => {
    const old = registration("A");
    const taken = andThen(benchWith("readyToStart"), ...changeAccepted(20, named));
    expect(firstStep(afterList(taken, 26, old)).state).toBe("accepted");
    const lost = afterList(taken, 27, old);
    expect(firstStep(lost).state).toBe("lost");
    expect(planChanges(lost, idle, at(27)).effects).toEqual([{ kind: "sendChange", changeId: "change-1", steps: [0] }]);
    const again = andThen(
      lost,
      changeStep(27, { kind: "tenantChangeSent", changeId: "change-1", steps: [0] }),
      changeStep(28, { kind: "tenantChangeAnswered", changeId: "change-1", steps: [0], answer: "accepted" }),
    );
    const given = afterList(again, 33, old);
    expect(firstStep(given)).toMatchObject({ state: "attention", attention: "notTaken", attempt: 2 });
    expect(unitIn(given).change?.state).toBe("needsDecision");
    expect(planChanges(given, idle, at(60)).effects).toEqual([]);
    // It may still arrive late.
    expect(firstStep(afterList(given, 40, registration("A", { displayName: "new-a" }))).state).toBe("done");
  });

  it("that the tenant holds back again and again keeps no other waiting", () => {
    const opened = (changeId: string, name: string, minute: number) =>
      changeStep(minute, { kind: "tenantChangeOpened", change: plannedChange([changeItem(name)], { changeId }) });
    const both = given(orderOpened(), opened("change-1", "A", 20), opened("change-2", "B", 21));
    const next = (state: BenchState) =>
      planChanges(state, idle, at(24)).effects.flatMap((effect) =>
        effect.kind === "sendChange" ? [effect.changeId] : [],
      );
    const heldBack = andThen(
      both,
      changeStep(22, { kind: "tenantChangeSent", changeId: "change-1", steps: [0] }),
      changeStep(23, { kind: "tenantChangeAnswered", changeId: "change-1", steps: [0], answer: "notTaken" }),
    );
    expect([next(both), next(heldBack)]).toEqual([["change-1"], ["change-2"]]);
  });

  it("is left alone where somebody else's value is", () => {
    const taken = andThen(benchWith("readyToStart"), ...changeAccepted(20, named));
    const overtaken = afterList(taken, 23, registration("A", { displayName: "THEIRS" }));
    expect(firstStep(overtaken)).toMatchObject({ state: "attention", attention: "overtaken", found: "THEIRS" });
  });

  it("of a device that is gone needs somebody", () => {
    const taken = andThen(benchWith("readyToStart"), ...changeAccepted(20, named));
    expect(firstStep(afterList(taken, 24)).state).toBe("accepted");
    expect(firstStep(afterList(taken, 27))).toMatchObject({ state: "attention", attention: "absent" });
  });

  it("whose answer got lost is looked up before it is sent again, and does not count as sent", () => {
    const opened = andThen(benchWith("readyToStart"), ...changeAccepted(20, named).slice(0, 2));
    const unclear = andThen(
      opened,
      changeStep(22, { kind: "tenantChangeAnswered", changeId: "change-1", steps: [0], answer: "unclear" }),
    );
    expect(planChanges(unclear, idle, at(23)).effects).toEqual([{ kind: "readTenant", read: "registrations" }]);
    expect(firstStep(afterList(unclear, 23, registration("A", { displayName: "NEW-A" }))).state).toBe("done");
    expect(firstStep(afterList(unclear, 23, registration("A")))).toMatchObject({ state: "lost", attempt: 0 });
  });

  it("on its way when the app ended is unclear", () => {
    const sent = andThen(benchWith("readyToStart"), ...changeAccepted(20, named).slice(0, 2), benchStarted(30));
    expect(firstStep(sent).state).toBe("unclear");
  });

  it("that the tenant did not take waits to be sent again, with the reason", () => {
    const error = { code: "graph.throttled", kind: "unavailable", retry: { when: "never" }, context: {} } as const;
    const back = andThen(
      benchWith("readyToStart"),
      ...changeAccepted(20, named).slice(0, 2),
      changeStep(22, { kind: "tenantChangeAnswered", changeId: "change-1", steps: [0], answer: "notTaken", error }),
    );
    expect(firstStep(back)).toMatchObject({ state: "waiting", attempt: 0, error });
  });

  it("that was refused waits for a decision: again, or as it is", () => {
    const refused = andThen(
      benchWith("readyToStart"),
      ...changeAccepted(20, named).slice(0, 2),
      changeStep(22, { kind: "tenantChangeAnswered", changeId: "change-1", steps: [0], answer: "refused" }),
    );
    expect([firstStep(refused).state, unitIn(refused).stage]).toEqual(["refused", "assigned"]);
    const decide = (decision: "again" | "leave") =>
      andThen(refused, changeStep(25, { kind: "tenantChangeDecided", changeId: "change-1", steps: [0], decision }));
    expect([firstStep(decide("again")).state, unitIn(decide("again")).change?.state]).toEqual(["waiting", "underWay"]);
    expect([firstStep(decide("leave")).state, unitIn(decide("leave")).stage]).toEqual(["left", "readyToStart"]);
  });

  it("at the pre-provisioning screen is at its end when somebody saw the new values there", () => {
    const change = plannedChange([changeItem("A", { field: "user", after: "adele@contoso.test" })], { atScreen: true });
    const taken = andThen(benchWith("readyToStart"), ...changeAccepted(20, change));
    const shown = afterList(taken, 23, registration("A", { userPrincipalName: "Adele@contoso.test" }));
    expect(unitIn(shown)).toMatchObject({ stage: "assigned", change: { state: "askRefresh" } });
    const seen = andThen(shown, {
      minute: 24,
      source: "E-TEC",
      unit: "A",
      fact: { kind: "assignmentConfirmed", changeId: "change-1" },
    });
    expect([unitIn(seen).stage, unitIn(seen).change]).toEqual(["readyToStart", undefined]);
  });
});

describe("a device that is started while its values are changed", () => {
  const a = unitSteps("A");
  const user = plannedChange([changeItem("A", { field: "user", after: "adele@contoso.test" })], { atScreen: true });

  it("is seen running by its enrolment, during the change and after it", () => {
    const during = andThen(
      benchWith("readyToStart"),
      ...changeAccepted(20, user),
      a.managedSeen(30, { enrolledAt: at(25) }),
    );
    expect(unitIn(during)).toMatchObject({ stage: "deviceSetup", attempts: [{ number: 1 }] });
    const over = andThen(
      benchWith("readyToStart"),
      ...changeAccepted(20, plannedChange([changeItem("A")])),
      changeStep(26, { kind: "tenantChangeSeen", changeId: "change-1", findings: [{ step: 0, found: "after" }] }),
      a.managedSeen(30, { enrolledAt: at(24) }),
    );
    expect(unitIn(over).stage).toBe("deviceSetup");
  });

  it("is not taken for running by an older enrolment, nor by one from before rework", () => {
    const older = andThen(
      benchWith("readyToStart"),
      ...changeAccepted(20, user),
      a.managedSeen(30, { enrolledAt: at(5) }),
    );
    expect(unitIn(older).attempts).toEqual([]);
    const reworked = andThen(
      benchWith("readyToStart"),
      ...changeAccepted(20, plannedChange([changeItem("A")])),
      changeStep(26, { kind: "tenantChangeSeen", changeId: "change-1", findings: [{ step: 0, found: "after" }] }),
      a.reworkStarted(40),
      a.reworkEnded(50),
      a.managedSeen(60, { enrolledAt: at(24) }),
    );
    expect(unitIn(reworked)).toMatchObject({ stage: "readyToStart", attempts: [] });
  });
});

describe("names by the order's rule", () => {
  const a = unitSteps("A");
  const withRule = (): BenchState => {
    const opened = andThen(benchWith("registering"));
    return { ...opened, order: order({ nameRule: "NW-%SERIAL%" }) };
  };

  it("are given once, to devices that have none", () => {
    const state = andThen(withRule(), a.profileSeen(7), a.registrationSeen(8));
    // It may be started at once, so nothing is waited for.
    const [draft] = planChanges(state, idle, at(8)).drafts;
    expect(draft).toMatchObject({
      kind: "tenantChangeOpened",
      change: { reason: "order", items: [{ unitId: "A", before: "", after: "NW-SIM-A" }] },
    });
    const opened = andThen(state, changeStep(9, draft as never));
    expect(planChanges(opened, idle, at(9)).drafts.map(({ kind }) => kind)).toEqual(["tenantChangeSent"]);
    // Planned twice before it was folded, it is still one change.
    expect(andThen(opened, changeStep(9, draft as never)).changes).toHaveLength(1);
    const left = andThen(
      opened,
      changeStep(10, { kind: "tenantChangeSent", changeId: "names-1", steps: [0] }),
      changeStep(10, { kind: "tenantChangeAnswered", changeId: "names-1", steps: [0], answer: "refused" }),
      changeStep(11, { kind: "tenantChangeDecided", changeId: "names-1", steps: [0], decision: "leave" }),
    );
    expect(planChanges(left, idle, at(12)).drafts).toEqual([]);
  });

  it("are gathered while profiles are awaited anyway", () => {
    const state = andThen(withRule(), a.registrationSeen(8, { profileStatus: "notAssigned" }));
    expect(planChanges(state, idle, at(8))).toEqual({ effects: [], drafts: [], wakeAt: at(9.5) });
    expect(planChanges(state, idle, at(9.5)).drafts).toHaveLength(1);
  });

  it("are not given to a device that has one, and not without a rule", () => {
    const other = andThen(withRule(), a.registrationSeen(8, { displayName: "KEPT" }));
    expect(planChanges(other, idle, at(8)).drafts).toEqual([]);
    expect(planChanges(benchWith("readyToStart"), idle, at(8)).drafts).toEqual([]);
  });
});

test("whatever happens in whatever order: nothing is done that the list did not show, sends stay bounded, counts hold", () => {
  const items = [changeItem("A"), changeItem("B"), changeItem("C", { ztdId: "ztd-c" })];
  const steps = fc.subarray([0, 1, 2, 7], { minLength: 1 });
  const answer = fc.constantFrom("accepted", "refused", "unclear", "notTaken" as const);
  const found = fc.constantFrom("after", "before", "other", "absent" as const);
  const fact = fc.oneof(
    steps.map((chosen) => ({ kind: "tenantChangeSent", changeId: "change-1", steps: chosen }) as const),
    fc
      .tuple(steps, answer)
      .map(
        ([chosen, said]) =>
          ({ kind: "tenantChangeAnswered", changeId: "change-1", steps: chosen, answer: said }) as const,
      ),
    fc.tuple(steps, found).map(([chosen, what]) => ({
      kind: "tenantChangeSeen" as const,
      changeId: "change-1",
      findings: chosen.map((step) => ({ step, found: what })),
    })),
    fc
      .tuple(steps, fc.constantFrom("again", "leave" as const))
      .map(
        ([chosen, decision]) =>
          ({ kind: "tenantChangeDecided", changeId: "change-1", steps: chosen, decision }) as const,
      ),
    fc.constant({ kind: "benchStarted" } as const),
  );
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 40 }), (facts) => {
      const opening = changeStep(20, { kind: "tenantChangeOpened", change: plannedChange(items) });
      const rows = journalOf([opening, ...facts.map((one, index) => changeStep(21 + index, one as never))]);
      let state = benchWith("readyToStart");
      const shown = new Set<number>();
      for (const row of rows) {
        if (row.kind === "tenantChangeSeen")
          for (const finding of row.findings) if (finding.found === "after") shown.add(finding.step);
        state = evolve(state, row);
        const [change] = state.changes;
        if (change === undefined) throw new Error("The change is gone");
        expect(change.open).toBe(change.steps.filter(isUnderWay).length);
        for (const [index, step] of change.steps.entries()) {
          if (step.state === "done") expect(shown.has(index)).toBe(true);
          expect(step.attempt).toBeGreaterThanOrEqual(0);
          expect(step.attempt).toBeLessThanOrEqual(2);
        }
        const mark = unitIn(state).change;
        const own = change.steps.filter(({ item }) => item.unitId === "A");
        if (own.some(isUnderWay)) expect(mark?.state).toBe("underWay");
        else expect(mark?.state === "underWay").toBe(false);
      }
    }),
  );
});
