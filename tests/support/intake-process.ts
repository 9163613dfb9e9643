import { writeSync } from "node:fs";
import { join } from "node:path";
import { createIntakeReader } from "../../main/adapters/intake/create-intake-reader.ts";
import { createFileMedia } from "../../main/adapters/media/file-media.ts";
import { openIdentityRegister } from "../../main/adapters/store/open-identity-register.ts";
import { openSqliteBenchStore } from "../../main/adapters/store/open-sqlite-bench-store.ts";
import { createSealedOriginals } from "../../main/adapters/store/sealed-originals.ts";
import { createEventLoopTurns } from "../../main/adapters/system/event-loop-turns.ts";
import { nativeDigest, nativeTextDigest } from "../../main/adapters/system/native-digest.ts";
import { createRandomIds } from "../../main/adapters/system/random-ids.ts";
import { createSystemClock } from "../../main/adapters/system/system-clock.ts";
import { openBench } from "../../main/app/bench/bench-loop.ts";
import { createIntakeDesk } from "../../main/app/intake/create-intake-desk.ts";
import { noSticks } from "./no-sticks.ts";
import { orThrow } from "./or-throw.ts";
import { createRecordingLog } from "./recording-log.ts";
import { order } from "./records.ts";
import { reversingSecrets } from "./reversing-secrets.ts";

// A process that reads everything in a watched folder until it is killed: `node intake-process.ts DATA_FOLDER WATCHED_FOLDER MOST_UNITS`.
// It writes a line to stdout whenever the page would be told something: how many rows are counted, and how many readings
// have ended. People's patience is a twentieth of what it is at the bench, so that a run takes a second.
const [folder = "", watched = "", mostUnits = "5000"] = process.argv.slice(2);
const clock = createSystemClock();
const log = createRecordingLog();
const secrets = reversingSecrets;
const store = orThrow(openSqliteBenchStore({ file: join(folder, "bench.sqlite"), secrets, clock, log }));
const bench = orThrow(
  openBench({ store, clock, ids: createRandomIds(), log, run: () => Promise.resolve({ drafts: [] }) }),
);
orThrow(await bench.submit({ kind: "openOrder", order: order() }, "Technician 07"));
const desk = orThrow(
  createIntakeDesk({
    bench,
    store,
    clock,
    log,
    ledger: store.ledger,
    waiting: store.waiting,
    mostUnits: Number(mostUnits),
    register: orThrow(openIdentityRegister({ file: join(folder, "identities.sqlite"), log })),
    originals: createSealedOriginals({ folder: join(folder, "originals"), secrets, log }),
    reader: createIntakeReader(),
    sticks: noSticks,
    media: createFileMedia({ outputFolder: join(folder, "output") }),
    turns: createEventLoopTurns(),
    ids: createRandomIds(),
    digest: nativeDigest,
    textDigest: nativeTextDigest,
    technician: () => "Technician 07",
    places: async () => [{ kind: "folder", folder: watched, name: "watched" }],
    speed: 0.05,
    about: { bench: "BENCH-PC", version: "0.1.0" },
  }),
);
desk.topic.watch((message) => {
  const { readings } = "snapshot" in message ? message.snapshot : message.patch;
  const rows = readings.reduce((sum, reading) => sum + reading.total, 0);
  const ended = readings.filter((reading) => reading.state === "done" || reading.state === "failed").length;
  writeSync(1, `${rows} ${ended}\n`);
});
desk.start();
