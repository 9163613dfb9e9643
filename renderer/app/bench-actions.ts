import type { Bench } from "../state/bench-context.ts";
import { reportOfError, reportOfOutcome, reportOfScan } from "../state/report-text.ts";

/** Sends a scan where it belongs: to the screen that takes scans, else to the bench; its effect is shown. */
export async function takeScan(bench: Bench, text: string): Promise<void> {
  const { client, ui, scanTaker } = bench;
  const { view, openUnitId } = ui.get();
  if (openUnitId === undefined && scanTaker.get()?.(text) === true) return;
  const result = await client.call("bench.scan", { text, ...(openUnitId === undefined ? {} : { openUnitId }) });
  ui.act.report(reportOfScan(text, result));
  if (!result.ok || result.value.effect !== "opened" || result.value.unitId === undefined) return;
  if (view === "ship" && openUnitId === undefined) ui.act.selectForShipping(result.value.unitId);
  else ui.act.openUnit(result.value.unitId);
}

/** Takes the last confirmation back and shows what came of it. */
export async function undo(bench: Bench): Promise<void> {
  const result = await bench.client.call("bench.undo", {});
  bench.ui.act.report(result.ok ? reportOfOutcome(result.value) : reportOfError(result.error));
}
