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
    const { ledger } = await bench.record();
    const batches = Object.entries(ledger.callsByRoute).filter(([route]) => route === "POST $batch");
    expect(batches.reduce((sum, [, calls]) => sum + calls, 0)).toBeLessThanOrEqual(sets.length);
  },
);

test("a first update that has no effect is sent once more, and then it is there", unhurried, async () => {
  const bench = await readyBench("good-morning", 7, { switches: { ignoresFirstUpdate: true } });
  for (const tile of startable(bench)) expect((await bench.unit(tile.slot ?? 0)).futureName).toMatch(/^NW-/);
  const { ledger } = await bench.record();
  const updates = Object.entries(ledger.callsByRoute).filter(([route]) => /updateDeviceProperties/i.test(route));
  expect(updates.reduce((sum, [, calls]) => sum + calls, 0)).toBe(20);
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
