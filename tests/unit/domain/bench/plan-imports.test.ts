import { describe, expect, it } from "vitest";
import { importIdOf } from "../../../../shared/domain/bench/import-id.ts";
import { matchImports } from "../../../../shared/domain/bench/match/match-imports.ts";
import { matchRegistrations } from "../../../../shared/domain/bench/match/match-registrations.ts";
import type { Pace, Pacing } from "../../../../shared/domain/bench/plan/pacing.ts";
import { plan } from "../../../../shared/domain/bench/plan/plan.ts";
import { mapValues } from "../../../../shared/kernel/persistent-map.ts";
import { andThen, benchStarted, given, orderOpened, type Step, smoothLife, unitIn } from "../../../support/builders.ts";
import { at } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";

const a = unitSteps("A");
const b = unitSteps("B");
type BenchState = ReturnType<typeof given>;

const running = (minute: number): Pace => ({ running: true, startedAt: at(minute), failures: 0 });

function planAll(bench: BenchState, minute: number, pacing: Pacing = new Map()) {
  const touched = [...mapValues(bench.units)].map((unit) => unit.id);
  return plan(bench, pacing, touched, at(minute));
}

describe("sending imports", () => {
  const imports = (bench: BenchState, minute: number, pacing: Pacing = new Map()) =>
    planAll(bench, minute, pacing).effects.flatMap((effect) => (effect.kind === "sendImports" ? effect.items : []));

  it("sends nothing for a unit before the tenant's devices were read without it", () => {
    const bench = given(orderOpened(), a.seen(), a.hashRead(1));
    expect(imports(bench, 100)).toEqual([]);
    expect(planAll(bench, 100).effects).toEqual([{ kind: "readTenant", read: "registrations" }]);
  });

  it("gathers for ten seconds, then journals what it is about to send", () => {
    const bench = given(orderOpened(), a.seen(), a.hashRead(1), a.registrationAbsent(2));
    expect(planAll(bench, 1 + 0.1)).toMatchObject({ effects: [], tenantWakeAt: at(1) + 10_000 });
    const sending = planAll(bench, 3);
    const item = { unitId: "A", importId: importIdOf("order-1", "A"), attempt: 1 };
    expect(sending.effects).toEqual([{ kind: "sendImports", items: [item] }]);
    expect(sending.drafts).toEqual([{ kind: "importSent", source: "E-RUN", at: at(3), ...item }]);
  });

  it("does not plan a second call while one is on its way", () => {
    const bench = given(orderOpened(), a.seen(), a.hashRead(1), a.registrationAbsent(2));
    expect(imports(bench, 3, new Map([["sendImports", running(3)]]))).toEqual([]);
  });

  it("adopts a registration that is there", () => {
    const bench = given(orderOpened(), a.seen(), a.hashRead(1), a.registrationSeen(2));
    expect([imports(bench, 100), bench.toImport.size]).toEqual([[], 0]);
  });

  it("sends at most a hundred rows in one call, and no unit twice", () => {
    const many = Array.from({ length: 130 }, (_, index) => unitSteps(`U${index}`)).flatMap((unit) => [
      unit.seen(),
      unit.hashRead(1),
      unit.registrationAbsent(2),
    ]);
    const items = imports(given(orderOpened(), ...many), 3);
    expect([items.length, new Set(items.map((item) => item.unitId)).size]).toEqual([100, 100]);
  });

  it("after a failed call looks at nobody before its pause is over", () => {
    const bench = given(orderOpened(), a.seen(), a.hashRead(1), a.registrationAbsent(2));
    const paused: Pace = { running: false, startedAt: at(2), endedAt: at(3), failures: 1, retryAt: at(9) };
    expect(planAll(bench, 4, new Map([["sendImports", paused]]))).toMatchObject({ effects: [], tenantWakeAt: at(9) });
    expect(imports(bench, 9, new Map([["sendImports", paused]])).map((item) => item.unitId)).toEqual(["A"]);
  });

  it("takes no more than two thousand absences from one reading; the next ones bring the rest", () => {
    const many = Array.from({ length: 2_500 }, (_, index) => unitSteps(`U${index}`));
    const bench = given(orderOpened(), ...many.flatMap((unit) => [unit.seen(), unit.hashRead(1)]));
    const first = matchRegistrations(bench, [], at(5), at(5));
    const absent = new Set(first.map((draft) => ("unitId" in draft ? draft.unitId : "")));
    expect([first.length, absent.size]).toEqual([2_000, 2_000]);
    const after = andThen(bench, ...[...absent].map((id) => unitSteps(id).registrationAbsent(5)));
    const second = matchRegistrations(after, [], at(6), at(6));
    expect(second.length).toBe(500);
    expect(second.some((draft) => "unitId" in draft && absent.has(draft.unitId))).toBe(false);
  });

  it("a list that was asked for before somebody wanted a refused unit sent again does not send it", () => {
    const refused = a.importSeen(6, { status: "error", errorCode: 807, errorName: "InvalidZtdHardwareHash" });
    const bench = given(
      orderOpened(),
      ...smoothLife("checked"),
      a.importSent(3),
      refused,
      a.registrationAskedAgain(20),
    );
    expect(unitIn(bench).stage).toBe("checked");
    expect(matchRegistrations(bench, [], at(21), at(19))).toEqual([]);
    expect(matchRegistrations(bench, [], at(22), at(20))).toMatchObject([{ kind: "registrationAbsent", unitId: "A" }]);
  });

  it("gives an import id of its own to each unit of each order, always the same", () => {
    const ids = [
      importIdOf("order-1", "A"),
      importIdOf("order-1", "B"),
      importIdOf("order-2", "A"),
      importIdOf("order-1", "A"),
    ];
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  describe("after a storage error", () => {
    const failure = { status: "error", errorCode: 640, errorName: "StorageError" } as const;
    const failed = (attempt: number): BenchState =>
      given(orderOpened(), ...smoothLife("checked"), a.importSent(10, attempt), a.importSeen(20, failure));

    it.each([
      [1, 0.25],
      [2, 2],
      [3, 8],
    ])(
      "try %i is followed by the next after %i minutes, under the same id and in place of the old row",
      (attempt, minutes) => {
        expect(planAll(failed(attempt), 20).tenantWakeAt).toBeLessThanOrEqual(at(20 + minutes));
        expect(imports(failed(attempt), 20 + minutes - 0.01)).toEqual([]);
        expect(imports(failed(attempt), 20 + minutes + 0.2)).toEqual([
          { unitId: "A", importId: "import-A", attempt: attempt + 1, replacesRecordId: "record-A" },
        ]);
      },
    );

    it("the fourth is the last", () => {
      expect(imports(failed(4), 10_000)).toEqual([]);
      expect(unitIn(failed(4)).stage).toBe("stopped");
    });
  });

  it("what never arrived takes no try away", () => {
    const offline = [2, 3, 4].map((attempt) => [
      a.importSent(attempt * 2, 1),
      a.importFailed(attempt * 2 + 1, false, "graph.offline"),
    ]);
    const bench = given(orderOpened(), ...smoothLife("checked"), ...offline.flat());
    expect(imports(bench, 20)).toEqual([{ unitId: "A", importId: "import-A", attempt: 1 }]);
  });

  it("a unit that waits for its pause keeps nobody else waiting", () => {
    const failure = { status: "error", errorCode: 640, errorName: "StorageError" } as const;
    const bench = given(
      orderOpened(),
      ...smoothLife("checked"),
      a.importSent(10, 3),
      a.importSeen(20, failure),
      b.seen(),
      b.hashRead(1),
      b.registrationAbsent(2),
    );
    expect(imports(bench, 21).map((item) => item.unitId)).toEqual(["B"]);
  });
});

describe("an import of unknown fate", () => {
  const interrupted = (...steps: readonly Step[]): BenchState =>
    given(orderOpened(), ...smoothLife("checked"), a.importSent(10), ...steps);
  const isSentAgain = (bench: BenchState) =>
    planAll(bench, 200).effects.some((effect) => effect.kind === "sendImports");

  it.each<readonly [string, boolean, readonly Step[]]>([
    ["still on its way", false, []],
    ["a start later", false, [benchStarted(20)]],
    ["absent from both lists, a minute later", true, [benchStarted(20), a.importAbsent(21), a.registrationAbsent(21)]],
    ["absent from the import list only", false, [benchStarted(20), a.importAbsent(21)]],
    ["absent from the devices only", false, [benchStarted(20), a.registrationAbsent(21)]],
    ["absent too early", false, [benchStarted(20), a.importAbsent(20.9), a.registrationAbsent(20.9)]],
    ["absent before it was unclear", false, [a.importAbsent(12), a.registrationAbsent(12), benchStarted(20)]],
    ["the call broke off", true, [a.importFailed(15, false), a.importAbsent(16), a.registrationAbsent(16)]],
    ["absent, then shown after all", false, [benchStarted(20), a.importAbsent(21), a.importSeen(22)]],
    [
      "taken before the start",
      false,
      [a.importAccepted(11), benchStarted(20), a.importAbsent(25), a.registrationAbsent(25)],
    ],
    [
      "taken, and gone from both lists long after it was sent",
      true,
      [a.importAccepted(11), a.importAbsent(13), a.importAbsent(30), a.registrationAbsent(31)],
    ],
    [
      "taken, and gone from the list of rows alone",
      false,
      [a.importAccepted(11), a.importAbsent(13), a.importAbsent(30), a.registrationAbsent(29)],
    ],
    ["held back by the service", true, [a.importFailed(15, false, "graph.throttled")]],
    ["not let in", true, [a.importFailed(15, false, "graph.unauthorised")]],
    ["never reached", true, [a.importFailed(15, false, "graph.offline")]],
    ["failed with an answer of the service", false, [a.importFailed(15, false, "graph.unavailable")]],
  ])("%s", (_, again, steps) => {
    expect(isSentAgain(interrupted(...steps))).toBe(again);
  });

  it("a list says nothing about later than when it was asked for", () => {
    const bench = interrupted(benchStarted(20));
    expect([matchImports(bench, [], at(30), at(20.9)), matchRegistrations(bench, [], at(30), at(20.9))]).toEqual([
      [],
      [],
    ]);
    expect(matchImports(bench, [], at(30), at(21))).toMatchObject([{ kind: "importAbsent", unitId: "A" }]);
    expect(matchRegistrations(bench, [], at(30), at(21))).toMatchObject([{ kind: "registrationAbsent", unitId: "A" }]);
  });

  it("absence is written down once, not with every reading", () => {
    const known = interrupted(benchStarted(20), a.importAbsent(30), a.registrationAbsent(30));
    expect([matchImports(known, [], at(40), at(40)), matchRegistrations(known, [], at(40), at(40))]).toEqual([[], []]);
  });

  it("a row on its way is not absent", () => {
    expect(matchImports(interrupted(), [], at(100), at(100))).toEqual([]);
  });
});
