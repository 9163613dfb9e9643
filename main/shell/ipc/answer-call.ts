import { type CommandHandlers, type CommandInput, commandContract } from "../../../shared/contract/commands/index.ts";
import { type CommandName, commandNames } from "../../../shared/contract/names.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Ids } from "../../app/ports/ids.ts";
import type { Log } from "../../app/ports/log.ts";

/** What answering calls needs. `handlers` is asked for every call, so that the bench behind it can be replaced. */
export type CallAnswererOptions = {
  readonly handlers: () => Promise<CommandHandlers>;
  readonly log: Log;
  readonly ids: Ids;
  /** A monotonic time in milliseconds, for the log. */
  readonly monotonicMs: () => number;
};

/** Answers one call of the page; never rejects. Errors of its own: `ipc.unknownName`, `ipc.wrongShape`, `ipc.handlerFailed`. */
export type CallAnswerer = (name: unknown, input: unknown) => Promise<Result<unknown>>;

/**
 * Checks the name, parses the input, calls the handler, and lets out of its answer what the contract names and nothing
 * else. Logs name, outcome and duration, never input or answer.
 */
export function createCallAnswerer(options: CallAnswererOptions): CallAnswerer {
  const { log, ids, monotonicMs } = options;

  async function run(name: CommandName, input: unknown): Promise<Result<unknown>> {
    const parsed = commandContract.inputs[name].safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      // Path and code only: a message could repeat what was typed.
      const where = issue?.path.join(".") ?? "";
      return err(appError("invalid", "ipc.wrongShape", { command: name, where }, issue?.code));
    }
    const handlers = await options.handlers();
    const answer = await callHandler(handlers, name, parsed.data);
    return answer.ok ? ok(asContracted(name, answer.value)) : answer;
  }

  return async (name, input) => {
    if (!isCommandName(name)) {
      log.warn("ipc.refused", { reason: "unknownName" });
      return err(appError("invalid", "ipc.unknownName"));
    }
    const startedMs = monotonicMs();
    const durationMs = () => Math.round((monotonicMs() - startedMs) * 10) / 10;
    try {
      const result = await run(name, input);
      if (result.ok) log.info("ipc.call", { name, outcome: "ok", durationMs: durationMs() });
      else log.warn("ipc.call", { name, outcome: result.error.code, durationMs: durationMs() });
      return result;
    } catch (thrown) {
      const correlationId = ids.uuid();
      const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
      log.error("ipc.defect", { name, correlationId, durationMs: durationMs(), message, stack });
      return err(appError("defect", "ipc.handlerFailed", { command: name, correlationId }));
    }
  };
}

function isCommandName(name: unknown): name is CommandName {
  return (commandNames as readonly unknown[]).includes(name);
}

/** What a handler answered, without anything that the contract does not name. Another shape is a defect of the handler. */
function asContracted(name: CommandName, value: unknown): unknown {
  const parsed = commandContract.outputs[name].safeParse(value);
  if (parsed.success) return parsed.data;
  // Where, and not what: the value may be anything.
  throw new Error(`Not the answer that ${name} gives, at "${parsed.error.issues[0]?.path.join(".") ?? ""}"`);
}

/** Pairs a handler with its own input: the schema under `name` has just produced `input`, which the compiler cannot see. */
function callHandler<N extends CommandName>(
  handlers: CommandHandlers,
  name: N,
  input: unknown,
): Promise<Result<unknown>> {
  return handlers[name](input as CommandInput<N>);
}
