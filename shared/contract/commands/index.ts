import type * as z from "zod";
import type { Result } from "../../kernel/result.ts";
import type { CommandName } from "../names.ts";
import { commandInputs } from "./inputs.ts";
import { commandOutputs } from "./outputs.ts";

/** Every command's schemas, held to the list of names so that nothing drifts. */
export const commandContract = { inputs: commandInputs, outputs: commandOutputs } satisfies {
  inputs: Record<CommandName, z.ZodType>;
  outputs: Record<CommandName, z.ZodType>;
};

/** What a command takes. */
export type CommandInput<N extends CommandName> = z.output<(typeof commandInputs)[N]>;
/** What a command answers when accepted. */
export type CommandOutput<N extends CommandName> = z.output<(typeof commandOutputs)[N]>;
/** One function per command; a missing one does not compile. */
export type CommandHandlers = {
  readonly [N in CommandName]: (input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>;
};
