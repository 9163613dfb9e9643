import { writeSync } from "node:fs";
import { createSealedOriginals } from "../../main/adapters/store/sealed-originals.ts";
import { createRecordingLog } from "./recording-log.ts";
import { reversingSecrets } from "./reversing-secrets.ts";

// A process that keeps originals of the size it is given, one after the other, until it is killed or one cannot be kept.
// It writes the SHA-256 of each that was kept, or the error, to stdout: `node originals-writer.ts FOLDER BYTES`.
const [folder = "", bytes = "1"] = process.argv.slice(2);
const originals = createSealedOriginals({ folder, secrets: reversingSecrets, log: createRecordingLog() });
const piece = new Uint8Array(10_000);
for (let number = 0; ; number += 1) {
  const begun = await originals.begin();
  if (!begun.ok) throw new Error(begun.error.code);
  let failed = false;
  for (let left = Number(bytes); left > 0 && !failed; left -= piece.length) {
    piece.fill(number & 0xff);
    failed = !(await begun.value.write(piece.subarray(0, left))).ok;
  }
  const kept = await begun.value.finish();
  writeSync(1, kept.ok ? `${kept.value.sha256}\n` : `${JSON.stringify(kept.error)}\n`);
  if (!kept.ok) break;
}
