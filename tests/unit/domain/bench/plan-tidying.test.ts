import { describe, expect, it } from "vitest";
import type { Pacing } from "../../../../shared/domain/bench/plan/pacing.ts";
import { plan } from "../../../../shared/domain/bench/plan/plan.ts";
import { mapEntries } from "../../../../shared/kernel/persistent-map.ts";
import { andThen, given, orderOpened, type Step, smoothLife, unitIn } from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
type BenchState = ReturnType<typeof given>;

const sent = (...steps: readonly Step[]) => given(orderOpened(), ...smoothLife("checked"), a.importSent(3), ...steps);
const removals = (bench: BenchState, minute: number, pacing: Pacing = new Map()) =>
  plan(bench, pacing, [], at(minute)).effects.flatMap((effect) => (effect.kind === "removeImports" ? effect.rows : []));

describe("imported rows whose result is known", () => {
  const done = sent(a.importAccepted(3), a.importSeen(6));

  it("are deleted a minute later, which is journaled before", () => {
    expect(removals(done, 6.9)).toEqual([]);
    expect(removals(done, 7)).toEqual([{ unitId: "A", recordId: "record-A" }]);
    expect(plan(done, new Map(), [], at(7)).drafts).toContainEqual({
      kind: "importRowsRemoving",
      source: "E-RUN",
      at: at(7),
      recordIds: ["record-A"],
    });
  });

  it("are deleted once, and the result stays known", () => {
    const tidy = andThen(done, a.importRowRemoved(7));
    expect([tidy.toTidy.size, removals(tidy, 100)]).toEqual([0, []]);
    expect(unitIn(tidy)).toMatchObject({ stage: "registering", import: { record: { value: { status: "complete" } } } });
  });

  it.each([
    ["taken over", 806, 1],
    ["of another tenant", 808, 1],
    ["refused", 802, 1],
    ["to be sent again, which deletes them", 640, 0],
  ])("%s (%i)", (_, errorCode, count) => {
    const bench = sent(a.importSeen(6, { status: "error", errorCode, errorName: "" }));
    expect(removals(bench, 30)).toHaveLength(count);
  });

  it("are never rows that are still worked on, or that this bench did not see as its own", () => {
    expect(removals(sent(), 60)).toEqual([]);
    expect(removals(sent(a.importAccepted(3)), 60)).toEqual([]);
    expect(andThen(done, a.importRowRemoved(7, "record-of-others")).toTidy.size).toBe(1);
  });

  it("pause between batches", () => {
    const pace = { running: false, startedAt: at(8), endedAt: at(8), failures: 0 };
    expect(removals(done, 8.1, new Map([["removeImports", pace]]))).toEqual([]);
    expect(removals(done, 8.2, new Map([["removeImports", pace]]))).toHaveLength(1);
  });

  it("twenty at a time, and not while a large wave waits for its profiles, unless that takes too long", () => {
    const units = Array.from({ length: 30 }, (_, index) => unitSteps(`U${index}`));
    const wave = given(
      orderOpened(),
      ...units.flatMap((unit) => [
        unit.seen(),
        unit.hashRead(1),
        unit.registrationAbsent(2),
        unit.importSent(3),
        unit.importSeen(6),
      ]),
    );
    expect([removals(wave, 20).length, removals(wave, 36).length]).toEqual([0, 20]);
  });

  it("are not named as replaced when they are gone already", () => {
    const again = sent(a.importSeen(6, { status: "error", errorCode: 802 }), a.importRowRemoved(7), a.hashRead(9));
    const items = plan(again, new Map(), [], at(30)).effects.flatMap((effect) =>
      effect.kind === "sendImports" ? effect.items : [],
    );
    expect(items).toEqual([{ unitId: "A", importId: "import-A", attempt: 2 }]);
    expect([...mapEntries(again.toTidy)]).toEqual([]);
  });
});
