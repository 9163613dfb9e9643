import { readdirSync, readlinkSync, statSync, writeSync } from "node:fs";
import { openTemporaryLedger } from "../../main/adapters/store/open-temporary-ledger.ts";
import { intakeReading, intakeRow } from "../contract/intake-ledger/reading-builder.ts";

// A process that fills a temporary ledger beyond what memory keeps of it, and waits to be killed. It writes a line for
// each file it has open in the folder it is given: size and rights. `node temporary-ledger-filler.ts FOLDER`
const [folder = ""] = process.argv.slice(2);
const opened = openTemporaryLedger();
if (!opened.ok) throw new Error(opened.error.code);
opened.value.putReading(intakeReading("a"));
const rows = Array.from({ length: 256 }, (_, index) => intakeRow(index));
for (let added = 0; added < 30_000; added += rows.length) {
  const answer = opened.value.addRows("a", rows);
  if (!answer.ok) throw new Error(answer.error.code);
}
for (const descriptor of readdirSync("/proc/self/fd")) {
  const path = `/proc/self/fd/${descriptor}`;
  try {
    if (!readlinkSync(path).startsWith(folder)) continue;
    const { size, mode } = statSync(path);
    writeSync(1, `${size} ${(mode & 0o777).toString(8)}\n`);
  } catch {
    // The descriptor of the listing itself.
  }
}
writeSync(1, "filled\n");
setInterval(() => undefined, 60_000);
