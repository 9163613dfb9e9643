import { useCallback, useState } from "react";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import { intakeScreenText as text } from "../../../shared/text/screens/intake-screen-text.ts";
import type { BenchClient } from "../../client/bench-client.ts";
import { useBench } from "../../state/bench-context.ts";
import { reportOfError } from "../../state/report-text.ts";

/** The largest file the bench takes from the page, in bytes; larger ones are refused here, before they are read. */
const largestFileBytes = 64 * 1024 * 1024;

/** Reading files and sticks: what is under way, and the trouble with each file that could not be read. */
export type Intake = {
  readonly isReading: boolean;
  readonly troubles: readonly { readonly fileName: string; readonly error: AppError }[];
  readonly readFiles: (files: readonly File[]) => Promise<void>;
  readonly readStick: () => Promise<void>;
};

/** Hands files to the bench one after the other; a file that cannot be read does not keep the next from being read. */
export function useIntake(): Intake {
  const { client, ui } = useBench();
  const [isReading, setReading] = useState(false);
  const [troubles, setTroubles] = useState<Intake["troubles"]>([]);

  const readFiles = useCallback(
    async (files: readonly File[]) => {
      setReading(true);
      setTroubles([]);
      for (const file of files) {
        const error = await readFile(client, file);
        if (error !== undefined) setTroubles((before) => [...before, { fileName: file.name, error }]);
      }
      setReading(false);
    },
    [client],
  );

  const readStick = useCallback(async () => {
    setReading(true);
    const result = await client.call("intake.readStick", {});
    setReading(false);
    if (!result.ok) ui.act.report(reportOfError(result.error));
    else if (result.value.reports.length === 0) {
      ui.act.report({ heading: text.stickEmpty, lines: [text.stickEmptyNext], isFault: true, canUndo: false });
    } else {
      ui.act.report({ heading: text.read(result.value.reports.length), lines: [], isFault: false, canUndo: false });
    }
  }, [client, ui]);

  return { isReading, troubles, readFiles, readStick };
}

async function readFile(client: BenchClient, file: File): Promise<AppError | undefined> {
  if (file.size > largestFileBytes) return appError("invalid", "intake.tooLarge");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const result = await client.call("intake.readFile", { fileName: file.name, bytes });
  return result.ok ? undefined : result.error;
}
