import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import type { PracticeLine } from "../../../shared/contract/practice/control.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Clock, Stop } from "../ports/clock.ts";
import type { PracticeControl } from "../ports/practice-control.ts";
import { createPracticeTopic } from "../topics/practice-topic.ts";
import type { Topic } from "../topics/topic.ts";

/** What the desk needs. `practice` is absent outside practice; `line` is what a device has to run to call the bench. */
export type PracticeDeskPorts = {
  readonly practice?: PracticeControl;
  readonly clock: Clock;
  readonly speed: number;
  readonly line: () => PracticeLine | undefined;
};

/** The commands that stand for hands on simulated devices. Errors outside practice: `practice.unavailable`. */
export type PracticeHandlers = Pick<
  CommandHandlers,
  "practice.act" | "practice.callIn" | "practice.release" | "practice.signIn" | "practice.stick"
>;

/** Simulated devices: their screens, and hands on them. */
export type PracticeDesk = {
  readonly handlers: PracticeHandlers;
  readonly topic: Topic<"practice">;
  readonly stop: Stop;
};

/** Builds the desk. Whatever was done is looked at at once. */
export function createPracticeDesk({ practice, clock, speed, line }: PracticeDeskPorts): PracticeDesk {
  const { topic, refresh, stop } = createPracticeTopic(practice, clock, speed);

  async function done<T>(ask: (control: PracticeControl) => Promise<Result<T>>): Promise<Result<T>> {
    if (practice === undefined) return err(appError("refused", "practice.unavailable"));
    const answer = await ask(practice);
    refresh();
    return answer;
  }

  const handlers: PracticeHandlers = {
    "practice.act": (act) => done((control) => control.act(act)),
    "practice.callIn": async () => {
      const place = line();
      return place === undefined ? err(appError("refused", "link.notOpen")) : done((control) => control.callIn(place));
    },
    "practice.release": ({ position }) => done((control) => control.release(position)),
    "practice.signIn": (setting) => withoutValue(done((control) => control.signIn(setting))),
    "practice.stick": ({ plugged }) => withoutValue(done((control) => control.stick(plugged))),
  };
  return { handlers, topic, stop };
}

async function withoutValue(answer: Promise<Result<unknown>>): Promise<Result<Record<string, never>>> {
  const result = await answer;
  return result.ok ? ok({}) : result;
}
