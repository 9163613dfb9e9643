import type { CommandInput, CommandOutput } from "../../shared/contract/commands/index.ts";
import type { CommandName, TopicName } from "../../shared/contract/names.ts";
import type { PageApi } from "../../shared/contract/page-api.ts";
import { appError } from "../../shared/kernel/app-error.ts";
import { err, type Result } from "../../shared/kernel/result.ts";
import type { TopicChange } from "./topic-change.ts";
import { watchTopic } from "./watch-topic.ts";

/** The way from the page to the bench. */
export type BenchClient = {
  /** Asks for something. Never rejects: trouble, even our own, comes back as a failed result. */
  readonly call: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>;
  /** Follows a topic: a snapshot first and after every gap, patches in between. Answers a function that stops it. */
  readonly watch: <N extends TopicName>(topic: N, listener: (change: TopicChange<N>) => void) => () => void;
};

/** The client over the object that the preload exposes. */
export function createBenchClient(api: PageApi): BenchClient {
  return {
    call: async (name, input) => {
      try {
        return await api.call(name, input);
      } catch (error) {
        return err(appError("defect", "defect.unexpected", {}, error instanceof Error ? error.message : String(error)));
      }
    },
    watch: (topic, listener) => watchTopic(api, topic, listener),
  };
}
