import { expect, test } from "vitest";
import type { ChangeSetView, ChangesView } from "../../shared/contract/assign/view.ts";
import type { CommandInput, CommandOutput } from "../../shared/contract/commands/index.ts";
import type { Tile } from "../../shared/domain/bench/board-view.ts";
import { orThrow } from "../support/or-throw.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import type { ScenarioBench } from "../support/scenario-bench.ts";

const minute = 60_000;

/** What the page is told of the changes. */
function watchChanges(bench: ScenarioBench): () => ChangesView {
  let view: ChangesView = { sets: [], total: 0 };
  bench.runtime().topics.watch("changes", (message) => {
    view = "snapshot" in message ? message.snapshot : message.patch;
  });
  return () => view;
}

const preview = async (
  bench: ScenarioBench,
  choice: CommandInput<"assign.preview">["choice"],
  wish: CommandInput<"assign.preview">["wish"],
  atScreen = false,
): Promise<CommandOutput<"assign.preview">> => {
  let answer: Awaited<ReturnType<ReturnType<ScenarioBench["runtime"]>["handlers"]["assign.preview"]>> | undefined;
  void bench
    .runtime()
    .handlers["assign.preview"]({ choice, wish, atScreen })
    .then((given) => {
      answer = given;
    });
  await bench.until(() => answer !== undefined);
  if (answer === undefined) throw new Error("No answer");
  return orThrow(answer);
};

const typed = (bench: ScenarioBench, devices: number): CommandInput<"assign.apply">["approval"] => ({
  kind: "typed",
  orderNumber: bench.board().order.number,
  devices,
});

const sumOf = (callsByRoute: Readonly<Record<string, number>>, route: RegExp): number =>
  Object.entries(callsByRoute).reduce((sum, [name, calls]) => (route.test(name) ? sum + calls : sum), 0);

const setOf = (view: ChangesView, changeId: string): ChangeSetView => {
  const found = view.sets.find((set) => set.changeId === changeId);
  if (found === undefined) throw new Error(`${changeId} is not listed`);
  return found;
};

const startable = (bench: ScenarioBench): readonly Tile[] =>
  bench.board().tiles.filter(({ word }) => word === "startIt");

async function readyBench(...scenario: Parameters<typeof runningScenario>): Promise<ScenarioBench> {
  const bench = await runningScenario(...scenario);
  await bench.collect();
  await bench.until(() => startable(bench).length === 10, undefined, 3 * 60 * minute);
  return bench;
}

test(
  "the order's name rule names every unit before it is started, once, and few calls are enough",
  unhurried,
  async () => {
    const bench = await readyBench("good-morning", 7);
    const changes = watchChanges(bench);
    const tiles = startable(bench);
    expect(tiles).toHaveLength(10);
    for (const tile of tiles) {
      const unit = await bench.unit(tile.slot ?? 0);
      expect(unit.futureName).toBe(`NW-${tile.serialNumber.slice(-12)}`);
    }
    const sets = changes().sets.filter(({ reason }) => reason === "order");
    expect(sets.reduce((sum, { counts }) => sum + counts.done, 0)).toBe(10);
    expect(sets.every(({ counts }) => counts.done === counts.values)).toBe(true);
    const calls = bench
      .app()
      .log.lines()
      .filter(({ fields }) => fields?.operation === "changeRegistrations");
    expect(calls).toHaveLength(sets.length);
    expect(sets.length).toBeLessThanOrEqual(3);
  },
);

test("a first update that has no effect is sent once more, and then it is there", unhurried, async () => {
  const bench = await readyBench("good-morning", 7, { switches: { ignoresFirstUpdate: true } });
  for (const tile of startable(bench)) expect((await bench.unit(tile.slot ?? 0)).futureName).toMatch(/^NW-/);
  const { ledger } = await bench.record();
  expect(sumOf(ledger.callsByRoute, /updateDeviceProperties/i)).toBe(20);
});

