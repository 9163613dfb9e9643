import { useCallback, useEffect, useState } from "react";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { useBench, useUi } from "../../state/bench-context.ts";
import { answerShipScan, isShipScan } from "./ship-desk.ts";

/** How packing stands: which unit is in hand, whether it just left, and the last no. */
export type ShipDesk = {
  readonly unitId: string | undefined;
  readonly shippedUnitId: string | undefined;
  readonly error: AppError | undefined;
  /** The scan that the last no was about. */
  readonly read: string;
  readonly isBusy: boolean;
  readonly take: (text: string) => Promise<void>;
  readonly putDown: () => void;
};

/** Takes the scans of the page while Ship is shown. */
export function useShipDesk(): ShipDesk {
  const { client, ui, scanTaker } = useBench();
  const unitId = useUi((state) => state.shipUnitId);
  const [shippedUnitId, setShipped] = useState<string>();
  const [error, setError] = useState<AppError>();
  const [read, setRead] = useState("");
  const [isBusy, setBusy] = useState(false);

  const take = useCallback(
    async (text: string): Promise<void> => {
      setBusy(true);
      // The big yes or no speaks of this scan; what an earlier one came to must not stand beside it.
      const { report } = ui.get();
      if (report !== undefined) ui.act.forgetReport(report.sequence);
      const answer = await answerShipScan(client, ui.get().shipUnitId, text);
      setBusy(false);
      setRead(text);
      setError(answer.kind === "refused" ? answer.error : undefined);
      setShipped(answer.kind === "shipped" ? answer.unitId : undefined);
      if (answer.kind === "unit") ui.act.selectForShipping(answer.unitId);
      if (answer.kind === "shipped") ui.act.selectForShipping(undefined);
    },
    [client, ui],
  );

  const putDown = useCallback(() => {
    setError(undefined);
    setShipped(undefined);
    ui.act.selectForShipping(undefined);
  }, [ui]);

  useEffect(() => {
    scanTaker.set((text) => {
      if (!isShipScan(text)) return false;
      void take(text);
      return true;
    });
    return () => scanTaker.set(undefined);
  }, [scanTaker, take]);

  return { unitId, shippedUnitId, error, read, isBusy, take, putDown };
}
