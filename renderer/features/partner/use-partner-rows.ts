import { useEffect, useState } from "react";
import type { PartnerView } from "../../../shared/domain/partner-center/partner-view.ts";
import type { ReconcileRow, ReconcileState } from "../../../shared/domain/partner-center/reconcile.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { useBench } from "../../state/bench-context.ts";

/** Rows shown at once, those longest in their state first. */
export const rowsPerPage = 100;

/** The rows of one state, as far as they are known. */
export type PartnerRows = {
  readonly rows: readonly ReconcileRow[] | undefined;
  readonly total: number;
  readonly error: AppError | undefined;
};

const unknown: PartnerRows = { rows: undefined, total: 0, error: undefined };

/** Reads a page of one state, and again whenever the view is another one. Rows of another state are not shown meanwhile. */
export function usePartnerRows(view: PartnerView, state: ReconcileState, page: number): PartnerRows {
  const { client } = useBench();
  const [known, setKnown] = useState<{ readonly state: ReconcileState; readonly answer: PartnerRows }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of `view` is what this waits for
  useEffect(() => {
    let isStopped = false;
    void client.call("partner.rows", { state, offset: page * rowsPerPage, limit: rowsPerPage }).then((result) => {
      if (isStopped) return;
      const answer = result.ok ? { ...result.value, error: undefined } : { ...unknown, error: result.error };
      setKnown({ state, answer });
    });
    return () => {
      isStopped = true;
    };
  }, [client, view, state, page]);
  return known?.state === state ? known.answer : unknown;
}
