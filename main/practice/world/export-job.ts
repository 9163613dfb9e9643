import { secondMs } from "./durations.ts";
import { drawBetween } from "./random.ts";
import type { ExportJobRow } from "./tenant-rows.ts";
import type { World } from "./world.ts";

/** Starts writing a report to a file: done after ten to ninety seconds. */
export function startExport(world: World, job: ExportJobRow): ExportJobRow {
  const delayMs = drawBetween(world.seed, 10, 90, "export", job.id) * secondMs;
  world.plan(job.requestedAt + delayMs, { type: "exportEnded", exportJobId: job.id });
  return world.exportJobs.put(job);
}

/** Lets the file of a report be fetched. */
export function endExport(world: World, id: string): void {
  const job = world.exportJobs.get(id);
  if (job !== undefined) world.exportJobs.put({ ...job, status: "completed" });
}
