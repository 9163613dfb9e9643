import { writeSync } from "node:fs";
import { mapValues } from "../../shared/kernel/persistent-map.ts";
import { openKillableBench } from "./killable-bench.ts";

// A process that registers what lies on the stick of a practice world until it is killed: the product's own parts, with
// nobody at the board. `node registration-process.ts WORLD_ADDRESS DATA_FOLDER`. It writes a line to stdout whenever the
// bench changed: how many units are known, and how many of them have reached an outcome.
const [address = "", dataFolder = ""] = process.argv.slice(2);
const settledStages: ReadonlySet<string> = new Set(["readyToStart", "foreignTenant", "stopped"]);
const runtime = await openKillableBench(address, dataFolder);

let told = "";
const tell = (): void => {
  const units = [...mapValues(runtime.bench.state().units)];
  const line = `${units.length} ${units.filter(({ stage }) => settledStages.has(stage)).length}\n`;
  if (line !== told) writeSync(1, line);
  told = line;
};
runtime.bench.watch(tell);
writeSync(1, "0 0\n");
tell();
