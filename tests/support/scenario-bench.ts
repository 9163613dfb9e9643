import type { Runtime } from "../../main/app/runtime/open-runtime.ts";
import { type PracticeRecord, readPracticeRecord } from "../../main/boot/terminal/practice-truth.ts";
import { isAtRest } from "../../main/boot/terminal/run-order.ts";
import type { ScenarioId } from "../../main/practice/scenarios/catalogue.ts";
import {
  type PracticeWorldHandle,
  type PracticeWorldOptions,
  startPracticeWorld,
} from "../../main/practice/serve/start-practice-world.ts";
import {
  createSimulatedTechnician,
  type SimulatedTechnician,
  type TechnicianBench,
} from "../../main/practice/technician/simulated-technician.ts";
import type { PracticeAct } from "../../shared/contract/practice/control.ts";
import type { IntakeView } from "../../shared/contract/topics/intake.ts";
import type { BoardView, Tile } from "../../shared/domain/bench/board-view.ts";
import type { UnitView } from "../../shared/domain/bench/unit-view.ts";
import { mostUnits } from "../../shared/domain/policy/most-units.ts";
import { createActivity } from "./activity.ts";
import { orThrow } from "./or-throw.ts";
import { openScenarioApp, type ScenarioApp, type ScenarioAppOptions } from "./scenario-app.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

/** How a bench is opened. `folder` is where the app keeps its files. */
export type ScenarioBenchOptions = {
  readonly seed: number;
  readonly folder: string;
  readonly units?: number;
  /** What is different about the app. */
  readonly app?: Pick<ScenarioAppOptions, "order" | "accessToken" | "startsSignedOut" | "log" | "signOutAfterMinutes">;
  /** What the tenant does otherwise than usual. */
  readonly world?: Pick<PracticeWorldOptions, "switches" | "faults" | "tenantTrouble" | "partner" | "path">;
};

/** A practice world and the app on one clock, and hands to work with. Positions are slot numbers, from 1. */
export type ScenarioBench = {
  readonly clock: VirtualClock;
  readonly practice: PracticeWorldHandle;
  readonly app: () => ScenarioApp;
  readonly runtime: () => Runtime;
  readonly board: () => BoardView;
  readonly tile: (position: number) => Tile;
  readonly unit: (position: number) => Promise<UnitView>;
  /** Every `class word` a unit has had, in order, without repetitions in a row. */
  readonly history: (position: number) => readonly string[];
  /** Lets the bridge list the devices and takes them as units. */
  readonly collect: () => Promise<void>;
  /** What the intake screen shows. */
  readonly intake: () => IntakeView;
  /** Plugs the stick with the devices' files in, or pulls it. */
  readonly plugStick: (plugged: boolean) => Promise<void>;
  readonly act: (position: number, action: PracticeAct["action"]) => Promise<void>;
  /** A technician at this bench; `change` lets a test take commands out of their hands. */
  readonly hireTechnician: (change?: (handlers: Handlers) => Handlers) => SimulatedTechnician;
  /** Lets time go on until `isDone` holds, with the technician walking past every ten seconds. Throws after `limitMs`. */
  readonly until: (isDone: () => boolean, technician?: SimulatedTechnician, limitMs?: number) => Promise<void>;
  /** Works the order until nothing more can be done by hand or by waiting. */
  readonly untilAtRest: (technician: SimulatedTechnician) => Promise<void>;
  /** Lets this much bench time go by. */
  readonly pass: (ms: number, technician?: SimulatedTechnician) => Promise<void>;
  /** Closes the app and opens it again on the same files. */
  readonly restart: () => Promise<void>;
  readonly record: () => Promise<PracticeRecord>;
  readonly stop: () => Promise<void>;
};

type Handlers = TechnicianBench["handlers"];

const walkMs = 10_000;
const defaultLimitMs = 12 * 60 * 60_000;

