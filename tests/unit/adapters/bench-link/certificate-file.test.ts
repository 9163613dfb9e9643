import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadCertificate } from "../../../../main/adapters/bench-link/certificate-file.ts";
import { epochMs } from "../../../../shared/kernel/brand.ts";
import { createRecordingLog } from "../../../support/recording-log.ts";
import { reversingSecrets } from "../../../support/reversing-secrets.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const at = epochMs(Date.UTC(2026, 0, 15));

test("a first certificate is made without a word, and kept", async () => {
  const log = createRecordingLog();
  const options = { file: join(temporaryFolder(), "link.bin"), secrets: reversingSecrets, log, now: () => at };
  const first = await loadCertificate(options);
  expect([first.ok, await loadCertificate(options)]).toEqual([true, first]);
  expect(log.lines()).toEqual([]);
});

test("a file that is there and cannot be read is told of", async () => {
  const log = createRecordingLog();
  const file = join(temporaryFolder(), "link.bin");
  mkdirSync(file);
  const loaded = await loadCertificate({ file, secrets: reversingSecrets, log, now: () => at });
  expect(loaded.ok).toBe(false);
  expect(log.lines()[0]).toMatchObject({ event: "link.certificateUnreadable", fields: { cause: "EISDIR" } });
});
