import type { Result } from "../kernel/result.ts";
import type { CommandInput, CommandOutput } from "./commands/index.ts";
import type { CommandName, TopicName } from "./names.ts";
import type { TopicMessage } from "./topics/index.ts";

/** The one frozen object the preload exposes to the page as `window.reseal`. */
export type PageApi = {
  /** Never rejects for expected trouble: a refusal comes back as a failed result. */
  readonly call: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>;
  /** Snapshot first, then patches. Answers a function that stops it. */
  readonly watch: <N extends TopicName>(topic: N, listener: (message: TopicMessage<N>) => void) => () => void;
};
