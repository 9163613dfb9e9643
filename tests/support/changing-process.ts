import { writeSync } from "node:fs";
import type { TenantChange } from "../../shared/domain/assignment/tenant-change.ts";
import { openKillableBench, workAlong } from "./killable-bench.ts";
import { orThrow } from "./or-throw.ts";

// A process in which a technician gives every device of an earlier order to one person and takes that back again, until it
// is killed. `node changing-process.ts WORLD_ADDRESS DATA_FOLDER USER`. It writes a line to stdout whenever that came
// further: how many values were given, and how many were taken back.
const [address = "", dataFolder = "", userPrincipalName = ""] = process.argv.slice(2);
const earlierTag = "OLD-TAG";
const runtime = await openKillableBench(address, dataFolder);
const { handlers, bench } = runtime;

function setOf(reason: TenantChange["reason"]): TenantChange | undefined {
  return bench.state().changes.find((change) => change.reason === reason);
}

/** What was not begun is begun; what is under way is left to the bench. */
async function work(): Promise<void> {
  const { order } = bench.state();
  const given = setOf("bulk");
  if (order === undefined || setOf("undo") !== undefined) return;
  if (given !== undefined) {
    if (given.open === 0) await handlers["assign.undo"]({ changeId: given.changeId });
    return;
  }
  const choice = { kind: "tag", groupTag: earlierTag } as const;
  const user = { kind: "fixed", userPrincipalName } as const;
  const shown = await handlers["assign.preview"]({ choice, wish: { user }, atScreen: false });
  // Nobody is signed in yet, or the tenant does not answer: the next change of the bench tries again.
  if (!shown.ok) return;
  const { previewId, totals } = shown.value;
  const approval = { kind: "typed", orderNumber: order.number, devices: totals.change } as const;
  orThrow(await handlers["assign.apply"]({ previewId, approval }));
}

let told = "";
function tell(): void {
  const done = (set: TenantChange | undefined): number =>
    set?.steps.filter(({ state }) => state === "done").length ?? 0;
  const line = `${done(setOf("bulk"))} ${done(setOf("undo"))}\n`;
  if (line !== told) writeSync(1, line);
  told = line;
}

writeSync(1, "0 0\n");
workAlong(runtime, work, tell);
