import { useCallback } from "react";
import type { AppError } from "../../shared/kernel/app-error.ts";
import { shipScreenText as text } from "../../shared/text/screens/ship-screen-text.ts";
import { useBench } from "./bench-context.ts";
import { useCommand } from "./use-command.ts";

/** Writes the manifest and reports where it lies. */
export function useExport(): {
  readonly run: () => Promise<void>;
  readonly isRunning: boolean;
  readonly error: AppError | undefined;
} {
  const { ui } = useBench();
  const { run: call, isRunning, error } = useCommand("manifest.export");
  const run = useCallback(async () => {
    const result = await call({});
    if (!result.ok) return;
    const { path, rows } = result.value;
    ui.act.report({ heading: text.exported(rows), lines: [text.exportedTo(path)], isFault: false, canUndo: false });
  }, [call, ui]);
  return { run, isRunning, error };
}