test(
  "a bulk change shows first what it would do, does exactly that, and is taken back with one word",
  unhurried,
  async () => {
    const bench = await readyBench("good-morning", 7);
    const { handlers } = bench.runtime();
    const changes = watchChanges(bench);
    const { domain } = bench.practice.world.tenant;

    const shown = await preview(
      bench,
      { kind: "order" },
      { user: { kind: "fixed", userPrincipalName: `adele@${domain}` } },
    );
    expect(shown.totals).toEqual({ devices: 10, change: 10, unchanged: 0, refused: 0 });
    expect(shown.rows[0]).toMatchObject({
      values: [{ field: "user", before: "", after: `adele@${domain}` }],
      warnings: ["notPrefilled"],
    });
    const { previewId } = shown;
    expect(await handlers["assign.apply"]({ previewId, approval: typed(bench, 9) })).toMatchObject({
      ok: false,
      error: { code: "assign.wrongConfirmation" },
    });
    const { changeId } = orThrow(await handlers["assign.apply"]({ previewId, approval: typed(bench, 10) }));
    expect(await handlers["assign.apply"]({ previewId, approval: typed(bench, 10) })).toMatchObject({
      ok: false,
      error: { code: "assign.previewGone" },
    });
    await bench.until(() => setOf(changes(), changeId).counts.open === 0, undefined, 30 * minute);
    expect(setOf(changes(), changeId).counts).toEqual({ values: 10, done: 10, open: 0, failed: 0, left: 0 });
    const users = () => bench.practice.world.identities.all().map(({ userPrincipalName }) => userPrincipalName);
    expect(new Set(users())).toEqual(new Set([`adele@${domain}`]));

    // Somebody else gives one device to another person: that one is left alone, and it is said.
    const [theirs] = bench.practice.world.identities.all();
    if (theirs === undefined) throw new Error("Nothing is registered");
    bench.practice.world.identities.put({ ...theirs, userPrincipalName: `diego@${domain}` });
    let undone: Awaited<ReturnType<(typeof handlers)["assign.undo"]>> | undefined;
    void handlers["assign.undo"]({ changeId }).then((answer) => {
      undone = answer;
    });
    await bench.until(() => undone !== undefined);
    expect(undone).toMatchObject({ ok: true, value: { undone: 9, overtaken: 1 } });
    const isPutBack = () => changes().sets.some(({ undoes, counts }) => undoes === changeId && counts.open === 0);
    await bench.until(isPutBack, undefined, 30 * minute);
    expect(users().toSorted()).toEqual([...new Array(9).fill(""), `diego@${domain}`]);
    expect(setOf(changes(), changeId)).toMatchObject({ canUndo: false });
    expect(changes().sets[0]).toMatchObject({ reason: "undo", undoes: changeId, chosen: { devices: 10, refused: 1 } });
  },
);

test(
  "people who cannot use a device, names that clash and devices nobody registered are refused before anything is sent",
  unhurried,
  async () => {
    const bench = await runningScenario("long-wait", 7);
    const { domain } = bench.practice.world.tenant;
    const refusalOf = async (name: string) => {
      const user = { kind: "fixed", userPrincipalName: `${name}@${domain}` } as const;
      return (await preview(bench, { kind: "tag", groupTag: "OLD-TAG" }, { user })).rows.map(({ refusals }) =>
        refusals.join(),
      );
    };
    expect(new Set(await refusalOf("nobody"))).toEqual(new Set(["userUnknown"]));
    expect(new Set(await refusalOf("lidia"))).toEqual(new Set(["userWithoutIntune"]));
    expect(new Set(await refusalOf("nestor"))).toEqual(new Set(["userDisabled"]));
    expect(new Set(await refusalOf("pradeep"))).toEqual(new Set(["userWithoutEntraPremium"]));
    const named = await preview(
      bench,
      { kind: "tag", groupTag: "OLD-TAG" },
      { name: { kind: "fixed", name: "ALL-THE-SAME" } },
    );
    expect(new Set(named.rows.flatMap(({ refusals }) => refusals))).toEqual(new Set(["nameClash"]));
    const serials = await preview(bench, { kind: "serials", serialNumbers: ["NO-SUCH-1"] }, { groupTag: "X" });
    expect(serials.rows).toMatchObject([
      { serialNumber: "NO-SUCH-1", outcome: "refused", refusals: ["notRegistered"] },
    ]);
    const { callsByRoute } = (await bench.record()).ledger;
    expect(Object.keys(callsByRoute).filter((route) => !/^GET |\$batch/.test(route))).toEqual([]);
  },
);

test(
  "a unit at its pre-provisioning screen gets another user, is refreshed there, confirmed, and then ships",
  unhurried,
  async () => {
    const bench = await readyBench("good-morning", 7);
    const { handlers } = bench.runtime();
    const { domain } = bench.practice.world.tenant;
    const [tile] = startable(bench);
    if (tile?.slot === undefined) throw new Error("Nothing can be started");
    await bench.act(tile.slot, "refresh");
    const screen = () => bench.practice.state().devices.find(({ position }) => position === tile.slot)?.screen;
    expect(screen()).toMatchObject({ page: "preProvision", user: "" });

    const user = { kind: "fixed", userPrincipalName: `ADELE@${domain}` } as const;
    const { previewId } = await preview(bench, { kind: "units", unitIds: [tile.unitId] }, { user }, true);
    const identifiers = { serialEnding: tile.serialNumber.slice(-5), slotOrModel: String(tile.slot) };
    expect(
      await handlers["assign.apply"]({
        previewId,
        approval: { kind: "identifiers", identifiers: { ...identifiers, slotOrModel: "99" } },
      }),
    ).toMatchObject({ ok: false, error: { code: "unit.wrongIdentifiers" } });
    expect(await handlers["assign.confirm"]({ unitId: tile.unitId })).toMatchObject({ ok: false });
    orThrow(await handlers["assign.apply"]({ previewId, approval: { kind: "identifiers", identifiers } }));

    // Meanwhile it is not offered for starting: the device would start with the old user.
    await bench.pass(1000);
    expect(bench.tile(tile.slot)).toMatchObject({
      word: "waitingForProfile",
      detail: { params: { reason: "valuesChanging" } },
    });
    await bench.until(() => bench.tile(tile.slot ?? 0).word === "pressRefresh", undefined, 30 * minute);
    await bench.act(tile.slot, "refresh");
    expect(screen()).toMatchObject({ page: "preProvision", user: `adele@${domain}` });
    orThrow(await handlers["assign.confirm"]({ unitId: tile.unitId }));
    await bench.pass(1000);
    expect(bench.tile(tile.slot).word).toBe("startIt");
    await bench.until(() => bench.tile(tile.slot ?? 0).word === "shipped", bench.hireTechnician());
  },
);

