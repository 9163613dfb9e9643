import { writeSync } from "node:fs";
import { openSqliteBenchStore } from "../../main/adapters/store/open-sqlite-bench-store.ts";
import { epochMs } from "../../shared/kernel/brand.ts";
import { keptHash, unitsSeen } from "../contract/bench-store/evidence-builder.ts";
import { intakeReading, intakeRow } from "../contract/intake-ledger/reading-builder.ts";
import { createRecordingLog } from "./recording-log.ts";
import { reversingSecrets } from "./reversing-secrets.ts";

// A process that appends numbered rows to the file it is given until it is killed, and before each append as many hashes
// and rows of the ledger. It writes the last row's number to stdout after each append was answered:
// `node store-writer.ts FILE ROWS_PER_APPEND`.
const [file = "", batch = "1"] = process.argv.slice(2);
const clock = { now: () => epochMs(Date.now()) };
const opened = openSqliteBenchStore({ file, secrets: reversingSecrets, clock, log: createRecordingLog() });
if (!opened.ok) throw new Error(opened.error.code);
const start = opened.value.append([]);
if (!start.ok) throw new Error(start.error.code);
opened.value.ledger.putReading(intakeReading("a"));
for (let last = start.value; ; last += Number(batch)) {
  const numbers = Array.from({ length: Number(batch) }, (_, index) => last + 1 + index);
  const hashed = opened.value.putHardwareHashes(numbers.map((number) => keptHash(`T0${number}AAAA`)));
  const added = opened.value.ledger.addRows(
    "a",
    numbers.map((number) => intakeRow(number)),
  );
  const appended = opened.value.append(unitsSeen(last + 1, last + Number(batch)));
  if (!appended.ok || !hashed.ok || !added.ok) throw new Error("not kept");
  writeSync(1, `${appended.value}\n`);
}