/** Opens a bench on a scenario; nothing is collected yet. */
export async function openScenarioBench(scenario: ScenarioId, options: ScenarioBenchOptions): Promise<ScenarioBench> {
  const { seed, folder, units } = options;
  const clock = createVirtualClock();
  const activity = createActivity();
  const random = createSeededRandom(seed);
  const practice = await startPracticeWorld({
    scenario,
    seed,
    speed: 1,
    // As seldom as the bridge allows: hours of bench time go by here.
    heartbeatMs: 15_000,
    clock: { now: clock.now, delay: clock.delay },
    ...options.world,
    ...(units === undefined ? {} : { units }),
  });
  const histories = new Map<number, string[]>();
  let intake: IntakeView = { readings: [], places: [], waiting: { rows: 0, mostUnits, room: mostUnits, brought: 0 } };
  const open = async (): Promise<{ readonly app: ScenarioApp; readonly stop: () => Promise<void> }> => {
    const app = await openScenarioApp({ practice, clock, activity, folder, random, ...options.app });
    const stopBoard = app.runtime.topics.watch("board", () => note(app.runtime.board()));
    const stopIntake = app.runtime.topics.watch("intake", (message) => {
      intake = "snapshot" in message ? message.snapshot : message.patch;
    });
    const stop = async (): Promise<void> => {
      await app.stop();
      stopBoard();
      stopIntake();
    };
    return { app, stop };
  };
  const note = (board: BoardView | undefined): void => {
    for (const tile of board?.tiles ?? []) {
      const known = histories.get(tile.slot ?? 0) ?? [];
      const entry = `${tile.class} ${tile.word}`;
      if (known.at(-1) !== entry) histories.set(tile.slot ?? 0, [...known, entry]);
    }
  };
  let opened = await open();

  const board = (): BoardView => {
    const view = opened.app.runtime.board();
    if (view === undefined) throw new Error("The order is not open");
    return view;
  };
  const tile = (position: number): Tile => {
    const found = board().tiles.find((known) => known.slot === position);
    if (found === undefined) throw new Error(`Nothing lies in slot ${position}`);
    return found;
  };

  const until: ScenarioBench["until"] = async (isDone, technician, limitMs = defaultLimitMs) => {
    const endAt = clock.now() + limitMs;
    let walkAt: number = technician === undefined ? Number.POSITIVE_INFINITY : clock.now();
    for (;;) {
      await activity.untilQuiet();
      if (isDone()) return;
      if (clock.now() >= walkAt) {
        await technician?.work();
        walkAt = clock.now() + walkMs;
        continue;
      }
      if (clock.now() >= endAt) throw new Error(`Still not there after ${limitMs} ms of bench time`);
      const next = Math.min(clock.nextAt() ?? Number.POSITIVE_INFINITY, walkAt, endAt);
      await clock.advance(Math.max(0, next - clock.now()));
    }
  };

  return {
    clock,
    practice,
    app: () => opened.app,
    runtime: () => opened.app.runtime,
    board,
    tile,
    unit: async (position) => {
      const read = await opened.app.runtime.handlers["unit.read"]({ unitId: tile(position).unitId });
      if (!read.ok) throw new Error(read.error.code);
      return read.value.unit;
    },
    history: (position) => histories.get(position) ?? [],
    collect: async () => {
      await activity.untilQuiet();
      const collected = await opened.app.runtime.handlers["bench.collect"]({});
      if (!collected.ok) throw new Error(collected.error.code);
    },
    intake: () => intake,
    plugStick: async (plugged) => {
      orThrow(await opened.app.runtime.handlers["practice.stick"]({ plugged }));
    },
    act: async (position, action) => {
      const done = await opened.app.control.act({ position, action });
      if (!done.ok) throw new Error(`${action} at ${position}: ${done.error.cause ?? done.error.code}`);
    },
    hireTechnician: (change = (handlers) => handlers) =>
      createSimulatedTechnician({
        handlers: change(opened.app.runtime.handlers),
        board: () => opened.app.runtime.board(),
        devices: async () => practice.state().devices,
      }),
    until,
    untilAtRest: (technician) => until(() => isAtRest(board(), technician.givenUp()), technician),
    pass: (ms, technician) => {
      const endAt = clock.now() + Math.round(ms);
      return until(() => clock.now() >= endAt, technician, Math.round(ms));
    },
    restart: async () => {
      await opened.stop();
      opened = await open();
    },
    record: () => readPracticeRecord(practice.address),
    stop: async () => {
      await opened.stop();
      await practice.stop();
    },
  };
}
