import { useCallback, useEffect, useRef, useState } from "react";
import type { CommandInput, CommandOutput } from "../../shared/contract/commands/index.ts";
import type { CommandName } from "../../shared/contract/names.ts";
import type { AppError } from "../../shared/kernel/app-error.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { useBench } from "./bench-context.ts";

/** A command with what a button beside it has to know. */
export type CommandUse<N extends CommandName> = {
  readonly run: (input: CommandInput<N>) => Promise<Result<CommandOutput<N>>>;
  readonly isRunning: boolean;
  /** Why the last run was refused; gone when it is run again. */
  readonly error: AppError | undefined;
  readonly clear: () => void;
};

/** Runs one command at a time from a screen and keeps its last refusal for showing. */
export function useCommand<N extends CommandName>(name: N): CommandUse<N> {
  const { client } = useBench();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<AppError>();
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);
  const run = useCallback(
    async (input: CommandInput<N>) => {
      setRunning(true);
      setError(undefined);
      const result = await client.call(name, input);
      if (isMounted.current) {
        setRunning(false);
        setError(result.ok ? undefined : result.error);
      }
      return result;
    },
    [client, name],
  );
  const clear = useCallback(() => setError(undefined), []);
  return { run, isRunning, error, clear };
}
