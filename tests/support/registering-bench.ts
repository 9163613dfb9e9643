import { expect, onTestFinished } from "vitest";
import type { PracticeWorldOptions } from "../../main/practice/serve/start-practice-world.ts";
import type { Unit } from "../../shared/domain/unit/unit.ts";
import { mapValues } from "../../shared/kernel/persistent-map.ts";
import { errorText } from "../../shared/text/errors/error-text.ts";
import { profileWaitOf } from "../../shared/text/lists/profile-wait-text.ts";
import { say } from "../../shared/text/say.ts";
import { statusExplanations } from "../../shared/text/screens/frame-text.ts";
import { signInText } from "../../shared/text/screens/sign-in-screen-text.ts";
import { openScenarioBench, type ScenarioBench, type ScenarioBenchOptions } from "./scenario-bench.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Units of one registration. */
export const unitsRegistered = 6;
const minuteMs = 60_000;

/** What the simulated tenant does otherwise than usual. */
export type World = Pick<PracticeWorldOptions, "switches" | "faults" | "tenantTrouble">;
type Fault = NonNullable<World["faults"]>[number];

/** Trouble that the first so many calls of a route meet. */
export function fault(route: string, kind: Fault["kind"], first: number, retryAfterSeconds = 0): Fault {
  return { route, kind, first, share: 0, retryAfterSeconds };
}

/** A registration of six units from a stick, and every sentence that the screen said meanwhile. */
export type Registration = {
  readonly bench: ScenarioBench;
  /** Tiles, and the items of the status bar. */
  readonly said: Set<string>;
  /** What the status bar, the sign-in and the wait for a profile say is to be done. */
  readonly advised: Set<string>;
  readonly until: (isDone: () => boolean, limitMinutes?: number) => Promise<void>;
  readonly stages: () => Readonly<Record<string, number>>;
};

/** Plugs the stick in and lets the bench work, also on another order than the scenario's own. */
export async function register(world: World, app: ScenarioBenchOptions["app"] = {}): Promise<Registration> {
  const bench = await openScenarioBench("thousand", {
    seed: 5,
    folder: temporaryFolder(),
    units: unitsRegistered,
    world,
    app,
  });
  onTestFinished(bench.stop);
  const said = new Set<string>();
  const advised = new Set<string>();
  const { topics } = bench.runtime();
  topics.watch("status", (message) => {
    const { items } = "snapshot" in message ? message.snapshot : message.patch;
    for (const item of items) {
      said.add(say(item.text));
      advised.add(statusExplanations[item.name][item.state]);
      for (const detail of item.details ?? []) advised.add(say(detail));
    }
  });
  topics.watch("session", (message) => {
    const { error, around } = "snapshot" in message ? message.snapshot : message.patch;
    if (error !== undefined) {
      said.add(errorText(error).title);
      advised.add(errorText(error).nextStep);
    }
    const skewMs = around?.clockSkewMs;
    if (skewMs !== undefined) said.add(signInText.clockWrong(Math.round(skewMs / minuteMs)));
  });
  const listen = (): void => {
    for (const { detail } of bench.runtime().board()?.tiles ?? []) {
      said.add(say(detail));
      const { reason } = detail.params;
      if (typeof reason === "string") advised.add(profileWaitOf(reason).next(detail.params));
    }
  };
  await bench.plugStick(true);
  const until: Registration["until"] = (isDone, limitMinutes = 120) =>
    bench.until(
      () => {
        listen();
        return isDone();
      },
      undefined,
      limitMinutes * minuteMs,
    );
  await until(() => unitsOf(bench).length === unitsRegistered);
  return { bench, said, advised, until, stages: () => stagesOf(bench) };
}

/** All units, in no order. */
export function unitsOf(bench: ScenarioBench): readonly Unit[] {
  return [...mapValues(bench.runtime().bench.state().units)];
}

function stagesOf(bench: ScenarioBench): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { stage } of unitsOf(bench)) counts[stage] = (counts[stage] ?? 0) + 1;
  return counts;
}

/** Whether every unit is offered for starting. */
export const allReady = (bench: ScenarioBench) => (): boolean =>
  unitsOf(bench).every(({ stage }) => stage === "readyToStart");

/** Fails unless one of the sentences fits. */
export function expectSaid(said: ReadonlySet<string>, sentence: RegExp): void {
  expect(
    [...said].filter((text) => sentence.test(text)),
    `${sentence} of ${[...said].join(" | ")}`,
  ).not.toEqual([]);
}
