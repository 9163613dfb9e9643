import type { CommandInput, CommandOutput } from "../../shared/contract/commands/index.ts";
import type { CommandName, TopicName } from "../../shared/contract/names.ts";
import type { PageApi } from "../../shared/contract/page-api.ts";
import type { TopicMessage, TopicPatch, TopicSnapshot } from "../../shared/contract/topics/index.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { err, type Result } from "../../shared/kernel/result.ts";

/** What the fake answers to a command. */
export type FakeAnswers = {
  readonly [N in CommandName]?: (input: CommandInput<N>) => Result<CommandOutput<N>>;
};

/** What the fake shows first to whoever watches. */
export type FakeSnapshots = { readonly [N in TopicName]?: TopicSnapshot<N> };

/** A page API without a bench behind it, and the strings a test pulls. */
export type FakePageApi = {
  readonly api: PageApi;
  /** Every call so far, in order. */
  readonly calls: readonly { readonly name: CommandName; readonly input: unknown }[];
  /** How many watches are open on a topic. */
  readonly watchers: (topic: TopicName) => number;
  /** Sends a patch; `skipped` revisions before it are lost on the way. */
  readonly publish: <N extends TopicName>(topic: N, patch: TopicPatch<N>, skipped?: number) => void;
  /** Replaces what the next watcher of a topic gets first. */
  readonly replace: <N extends TopicName>(topic: N, snapshot: TopicSnapshot<N>) => void;
};

type Listener = { readonly topic: TopicName; revision: number; readonly send: (message: TopicMessage) => void };

/** Makes a fake; a command without an answer is refused as an unknown name is. */
export function createFakePageApi(answers: FakeAnswers = {}, first: FakeSnapshots = {}): FakePageApi {
  const calls: { readonly name: CommandName; readonly input: unknown }[] = [];
  const listeners = new Set<Listener>();
  const snapshots = new Map<TopicName, unknown>(Object.entries(first) as [TopicName, unknown][]);
  const api: PageApi = {
    call: async (name, input) => {
      calls.push({ name, input });
      const answer = answers[name];
      return answer === undefined ? err(appError("notFound", "ipc.unknownName")) : answer(input);
    },
    watch: (topic, listener) => {
      const entry: Listener = { topic, revision: 1, send: listener as Listener["send"] };
      listeners.add(entry);
      const snapshot = snapshots.get(topic);
      if (snapshot !== undefined) entry.send({ topic, revision: 1, snapshot } as TopicMessage);
      return () => {
        listeners.delete(entry);
      };
    },
  };
  return {
    api,
    calls,
    watchers: (topic) => [...listeners].filter((listener) => listener.topic === topic).length,
    publish: (topic, patch, skipped = 0) => {
      for (const listener of [...listeners]) {
        if (listener.topic !== topic) continue;
        listener.revision += 1 + skipped;
        listener.send({ topic, revision: listener.revision, patch } as TopicMessage);
      }
    },
    replace: (topic, snapshot) => {
      snapshots.set(topic, snapshot);
    },
  };
}
