import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openSqliteBenchStore } from "../../../main/adapters/store/open-sqlite-bench-store.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { keptHash } from "./evidence-builder.ts";

const writer = fileURLToPath(new URL("../../support/store-writer.ts", import.meta.url));

/** Lets a process append until `appends` were acknowledged, kills it at once, and answers the last acknowledged row. */
async function writeUntilKilled(file: string, batch: number, appends: number): Promise<number> {
  const child = spawn(process.execPath, [writer, file, String(batch)], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  let acknowledged = 0;
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    count += 1;
    if (count === appends) child.kill("SIGKILL");
  }
  await closed;
  return acknowledged;
}

test.each([
  [1, [1, 40, 7, 133]],
  [25, [2, 61, 19]],
])(
  "after kill -9, appends of %i rows are there whole up to the acknowledged one, with their hashes and ledger rows",
  { timeout: 300_000 },
  async (batch, kills) => {
    const file = join(temporaryFolder(), "bench.db");
    for (const appends of kills) {
      const acknowledged = await writeUntilKilled(file, batch, appends);
      const clock = { now: () => epochMs(0) };
      const opened = openSqliteBenchStore({ file, secrets: reversingSecrets, clock, log: createRecordingLog() });
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      const read = opened.value.readAfter(0);
      const kept = opened.value.ledger.rows("a", { choice: "all", offset: acknowledged - 1, limit: 1 });
      const last = keptHash(`T0${acknowledged}AAAA`);
      expect(opened.value.getHardwareHash(last.digest)).toEqual({ ok: true, value: last.hashText });
      opened.value.close();
      if (!read.ok || !kept.ok) throw new Error(JSON.stringify([read, kept]));
      // Hashes and rows of the ledger come before the append that is acknowledged, so that one killed in between leaves more.
      expect(kept.value.total).toBeGreaterThanOrEqual(read.value.length);
      expect(kept.value.total % batch).toBe(0);
      expect(kept.value.rows).toHaveLength(1);
      expect([acknowledged, acknowledged + batch]).toContain(read.value.length);
      expect(read.value.map((row) => row.evidence.id)).toEqual(read.value.map((_, index) => `evidence-${index + 1}`));
    }
  },
);
