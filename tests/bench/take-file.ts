import { copyFileSync, mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { createIntakeReader } from "../../main/adapters/intake/create-intake-reader.ts";
import { createFileMedia } from "../../main/adapters/media/file-media.ts";
import { openIdentityRegister } from "../../main/adapters/store/open-identity-register.ts";
import { openSqliteBenchStore } from "../../main/adapters/store/open-sqlite-bench-store.ts";
import { createSealedOriginals } from "../../main/adapters/store/sealed-originals.ts";
import { createEventLoopTurns } from "../../main/adapters/system/event-loop-turns.ts";
import { keepHeapModest } from "../../main/adapters/system/modest-heap.ts";
import { nativeDigest, nativeTextDigest } from "../../main/adapters/system/native-digest.ts";
import { createRandomIds } from "../../main/adapters/system/random-ids.ts";
import { createSystemClock } from "../../main/adapters/system/system-clock.ts";
import { openBench } from "../../main/app/bench/bench-loop.ts";
import { createIntakeDesk } from "../../main/app/intake/create-intake-desk.ts";
import { mostUnits } from "../../shared/domain/policy/most-units.ts";
import { noSticks } from "../support/no-sticks.ts";
import { orThrow } from "../support/or-throw.ts";
import { createRecordingLog } from "../support/recording-log.ts";
import { order } from "../support/records.ts";
import { reversingSecrets } from "../support/reversing-secrets.ts";

// Takes the file in as the app does, without its window: sealed, read, judged, on the board or waiting, and in ledger and
// journal. Writes to stdout how long that took, how many rows were taken, and how much more memory the process held.
const [path = ""] = process.argv.slice(2);
const data = join(dirname(path), "taken");
const watched = join(data, "watched");
mkdirSync(watched, { recursive: true });
const clock = createSystemClock();
const log = createRecordingLog();
const secrets = reversingSecrets;
const store = orThrow(openSqliteBenchStore({ file: join(data, "bench.sqlite"), secrets, clock, log }));
const bench = orThrow(
  openBench({ store, clock, ids: createRandomIds(), log, run: () => Promise.resolve({ drafts: [] }) }),
);
orThrow(await bench.submit({ kind: "openOrder", order: order() }, "Technician 07"));
const desk = orThrow(
  createIntakeDesk({
    ...{ bench, store, clock, log, mostUnits },
    ledger: store.ledger,
    waiting: store.waiting,
    register: orThrow(openIdentityRegister({ file: join(data, "identities.sqlite"), log })),
    originals: createSealedOriginals({ folder: join(data, "originals"), secrets, log }),
    reader: createIntakeReader(),
    sticks: noSticks,
    media: createFileMedia({ outputFolder: join(data, "output") }),
    turns: createEventLoopTurns(),
    ids: createRandomIds(),
    digest: nativeDigest,
    textDigest: nativeTextDigest,
    technician: () => "Technician 07",
    places: async () => [{ kind: "folder", folder: watched, name: "watched" }],
    speed: 1,
    about: { bench: "BENCH-PC", version: "0.1.0" },
  }),
);
keepHeapModest();
globalThis.gc?.();
const before = process.memoryUsage.rss();
const startedAt = performance.now();
let peak = before;
const watching = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
copyFileSync(path, join(watched, basename(path)));
desk.topic.watch((message) => {
  const { readings } = "snapshot" in message ? message.snapshot : message.patch;
  const [reading] = readings;
  if (reading?.state === "failed") throw new Error(JSON.stringify(reading.error));
  if (reading?.state !== "done") return;
  clearInterval(watching);
  const seconds = (performance.now() - startedAt) / 1_000;
  process.stdout.write(JSON.stringify({ seconds, rows: reading.accepted, peakMiB: (peak - before) / 2 ** 20 }), () =>
    process.exit(),
  );
});
desk.start();
