import { writeSync } from "node:fs";
import { type PastView, pastView } from "../../shared/domain/clearing/past-view.ts";
import { serialOf, type Unit } from "../../shared/domain/unit/unit.ts";
import { mapValues } from "../../shared/kernel/persistent-map.ts";
import { openKillableBench, workAlong } from "./killable-bench.ts";

// A process in which a technician looks at every unit's past and clears what is found, until it is killed.
// `node clearing-process.ts WORLD_ADDRESS DATA_FOLDER`. It writes a line to stdout whenever that came further: how many
// clearings were begun, and how many have been proven done.
const [address = "", dataFolder = ""] = process.argv.slice(2);
const runtime = await openKillableBench(address, dataFolder);
const { handlers, bench } = runtime;

const units = (): readonly Unit[] => [...mapValues(bench.state().units)];

/** The one next thing that a person would do for each unit; what cannot be done yet is tried after the next change. */
async function work(): Promise<void> {
  for (const unit of units()) await workOn(unit, pastView(unit, bench.state(), runtime.now()));
}

async function workOn(unit: Unit, past: PastView): Promise<void> {
  const { clearing, refusal, readAt, validUntil = 0 } = past;
  if (clearing?.isHeldUp === true) {
    await handlers["past.resume"]({ unitId: unit.id });
    return;
  }
  if (clearing !== undefined || refusal !== undefined || past.isLooking) return;
  // Whoever is not known to the tenant has no past; neither has one whose place in it is not read yet.
  if (unit.registration === undefined && unit.stage !== "stopped") return;
  const offer = past.offers.find(({ way }) => way === "deregister" || way === "deleteDirectoryObject");
  if (readAt === undefined || runtime.now() >= validUntil) await handlers["past.look"]({ unitId: unit.id });
  else if (offer !== undefined)
    await handlers["past.clear"]({
      unitId: unit.id,
      way: offer.way,
      recordIds: [...new Set(offer.steps.map(({ record }) => record.id))],
      identifiers: { serialEnding: serialOf(unit).slice(-5), slotOrModel: unit.hash?.value.model ?? "" },
      typed: offer.phrase,
    });
}

let told = "";
function tell(): void {
  const clearings = units().flatMap(({ past }) => past?.clearings ?? []);
  const line = `${clearings.length} ${clearings.filter(({ doneAt }) => doneAt !== undefined).length}\n`;
  if (line !== told) writeSync(1, line);
  told = line;
}

writeSync(1, "0 0\n");
workAlong(runtime, work, tell);
