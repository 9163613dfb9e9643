import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BoardView } from "../../../shared/domain/bench/board-view.ts";
import { say } from "../../../shared/text/say.ts";
import { tileWord } from "../../../shared/text/tile-word.ts";
import type { Comparison } from "./practice-truth.ts";

/** What a finished run is reported with. Times in epoch milliseconds of bench time. */
export type RunReport = {
  readonly scenario: string;
  readonly seed: number;
  readonly speed: number;
  readonly finished: boolean;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly board: BoardView;
  readonly comparisons: readonly Comparison[];
  readonly registeredTwice: readonly string[];
  readonly calls: number;
  readonly manifestPath: string;
  readonly manifestRows: number;
};

/** Writes the report of a run as Markdown and answers its path. */
export function writeReport(folder: string, report: RunReport): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `practice-report-${report.scenario}-${report.seed}.md`);
  writeFileSync(path, reportText(report));
  return path;
}

function reportText(report: RunReport): string {
  const { board, comparisons } = report;
  const agreeing = comparisons.filter((row) => row.agrees).length;
  const verdicts = comparisons.map(({ slot, serialNumber, verdict, truth, agrees }) => {
    const tile = board.tiles.find((known) => known.slot === slot);
    const word = tile === undefined ? "" : `${tileWord(tile)}. ${say(tile.detail)}`;
    return `| ${slot} | ${serialNumber} | ${word} | ${verdict} | ${truth} | ${agrees ? "yes" : "**no**"} |`;
  });
  return [
    `# Practice: order ${board.order.number}, ${board.order.customer}`,
    "",
    `Scenario ${report.scenario}, seed ${report.seed}, speed ${report.speed}. ${report.finished ? "Finished" : "**Not finished**"}.`,
    `Bench time ${iso(report.startedAt)} to ${iso(report.endedAt)}.`,
    "",
    `- Verdicts that agree with the world's truth: ${agreeing} of ${comparisons.length}`,
    `- Units registered twice: ${report.registeredTwice.length}`,
    `- Calls to the simulated tenant: ${report.calls}`,
    `- Manifest: ${report.manifestRows} units${report.manifestPath === "" ? "" : `, ${report.manifestPath}`}`,
    "",
    "| Slot | Serial number | On the board | Verdict | Truth | Agrees |",
    "|---:|---|---|---|---|---|",
    ...verdicts,
    "",
  ].join("\n");
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
