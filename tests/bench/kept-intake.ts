import { hash } from "node:crypto";
import { join } from "node:path";
import { createSealedOriginals } from "../../main/adapters/store/sealed-originals.ts";
import { createFileKeySecrets } from "../../main/adapters/system/file-key-secrets.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { intakeReading, intakeRow, refusedRow, warnedRow } from "../contract/intake-ledger/reading-builder.ts";
import { createRecordingLog } from "../support/recording-log.ts";
import type { Measurement } from "./bench-row.ts";
import { timed } from "./bench-row.ts";
import { openStore } from "./journal.ts";

const rowCount = 100_000;
/** Rows the intake adds at once. */
const batch = 256;
const contentBytes = 400 * 1024 * 1024;
const pieceBytes = 256 * 1024;

/** Seals and reads again a file as large as a hundred thousand rows with full hashes. */
export const measureSealing: Measurement = async (folder) => {
  const originals = createSealedOriginals({
    folder: join(folder, "originals"),
    secrets: createFileKeySecrets(join(folder, "key")),
    log: createRecordingLog(),
  });
  const piece = Buffer.alloc(pieceBytes, 0x5a);
  const writer = value(await originals.begin());
  const sealedAt = performance.now();
  for (let done = 0; done < contentBytes; done += pieceBytes) {
    piece.writeUInt32BE(done);
    value(await writer.write(piece));
  }
  const { sha256 } = value(await writer.finish());
  const sealSeconds = (performance.now() - sealedAt) / 1_000;
  const source = value(await originals.open(sha256, "sealed.csv"));
  const openedAt = performance.now();
  for (let done = 0; done < contentBytes; done += pieceBytes) await source.read(done, pieceBytes);
  const readSeconds = (performance.now() - openedAt) / 1_000;
  await source.close();
  const megabytes = contentBytes / 1_000_000;
  return [
    { name: "originals.seal", value: megabytes / sealSeconds, unit: "MB/s", hold: 100, better: "more" },
    { name: "originals.read", value: megabytes / readSeconds, unit: "MB/s", hold: 100, better: "more" },
  ];
};

/** Writes a hundred thousand rows into the ledger, and keeps as many hashes, as the intake does. */
export const measureLedger: Measurement = async (folder) => {
  const store = openStore(join(folder, "ledger.sqlite"));
  const makers = [intakeRow, intakeRow, intakeRow, warnedRow, refusedRow];
  const rows = Array.from({ length: rowCount }, (_, index) => (makers[index % makers.length] ?? intakeRow)(index));
  value(store.ledger.putReading(intakeReading("large")));
  const rowsMs = timed(() => {
    for (let from = 0; from < rowCount; from += batch)
      value(store.ledger.addRows("large", rows.slice(from, from + batch)));
  });
  let hashesMs = 0;
  for (let from = 0; from < rowCount; from += batch) {
    const hashes = Array.from({ length: batch }, (_, offset) => likeHash(from + offset));
    hashesMs += timed(() => value(store.putHardwareHashes(hashes)));
  }
  store.close();
  return [
    { name: "ledger.100k", value: rowsMs / 1_000, unit: "s", hold: 1.5 },
    { name: "hashes.100k", value: hashesMs / 1_000, unit: "s", hold: 5 },
  ];
};

/** A text as long as a hash, with as much of it in use. */
function likeHash(index: number) {
  const used = hash("sha512", `${index}`, "base64").slice(0, 80).repeat(15).slice(0, 1_150);
  const hashText = Buffer.from(used.padEnd(4_000, "A"), "latin1").toString("latin1");
  return { digest: hash("sha256", hashText), hashText };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.cause ?? ""}`);
  return result.value;
}
