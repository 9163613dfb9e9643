import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openTemporaryLedger } from "../../../main/adapters/store/open-temporary-ledger.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { intakeReading } from "./reading-builder.ts";

const filler = fileURLToPath(new URL("../../support/temporary-ledger-filler.ts", import.meta.url));

test("answers errors, not throws, after it was closed", () => {
  const opened = openTemporaryLedger();
  if (!opened.ok) throw new Error(opened.error.code);
  opened.value.putReading(intakeReading("a"));
  opened.value.close();
  opened.value.close();
  expect(opened.value.putReading(intakeReading("a"))).toMatchObject({
    ok: false,
    error: { code: "store.writeFailed", context: { file: "temporary ledger" } },
  });
  expect(opened.value.readings(1)).toMatchObject({ ok: false, error: { code: "store.unreadable" } });
});

test.skipIf(process.platform !== "linux")(
  "its file is for this user alone and gone with a killed process",
  async () => {
    const folder = temporaryFolder();
    const environment = { ...process.env, SQLITE_TMPDIR: folder };
    const child = spawn(process.execPath, [filler, folder], { stdio: ["ignore", "pipe", "inherit"], env: environment });
    const closed = once(child, "close");
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line === "filled") child.kill("SIGKILL");
    }
    await closed;
    expect(lines).toEqual([expect.stringMatching(/^\d{7,} 600$/), "filled"]);
    expect(readdirSync(folder)).toEqual([]);
  },
);
