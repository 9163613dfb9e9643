import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isHeld, type Measurement } from "./bench-row.ts";
import { measureBoard } from "./board.ts";
import { measureCollecting } from "./collect.ts";
import { measureFoldAndPlan } from "./fold-plan.ts";
import { measureHashDecoding } from "./hash.ts";
import { measureIntake } from "./intake.ts";
import { measureAppend, measureOpening } from "./journal.ts";
import { measureLedger, measureSealing } from "./kept-intake.ts";
import { measureRegistration } from "./register.ts";
import { measureGoodMorning } from "./scenarios.ts";
import { measureStart } from "./start.ts";

// Measures what is asked for, or everything: one JSON line a figure on stdout, progress on stderr. The exit code says
// whether all could be measured, not whether all is held: a PC may be slow without the product being wrong.
const measurements: Readonly<Record<string, Measurement>> = {
  "hash.decode": measureHashDecoding,
  "fold-plan": measureFoldAndPlan,
  board: measureBoard,
  "journal.append": measureAppend,
  "journal.open-1m": measureOpening,
  "intake.csv-100k": measureIntake,
  "ledger.100k": measureLedger,
  "originals.seal": measureSealing,
  "collect.50": measureCollecting,
  "good-morning": measureGoodMorning,
  register: measureRegistration,
  "start.stand-in": measureStart,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in measurements));
if (unknown.length > 0) {
  process.stderr.write(
    `No such measurement: ${unknown.join(", ")}. There are ${Object.keys(measurements).join(", ")}.\n`,
  );
  process.exitCode = 2;
} else {
  for (const [name, measure] of Object.entries(measurements)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    const folder = mkdtempSync(join(tmpdir(), "reseal-bench-"));
    try {
      for (const figure of await measure(folder)) {
        const { unit, hold } = figure;
        const value = Number(figure.value.toPrecision(4));
        process.stdout.write(`${JSON.stringify({ name: figure.name, value, unit, hold, ok: isHeld(figure) })}\n`);
      }
    } catch (defect) {
      process.stderr.write(`${name}: ${defect instanceof Error ? defect.stack : String(defect)}\n`);
      process.exitCode = 1;
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
