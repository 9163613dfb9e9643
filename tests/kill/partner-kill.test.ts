import { expect, onTestFinished, test } from "vitest";
import { readPracticeRecord } from "../../main/boot/terminal/practice-truth.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type KillMoment, runApp, startWorldProcess } from "./killed-app.ts";

const kills = 20;
const speed = 120;
const seed = 7;

/** Mostly while the devices are on their way through Partner Center, which takes a second or two at this speed. */
function nextMoment(random: () => number): KillMoment {
  return random() < 0.5
    ? { kind: "afterMs", ms: 300 + Math.round(random() * 1_500) }
    : { kind: "atWrite", write: 1 + Math.floor(random() * 25) };
}

test(`an app killed at ${kills} moments uploads nothing twice to Partner Center and loses no outcome`, {
  timeout: 600_000,
}, async () => {
  const dataFolder = temporaryFolder();
  const world = await startWorldProcess("reseller", seed, speed);
  onTestFinished(world.stop);
  const random = createSeededRandom(seed);
  const uploadedAtKill: number[] = [];
  for (let launch = 0; launch < kills; launch += 1) {
    const end = await runApp(world.address, dataFolder, speed, nextMoment(random));
    if (end.kind === "ended") expect(end).toMatchObject({ exitCode: 0 });
    const { ledger } = await readPracticeRecord(world.address);
    const counts = Object.values(ledger.partnerUploads ?? {});
    expect(counts).toEqual(counts.map(() => 1));
    if (end.kind === "killed") uploadedAtKill.push(counts.length);
  }
  const last = await runApp(world.address, dataFolder, speed);
  expect(last).toMatchObject({
    kind: "ended",
    exitCode: 0,
    output: expect.stringContaining("agree with the truth: 9 of 9"),
  });
  const { ledger } = await readPracticeRecord(world.address);
  expect(Object.values(ledger.partnerUploads ?? {})).toEqual(new Array(9).fill(1));
  expect(ledger.importsBySerial).toEqual({});
  expect(ledger.registered).toHaveLength(8);
  // Some kills came before anything was uploaded, some after.
  expect(uploadedAtKill).toContain(0);
  expect(uploadedAtKill).toContain(9);
  process.stdout.write(`${uploadedAtKill.length} kills; devices uploaded by then: ${uploadedAtKill.join(" ")}\n`);
});
