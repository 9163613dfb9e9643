import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createSealedOriginals } from "../../../main/adapters/store/sealed-originals.ts";
import { createRecordingLog } from "../../support/recording-log.ts";
import { reversingSecrets } from "../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { readWhole } from "./pieces.ts";

const writer = fileURLToPath(new URL("../../support/originals-writer.ts", import.meta.url));
const size = 3_000_000;

/** Lets a process keep originals until it acknowledged some, kills it at once, and answers what it acknowledged. */
async function keepUntilKilled(folder: string, originals: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, folder, String(size)], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === originals) child.kill("SIGKILL");
  }
  await closed;
  return acknowledged;
}

test("after kill -9 every acknowledged original is whole, and half ones are gone", { timeout: 300_000 }, async () => {
  const folder = join(temporaryFolder(), "originals");
  for (const count of [1, 4, 9]) {
    const acknowledged = await keepUntilKilled(folder, count);
    const log = createRecordingLog();
    const originals = createSealedOriginals({ folder, secrets: reversingSecrets, log });
    const names = readdirSync(folder);
    expect(names.filter((name) => !name.endsWith(".sealed"))).toEqual([]);
    expect(names.map((name) => name.slice(0, 64))).toEqual(expect.arrayContaining([...acknowledged]));
    for (const name of names) {
      const opened = await originals.open(name.slice(0, 64), "x");
      if (!opened.ok) throw new Error(JSON.stringify(opened.error));
      expect((await readWhole(opened.value, 500_000)).length).toBe(size);
      await opened.value.close();
    }
  }
});

/** Runs the writer where no file may grow beyond `blocks` of 512 bytes, as on a disk that is full. */
async function keepOnSmallDisk(folder: string, blocks: number): Promise<string> {
  const command = `ulimit -f ${blocks}; exec "$0" "$@"`;
  const child = spawn("sh", ["-c", command, process.execPath, writer, folder, String(size)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await once(child, "close");
  return output;
}

test.skipIf(!existsSync("/bin/sh"))("what finds no room is told, and leaves nothing behind", async () => {
  const folder = join(temporaryFolder(), "originals");
  const answer: unknown = JSON.parse(await keepOnSmallDisk(folder, 2_000));
  expect(answer).toMatchObject({
    code: "store.writeFailed",
    kind: "unavailable",
    retry: { when: "technicianActs" },
    context: { reason: "diskFull" },
  });
  expect(readdirSync(folder)).toEqual([]);
});
