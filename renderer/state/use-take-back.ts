import type { AppError } from "../../shared/kernel/app-error.ts";
import { tenantScreenText as text } from "../../shared/text/screens/assign-screen-text.ts";
import { useBench } from "./bench-context.ts";
import { useCommand } from "./use-command.ts";

/** Takes a change back and says what became of its values. */
export type TakeBack = {
  readonly run: (changeId: string) => Promise<void>;
  readonly clear: () => void;
  readonly isRunning: boolean;
  readonly error: AppError | undefined;
};

/** One press is enough: what somebody else has changed since is left alone. */
export function useTakeBack(): TakeBack {
  const { ui } = useBench();
  const { run, clear, isRunning, error } = useCommand("assign.undo");
  return {
    run: async (changeId) => {
      const answer = await run({ changeId });
      if (!answer.ok) return;
      const { undone, overtaken } = answer.value;
      const lines = [text.undone(undone, overtaken)];
      ui.act.report({ heading: text.undoneHeading, lines, isFault: false, canUndo: false });
    },
    clear,
    isRunning,
    error,
  };
}
