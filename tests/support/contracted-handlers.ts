import { commandContract } from "../../shared/contract/commands/index.ts";
import type { CommandName } from "../../shared/contract/names.ts";
import type { Result } from "../../shared/kernel/result.ts";

type Handler = (input: never) => Promise<Result<unknown>>;

/** Handlers as the page has them: an answer of another shape than the contract's fails the test, and nothing more gets out. */
export function contractedHandlers<Handlers extends Readonly<Record<string, Handler>>>(handlers: Handlers): Handlers {
  const entries = Object.entries(handlers).map(([name, handle]): [string, Handler] => [
    name,
    async (input) => {
      const answer = await handle(input);
      if (!answer.ok) return answer;
      return { ok: true, value: commandContract.outputs[name as CommandName].parse(answer.value) };
    },
  ]);
  return Object.fromEntries(entries) as Handlers;
}