test("an assigned group is put on and taken off again, read back from its members", unhurried, async () => {
  const bench = await readyBench("good-morning", 7);
  const { handlers } = bench.runtime();
  const changes = watchChanges(bench);
  const { groups } = orThrow(await handlers["assign.groups"]({}));
  expect(groups.map(({ name }) => name)).toEqual(["Bench pilots"]);
  const [pilots] = groups;
  if (pilots === undefined) throw new Error("There is no assigned group");
  const shown = await preview(bench, { kind: "order" }, { membership: { ...pilots, isMember: true } });
  const { changeId } = orThrow(
    await handlers["assign.apply"]({ previewId: shown.previewId, approval: typed(bench, 10) }),
  );
  await bench.until(() => setOf(changes(), changeId).counts.open === 0, undefined, 30 * minute);
  expect(setOf(changes(), changeId).counts).toMatchObject({ values: 10, done: 10 });
  const members = () =>
    bench.practice.world.entraDevices.all().filter(({ groupIds }) => groupIds.includes(pilots.groupId)).length;
  expect(members()).toBe(10);
  expect((await preview(bench, { kind: "order" }, { membership: { ...pilots, isMember: true } })).totals).toMatchObject(
    {
      unchanged: 10,
    },
  );
  let undone: Awaited<ReturnType<(typeof handlers)["assign.undo"]>> | undefined;
  void handlers["assign.undo"]({ changeId }).then((answer) => {
    undone = answer;
  });
  await bench.until(() => undone !== undefined);
  expect(undone).toMatchObject({ ok: true, value: { undone: 10 } });
  await bench.until(() => members() === 0, undefined, 30 * minute);
});

test.each([
  ["two changes at once", { route: "updateDeviceProperties", kind: "conditionNotMet", first: 3 }],
  ["a throttled tenant", { route: "updateDeviceProperties", kind: "throttledBlind", first: 5 }],
  ["answers that get lost", { route: "$batch", kind: "answerLost", first: 1 }],
  ["a connection that is cut", { route: "$batch", kind: "dropped", first: 1 }],
] as const)(
  "with %s every name is given in the end, and none is written without having been read",
  unhurried,
  async (_name, rule) => {
    const bench = await readyBench("good-morning", 7, { faults: [{ ...rule, share: 0, retryAfterSeconds: 0 }] });
    for (const tile of startable(bench)) expect((await bench.unit(tile.slot ?? 0)).futureName).toMatch(/^NW-/);
    const { answers, callsByRoute } = (await bench.record()).ledger;
    // The trouble was really there; and what arrived although its answer got lost was not sent again.
    const isOfPart = rule.route === "updateDeviceProperties";
    expect(answers.dropped ?? 0).toBe(isOfPart ? 0 : 1);
    expect(sumOf(callsByRoute, /updateDeviceProperties/i)).toBe(isOfPart ? 10 + rule.first : 10);
  },
);

test("a tenant that takes no change right after a registration is asked again until it does", unhurried, async () => {
  const bench = await readyBench("good-morning", 7, { switches: { earlyUpdateSeconds: 900 } });
  for (const tile of startable(bench)) expect((await bench.unit(tile.slot ?? 0)).futureName).toMatch(/^NW-/);
  const { callsByRoute } = (await bench.record()).ledger;
  expect(sumOf(callsByRoute, /updateDeviceProperties/i)).toBeGreaterThan(10);
});

test(
  "a bench that is closed in the middle of a change goes on with it, and sends nothing twice without looking",
  unhurried,
  async () => {
    const bench = await runningScenario("good-morning", 7);
    await bench.collect();
    const changes = watchChanges(bench);
    await bench.until(() => changes().sets.some(({ counts }) => counts.open > 0));
    await bench.restart();
    await bench.until(() => startable(bench).length === 10);
    for (const tile of startable(bench)) expect((await bench.unit(tile.slot ?? 0)).futureName).toMatch(/^NW-/);
    const { callsByRoute } = (await bench.record()).ledger;
    expect(sumOf(callsByRoute, /updateDeviceProperties/i)).toBe(10);
  },
);
