import { useEffect, useState } from "react";
import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import type { IntakeView } from "../../../shared/contract/topics/intake.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { useBench } from "../../state/bench-context.ts";

/** Waiting rows on one page. */
export const waitingPerPage = 20;

/** One page of waiting rows, as far as it is known. */
export type WaitingShown = Partial<CommandOutput<"intake.waiting">> & { readonly error?: AppError };

/** Reads a page (from 0) of the waiting rows that a text names, and reads it again when rows came or went on it. */
export function useWaitingRows(text: string, page: number, waiting: IntakeView["waiting"]): WaitingShown {
  const { client } = useBench();
  const [shown, setShown] = useState<WaitingShown>({});
  // Rows come at the end, by the thousand while a file is read: a full page of all of them does not change by that.
  const isAll = text.trim() === "";
  const state = `${isAll ? Math.min(waiting.rows, (page + 1) * waitingPerPage) : waiting.rows} ${waiting.brought}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of `state` is what this waits for
  useEffect(() => {
    let isOutdated = false;
    async function read(): Promise<void> {
      const input = { text: text.trim(), offset: page * waitingPerPage, limit: waitingPerPage };
      const answer = await client.call("intake.waiting", input);
      if (!isOutdated) setShown((before) => (answer.ok ? answer.value : { ...before, error: answer.error }));
    }
    void read();
    return () => {
      isOutdated = true;
    };
  }, [client, text, page, state]);
  return isAll && shown.total !== undefined ? { ...shown, total: waiting.rows } : shown;
}
