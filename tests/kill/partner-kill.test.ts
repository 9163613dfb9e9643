import { expect, onTestFinished, test } from "vitest";
import { readPracticeRecord } from "../../main/boot/terminal/practice-truth.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type KillMoment, runApp, startWorldProcess } from "./killed-app.ts";

const kills = Number(process.env.RESEAL_KILLS ?? 10);
const speed = 120;
const seed = 7;
const upload = "POST partner/customers/{customer}/deviceBatches";
const job = "GET partner/customers/{customer}/batchJobStatus/{job}";

/** Before anything is uploaded, the moment the upload has reached the service, while its job is followed, and anywhere. */
function nextMoment(launch: number, calls: (route: string) => Promise<number>, random: () => number): KillMoment {
  const reached = (route: string, count: number): KillMoment => ({
    kind: "when",
    holds: async () => (await calls(route)) >= count,
  });
  if (launch < 2) return { kind: "afterMs", ms: 200 + Math.round(random() * 400) };
  if (launch < 5) return reached(upload, 1);
  if (launch < 8) return reached(job, launch - 4);
  return { kind: "atWrite", write: 1 + Math.floor(random() * 60) };
}

test(`an app killed at ${kills} moments uploads nothing twice to Partner Center and loses no outcome`, {
  timeout: 600_000,
}, async () => {
  const dataFolder = temporaryFolder();
  const world = await startWorldProcess("reseller", seed, speed);
  onTestFinished(world.stop);
  const random = createSeededRandom(seed);
  const ledger = async () => (await readPracticeRecord(world.address)).ledger;
  const calls = async (route: string): Promise<number> => (await ledger()).callsByRoute[route] ?? 0;
  const uploadedAtKill: number[] = [];
  for (let launch = 0; launch < kills; launch += 1) {
    const end = await runApp(world.address, dataFolder, speed, nextMoment(launch, calls, random));
    if (end.kind === "ended") expect(end).toMatchObject({ exitCode: 0 });
    const counts = Object.values((await ledger()).partnerUploads ?? {});
    expect(counts).toEqual(counts.map(() => 1));
    if (end.kind === "killed") uploadedAtKill.push(counts.length);
  }
  const last = await runApp(world.address, dataFolder, speed);
  expect(last).toMatchObject({
    kind: "ended",
    exitCode: 0,
    output: expect.stringContaining("agree with the truth: 9 of 9"),
  });
  const { partnerUploads, importsBySerial, registered } = await ledger();
  expect(Object.values(partnerUploads ?? {})).toEqual(new Array(9).fill(1));
  expect([importsBySerial, registered.length]).toEqual([{}, 8]);
  expect(uploadedAtKill).toContain(0);
  expect(Math.max(...uploadedAtKill)).toBeGreaterThan(0);
  process.stdout.write(`${uploadedAtKill.length} kills; devices uploaded by then: ${uploadedAtKill.join(" ")}\n`);
});
