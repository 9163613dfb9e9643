import type { Settings } from "../../shared/contract/commands/settings.ts";
import type { TopicName } from "../../shared/contract/names.ts";
import type { TopicSnapshot } from "../../shared/contract/topics/index.ts";
import type { AppError } from "../../shared/kernel/app-error.ts";
import type { BenchClient } from "../client/bench-client.ts";
import { type ClockPorts, createBenchClock } from "./bench-clock.ts";
import type { Bench, Opening, ScanTaker } from "./bench-context.ts";
import { type BoardModel, takePatch, takeSnapshot } from "./board-model.ts";
import { createHandOver } from "./hand-over.ts";
import { keepReadings } from "./keep-readings.ts";
import { reportOfError } from "./report-text.ts";
import { createFrameStore, createStore } from "./store.ts";
import { createUi } from "./ui-state.ts";

/** What the read models need of the page. */
export type BenchPorts = ClockPorts & {
  readonly client: BenchClient;
  /** Runs a function before the next frame is drawn. */
  readonly beforeFrame: (run: () => void) => void;
  /** A new name that nothing else has. */
  readonly newId: () => string;
};

/** Topics that send themselves whole. */
type WholeTopic = Exclude<TopicName, "board">;

/** The read models of a page, and what starts following the bench. Making it starts nothing. */
export function createBench(ports: BenchPorts): { readonly bench: Bench; readonly start: () => () => void } {
  const { client } = ports;
  const opening = createStore<Opening>({ state: "opening" });
  const board = createFrameStore<BoardModel | undefined>(undefined, ports.beforeFrame);
  const status = createStore<TopicSnapshot<"status"> | undefined>(undefined);
  const session = createStore<TopicSnapshot<"session"> | undefined>(undefined);
  const intake = createStore<TopicSnapshot<"intake"> | undefined>(undefined);
  const lan = createStore<TopicSnapshot<"lan"> | undefined>(undefined);
  const link = createStore<TopicSnapshot<"link"> | undefined>(undefined);
  const partner = createStore<TopicSnapshot<"partner"> | undefined>(undefined);
  const practice = createStore<TopicSnapshot<"practice"> | undefined>(undefined);
  const changes = createStore<TopicSnapshot<"changes"> | undefined>(undefined);
  const settings = createStore<Settings | undefined>(undefined);
  const clock = createBenchClock(ports);
  const ui = createUi();
  let lastChange: Promise<AppError | undefined> = Promise.resolve(undefined);

  function follow<N extends WholeTopic>(topic: N, take: (view: TopicSnapshot<N>) => void): () => void {
    return client.watch(topic, (change) => {
      // A small topic's patch is the whole view again.
      take("snapshot" in change ? change.snapshot : (change.patch as TopicSnapshot<N>));
    });
  }

  async function open(): Promise<void> {
    opening.set({ state: "opening" });
    const result = await client.call("bench.open", {});
    opening.set(result.ok ? { state: "open", result: result.value } : { state: "failed", error: result.error });
    if (result.ok && result.value.notReopened !== undefined) ui.act.report(reportOfError(result.value.notReopened));
  }

  async function readSettings(): Promise<void> {
    const result = await client.call("settings.read", {});
    if (result.ok) settings.set(result.value);
    else ui.act.report(reportOfError(result.error));
  }

  async function changeSettings(part: Partial<Settings>): Promise<AppError | undefined> {
    const before = settings.get();
    // Nobody can change what is not shown yet.
    if (before === undefined) return undefined;
    const next = { ...before, ...part };
    const result = await client.call("settings.write", next);
    if (!result.ok) return result.error;
    settings.set(next);
    return undefined;
  }

  function start(): () => void {
    const stops = [
      client.watch("board", (change) => {
        const before = board.latest();
        if ("snapshot" in change) board.set(takeSnapshot(before, change.snapshot));
        else if (before !== undefined) board.set(takePatch(before, change.patch));
      }),
      follow("status", (view) => {
        clock.setRate(view.clock);
        status.set(view);
      }),
      follow("session", session.set),
      follow("intake", (view) => intake.set(keepReadings(intake.get(), view))),
      follow("lan", lan.set),
      follow("link", link.set),
      follow("partner", partner.set),
      follow("practice", practice.set),
      follow("changes", changes.set),
      clock.start(),
    ];
    void open();
    void readSettings();
    return () => {
      for (const stop of stops) stop();
    };
  }

  const bench: Bench = {
    client,
    opening,
    open,
    board,
    status,
    session,
    intake,
    lan,
    link,
    partner,
    practice,
    changes,
    handOver: createHandOver(client, ports),
    settings,
    changeSettings: (part) => {
      const change = lastChange.then(() => changeSettings(part));
      lastChange = change;
      return change;
    },
    scanTaker: createStore<ScanTaker | undefined>(undefined),
    clock,
    ui,
  };
  return { bench, start };
}
