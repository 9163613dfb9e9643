import { writeSync } from "node:fs";
import { openSqliteBenchStore } from "../../main/adapters/store/open-sqlite-bench-store.ts";
import { epochMs } from "../../shared/kernel/brand.ts";
import { unitsSeen } from "../contract/bench-store/evidence-builder.ts";
import { createRecordingLog } from "./recording-log.ts";
import { reversingSecrets } from "./reversing-secrets.ts";

// A process that appends numbered rows to the file it is given until it is killed. It writes the last row's number to
// stdout after each append was answered: `node store-writer.ts FILE ROWS_PER_APPEND`.
const [file = "", batch = "1"] = process.argv.slice(2);
const clock = { now: () => epochMs(Date.now()) };
const opened = openSqliteBenchStore({ file, secrets: reversingSecrets, clock, log: createRecordingLog() });
if (!opened.ok) throw new Error(opened.error.code);
const start = opened.value.append([]);
if (!start.ok) throw new Error(start.error.code);
for (let last = start.value; ; last += Number(batch)) {
  const appended = opened.value.append(unitsSeen(last + 1, last + Number(batch)));
  if (!appended.ok) throw new Error(appended.error.code);
  writeSync(1, `${appended.value}\n`);
}
