import { useCallback, useState } from "react";
import type { AppError } from "../../shared/kernel/app-error.ts";
import { useBench } from "./bench-context.ts";
import type { BenchTask } from "./bench-tasks.ts";

/** A task behind a button: success is reported for ten seconds, trouble stays beside the button. */
export function useTask(task: BenchTask): {
  readonly run: () => Promise<void>;
  readonly isRunning: boolean;
  readonly error: AppError | undefined;
} {
  const { client, ui } = useBench();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<AppError>();
  const run = useCallback(async () => {
    setRunning(true);
    setError(undefined);
    const result = await task(client);
    setRunning(false);
    if (result.ok) ui.act.report(result.value);
    else setError(result.error);
  }, [client, ui, task]);
  return { run, isRunning, error };
}
