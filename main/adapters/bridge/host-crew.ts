import type * as z from "zod";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { Clock, Stop } from "../../app/ports/clock.ts";
import { bridgeUnavailable, requestCancelled } from "./bridge-errors.ts";
import type { BridgeLimits } from "./bridge-limits.ts";
import { createTurns } from "./device-turns.ts";
import type { HostSession, HostSessionOptions } from "./host-session.ts";
import type { Question } from "./open-requests.ts";

/** What a crew is made of; `open` starts a host. */
export type HostCrewOptions = {
  readonly open: (listener: Pick<HostSessionOptions, "onReady" | "onLost">) => HostSession;
  /** Called before the question is put, with a host that is new to it. */
  readonly prepare: (session: HostSession, question: Question) => Promise<Result<unknown>>;
  readonly clock: Clock;
  readonly limits: BridgeLimits;
};

/** Hosts for devices on the network. */
export type HostCrew = {
  /** Asks a host that does nothing else meanwhile. A device that hangs, floods or kills its host costs that host only. */
  readonly ask: <T>(question: Question, schema: z.ZodType<T>) => Promise<Result<T>>;
  /** Ends every host; resolves when they are gone. */
  readonly end: () => Promise<void>;
};

type Member = {
  readonly session: HostSession;
  readonly greeted: Promise<Result<undefined>>;
  readonly isLost: () => boolean;
  stopIdling: Stop;
};

/** Makes a crew without members; they are started when they are needed and ended when they are not. */
export function createHostCrew({ open, prepare, clock, limits }: HostCrewOptions): HostCrew {
  const turns = createTurns(limits.parallelDevices);
  const members = new Set<Member>();
  const idle: Member[] = [];
  let isEnded = false;

  function enlist(): Member {
    const { promise, resolve } = Promise.withResolvers<Result<undefined>>();
    let lost: AppError | undefined;
    const session = open({
      onReady: () => resolve(ok(undefined)),
      onLost: (error) => {
        lost = error;
        members.delete(member);
        resolve(err(error));
      },
    });
    const member: Member = { session, greeted: promise, isLost: () => lost !== undefined, stopIdling: () => undefined };
    members.add(member);
    return member;
  }

  function takeIdle(): Member | undefined {
    for (let member = idle.pop(); member !== undefined; member = idle.pop()) {
      member.stopIdling();
      if (!member.isLost()) return member;
    }
    return undefined;
  }

  function dismiss(member: Member): void {
    void member.session.end().then(() => members.delete(member));
  }

  /** A host that has answered is kept for the next device; one that has not may be stuck, and goes. */
  function release(member: Member, hasAnswered: boolean): void {
    if (member.isLost()) return;
    if (!hasAnswered || isEnded) {
      dismiss(member);
      return;
    }
    idle.push(member);
    member.stopIdling = clock.setTimer(epochMs(clock.now() + limits.idleHostMs), () => {
      idle.splice(idle.indexOf(member), 1);
      dismiss(member);
    });
  }

  async function put<T>(member: Member, question: Question, schema: z.ZodType<T>): Promise<Result<T>> {
    const greeted = await orAborted(member.greeted, question);
    if (!greeted.ok) return greeted;
    const prepared = await prepare(member.session, question);
    return prepared.ok ? member.session.ask(question, schema) : prepared;
  }

  const ask: HostCrew["ask"] = async (question, schema) => {
    const turn = await turns.take(question.signal);
    if (turn === undefined) return err(requestCancelled(question.body.op));
    const member = isEnded ? undefined : (takeIdle() ?? enlist());
    const result = member === undefined ? err(bridgeUnavailable("stopped")) : await put(member, question, schema);
    if (member !== undefined) release(member, result.ok || isRefusal(result.error));
    turn();
    return result;
  };

  return {
    ask,
    end: async () => {
      isEnded = true;
      for (const member of idle.splice(0)) member.stopIdling();
      await Promise.all([...members].map((member) => member.session.end()));
    },
  };
}

/** Whether the host itself said no, which shows that it is well. */
function isRefusal({ code, kind }: AppError): boolean {
  return kind !== "cancelled" && (code === "bridge.collectFailed" || code === "bridge.deviceUnreachable");
}

/** The result, or "cancelled" as soon as the question is no longer wanted. */
function orAborted<T>(result: Promise<Result<T>>, { signal, body }: Question): Promise<Result<T>> {
  if (signal === undefined) return result;
  const { promise, resolve } = Promise.withResolvers<Result<T>>();
  const abort = (): void => resolve(err(requestCancelled(body.op)));
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  void result.then((value) => {
    signal.removeEventListener("abort", abort);
    resolve(value);
  });
  return promise;
}
