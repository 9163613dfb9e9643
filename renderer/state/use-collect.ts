import { useCallback } from "react";
import type { AppError } from "../../shared/kernel/app-error.ts";
import { benchScreenText as text } from "../../shared/text/screens/bench-screen-text.ts";
import { useBench } from "./bench-context.ts";
import { useCommand } from "./use-command.ts";

/** Collects what the bridge finds and reports how many devices that were. */
export function useCollect(): {
  readonly run: () => Promise<void>;
  readonly isRunning: boolean;
  readonly error: AppError | undefined;
} {
  const { ui } = useBench();
  const { run: call, isRunning, error } = useCommand("bench.collect");
  const run = useCallback(async () => {
    const result = await call({});
    if (!result.ok) return;
    const { found } = result.value;
    ui.act.report({
      heading: text.collected(found),
      lines: [found === 0 ? text.collectedNone : text.collectedSome],
      isFault: found === 0,
      canUndo: false,
    });
  }, [call, ui]);
  return { run, isRunning, error };
}
