import type { Bench } from "../state/bench-context.ts";
import { reportOfError, reportOfOutcome, reportOfScan } from "../state/report-text.ts";

/** The bench takes no longer scan, and knows no longer code. */
const longestScan = 4096;

/** Sends a scan where it belongs: to the screen that takes scans, else to the bench; its effect is shown. */
export async function takeScan(bench: Bench, scanned: string): Promise<void> {
  const text = scanned.slice(0, longestScan);
  const { client, ui, scanTaker } = bench;
  const { view, openUnitId } = ui.get();
  if (openUnitId === undefined && scanTaker.get()?.(text) === true) return;
  const result = await client.call("bench.scan", { text, ...(openUnitId === undefined ? {} : { openUnitId }) });
  ui.act.report(reportOfScan(text, result));
  if (!result.ok || result.value.unitId === undefined) return;
  // The code on a device's own screen shows the unit, as its serial does; a box or a label is only held against one.
  if (result.value.effect !== "opened" && result.value.text.code !== "scan.qrMatched") return;
  if (view === "ship" && openUnitId === undefined) ui.act.selectForShipping(result.value.unitId);
  else ui.act.openUnit(result.value.unitId);
}

/** Takes the last confirmation back and shows what came of it. */
export async function undo(bench: Bench): Promise<void> {
  const result = await bench.client.call("bench.undo", {});
  bench.ui.act.report(result.ok ? reportOfOutcome(result.value) : reportOfError(result.error));
}
