import { useEffect, useState } from "react";
import type { CommandOutput } from "../../shared/contract/commands/index.ts";
import type { AppError } from "../../shared/kernel/app-error.ts";
import { useBench } from "./bench-context.ts";

/** What the panel knows of its unit: the last answer stays while a newer one is read. */
export type UnitDetail = {
  readonly answer: CommandOutput<"unit.read"> | undefined;
  readonly error: AppError | undefined;
};

/**
 * Reads one unit and reads it again whenever the board shows it differently. At most one read is under way: changes that
 * arrive meanwhile are answered by a single read after it.
 */
export function useUnitDetail(unitId: string): UnitDetail {
  const { client, board } = useBench();
  const [detail, setDetail] = useState<UnitDetail>({ answer: undefined, error: undefined });

  useEffect(() => {
    let isStopped = false;
    let isReading = false;
    /** The tile it was read with, or, for a unit that has none, the number that counts changes of such units. */
    let readAs: unknown;

    async function read(): Promise<void> {
      const model = board.get();
      const shown = model?.tiles.get(unitId) ?? model?.elsewhere ?? null;
      if (isReading || isStopped || shown === readAs) return;
      isReading = true;
      readAs = shown;
      const result = await client.call("unit.read", { unitId });
      isReading = false;
      if (isStopped) return;
      setDetail((before) =>
        result.ok ? { answer: result.value, error: undefined } : { answer: before.answer, error: result.error },
      );
      await read();
    }

    setDetail({ answer: undefined, error: undefined });
    void read();
    const stop = board.subscribe(() => void read());
    return () => {
      isStopped = true;
      stop();
    };
  }, [client, board, unitId]);

  return detail;
}
