import { useCallback, useState } from "react";
import { type AppError, appError } from "../../../shared/kernel/app-error.ts";
import type { BenchClient } from "../../client/bench-client.ts";
import { useBench } from "../../state/bench-context.ts";

/** The largest file the bench takes from the page, in bytes; larger ones are refused here, before they are read. */
const largestFileBytes = 64 * 1024 * 1024;

/** Reading files: what is under way, and the trouble with each file that could not be read. */
export type Intake = {
  readonly isReading: boolean;
  readonly troubles: readonly { readonly fileName: string; readonly error: AppError }[];
  readonly readFiles: (files: readonly File[]) => Promise<void>;
  /** Takes the trouble with a file off the screen. */
  readonly forget: (fileName: string) => void;
};

/** Hands files to the bench one after the other; a file that cannot be read does not keep the next from being read. */
export function useIntake(): Intake {
  const { client } = useBench();
  const [isReading, setReading] = useState(false);
  const [troubles, setTroubles] = useState<Intake["troubles"]>([]);

  const readFiles = useCallback(
    async (files: readonly File[]) => {
      setReading(true);
      // Trouble stays until it was read: another file does not take it away, the same file read again does.
      const names = files.map((file) => file.name);
      setTroubles((before) => before.filter(({ fileName }) => !names.includes(fileName)));
      for (const file of files) {
        const error = await readFile(client, file);
        if (error !== undefined) setTroubles((before) => [...before, { fileName: file.name, error }]);
      }
      setReading(false);
    },
    [client],
  );

  const forget = useCallback(
    (fileName: string) => setTroubles((before) => before.filter((trouble) => trouble.fileName !== fileName)),
    [],
  );

  return { isReading, troubles, readFiles, forget };
}

async function readFile(client: BenchClient, file: File): Promise<AppError | undefined> {
  if (file.size > largestFileBytes) return appError("invalid", "intake.tooLarge");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const result = await client.call("intake.readFile", { fileName: file.name, bytes });
  return result.ok ? undefined : result.error;
}
