import { type CommandInput, type CommandOutput, commandContract } from "../../../shared/contract/commands/index.ts";
import type { PracticeAct, PracticeDevice } from "../../../shared/contract/practice/control.ts";
import type { Tile } from "../../../shared/domain/bench/board-view.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import type { ScenarioBench } from "../scenario-bench.ts";

type Name = keyof ReturnType<ScenarioBench["runtime"]>["handlers"];

/** What a journey does at the bench, with what it remembers of it. */
export type JourneyHands = {
  readonly bench: ScenarioBench;
  readonly random: () => number;
  /** One of them; undefined when there are none. */
  readonly pick: <T>(from: readonly T[]) => T | undefined;
  readonly tiles: () => readonly Tile[];
  /** A unit that somebody takes in hand. */
  readonly tile: () => Tile | undefined;
  readonly devices: () => readonly PracticeDevice[];
  /** The device that a tile is about, wherever the board says it lies. */
  readonly deviceOf: (tile: Tile) => PracticeDevice | undefined;
  readonly act: (device: PracticeDevice, action: PracticeAct["action"]) => Promise<void>;
  /** A command as the page gives it: its input and its answer are held against the contract, a refusal has words. */
  readonly ask: <N extends Name>(name: N, input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>;
  /** Serial numbers of devices that somebody touched without the bench, or said something untrue about. */
  readonly tampered: Set<string>;
  /** Serial numbers of units that somebody did something of their own with: how those end is theirs to say. */
  readonly steered: Set<string>;
  /** Serial numbers whose registration somebody had cleared or released: they may be sent again. */
  readonly cleared: Set<string>;
  /** The last file that was handed over. */
  readonly file: { bytes: Uint8Array<ArrayBuffer> | undefined };
  /** Notes what is done, for the trail of a journey that fails. */
  readonly note: (what: string) => void;
};

const answerWithinMs = 45 * 60_000;

/** Hands for a journey at this bench. */
export function journeyHands(bench: ScenarioBench, random: () => number, note: (what: string) => void): JourneyHands {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const devices = (): readonly PracticeDevice[] => bench.practice.state().devices;
  const steered = new Set<string>();
  const ask: JourneyHands["ask"] = async (name, input) => {
    const given = commandContract.inputs[name].parse(input);
    const handler = bench.runtime().handlers[name] as (from: unknown) => Promise<Result<CommandOutput<typeof name>>>;
    // A sign-in goes through files and a browser, which no virtual clock waits for.
    let answer = name.startsWith("session.") ? await handler(given) : undefined;
    let failure: unknown;
    if (answer === undefined)
      handler(given).then(
        (value) => {
          answer = value;
        },
        (problem: unknown) => {
          failure = problem ?? new Error("rejected");
        },
      );
    await bench.until(() => answer !== undefined || failure !== undefined, undefined, answerWithinMs);
    if (answer === undefined) throw new Error(`${name} rejects`, { cause: failure });
    if (answer.ok) commandContract.outputs[name].parse(answer.value);
    else if (Object.values(errorText(answer.error)).some((text) => text === ""))
      throw new Error(`${answer.error.code} has no words`);
    note(`${name} ${answer.ok ? "ok" : answer.error.code}`);
    return answer;
  };
  return {
    bench,
    random,
    pick,
    tiles: () => bench.board().tiles,
    tile: () => {
      const tile = pick(bench.board().tiles);
      if (tile !== undefined) steered.add(tile.serialNumber);
      return tile;
    },
    devices,
    deviceOf: (tile) => devices().find(({ serialNumber }) => serialNumber === tile.serialNumber),
    act: async ({ position }, action) => {
      note(`${action} at ${position}`);
      // What a device does not do in its state, it does not do.
      await bench.app().control.act({ position, action });
    },
    ask,
    tampered: new Set(),
    steered,
    cleared: new Set(),
    file: { bytes: undefined },
    note,
  };
}
