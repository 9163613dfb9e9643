import { describe, expect, test } from "vitest";
import type { FaultRule } from "../../main/practice/scenarios/scenario.ts";
import { say } from "../../shared/text/say.ts";
import { chooseCustomer, partnerView, rowsOf, signInToPartner } from "../support/partner-scenario.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import type { ScenarioBench, ScenarioBenchOptions } from "../support/scenario-bench.ts";

const minutes = 60_000;
const uploadRoute = "POST partner/customers/{customer}/deviceBatches";

function fault(route: string, kind: FaultRule["kind"], first: number, share = 0): FaultRule {
  return { route, kind, first, share, retryAfterSeconds: kind === "throttledWithWait" ? 45 : 0 };
}

/** A bench whose list was read, and whose technician has signed in to Partner Center and chosen the customer. */
async function uploading(world: NonNullable<ScenarioBenchOptions["world"]>): Promise<ScenarioBench> {
  const bench = await runningScenario("reseller", 7, world);
  await bench.plugStick(true);
  await bench.until(() => partnerView(bench).counts.flagged === 9);
  await signInToPartner(bench);
  // The call may be told to wait, and time goes on only in `until`.
  let isChosen = false;
  const choosing = chooseCustomer(bench).then(() => {
    isChosen = true;
  });
  await bench.until(() => isChosen, undefined, 30 * minutes);
  await choosing;
  return bench;
}

const isSettled = (bench: ScenarioBench) => (): boolean => {
  const { proven, waiting } = partnerView(bench).counts;
  return proven === 7 && waiting === 0;
};

async function expectUploadedOnce(bench: ScenarioBench): Promise<void> {
  const { ledger } = await bench.record();
  expect(Object.values(ledger.partnerUploads ?? {})).toEqual(new Array(9).fill(1));
  expect(bench.practice.world.partner.batches.size()).toBe(1);
}

describe("trouble on the way to Partner Center ends with the right devices in Intune", () => {
  test.each([
    ["the first answer is lost", [fault(uploadRoute, "answerLost", 1)]],
    ["every answer of a call and its repeats is lost", [fault(uploadRoute, "answerLost", 6)]],
    ["the call never arrives", [fault(uploadRoute, "dropped", 6)]],
    ["the service is unavailable for a while", [fault("partner/", "unavailable", 3)]],
    ["the service asks for pauses", [fault("partner/", "throttledWithWait", 2, 0.2)]],
    ["the service asks for pauses without saying how long", [fault("partner/", "throttledBlind", 2, 0.1)]],
    ["everything is shaky", [fault("partner/", "answerLost", 0, 0.2), fault("partner/", "dropped", 0, 0.2)]],
  ] as const)("%s", unhurried, async (_name, faults) => {
    const bench = await uploading({ faults });
    await bench.until(isSettled(bench));
    expect(await rowsOf(bench, "flagged")).toHaveLength(2);
    await expectUploadedOnce(bench);
    const errors = bench
      .app()
      .log.lines()
      .filter((line) => line.level === "error");
    expect(errors).toEqual([]);
  });

  test("a failure of the service at one device is tried again in the same batch", unhurried, async () => {
    const importFates = [{ device: 2, code: 640, name: "StorageError", times: 2 }];
    const bench = await uploading({ switches: { importFates } });
    await bench.until(isSettled(bench));
    const jobs = partnerView(bench).jobs;
    expect(jobs.map(({ isAddition, rows }) => [isAddition, rows])).toEqual([
      [true, 1],
      [true, 1],
      [false, 9],
    ]);
    expect(new Set(jobs.map(({ batchId }) => batchId)).size).toBe(1);
  });

  test("the app is opened again while the upload is on its way", unhurried, async () => {
    const bench = await uploading({ faults: [fault(uploadRoute, "answerLost", 6)] });
    await bench.until(() => partnerView(bench).jobs.some(({ state }) => state === "sent"));
    await bench.restart();
    expect(partnerView(bench).jobs).toMatchObject([{ state: "unclear" }]);
    await bench.until(isSettled(bench));
    await expectUploadedOnce(bench);
  });
});

test(
  "Partner Center answers otherwise than documented: a whole address, results in another order, six devices at once",
  unhurried,
  async () => {
    const bench = await uploading({
      switches: { partnerLocation: "absolute", partnerResultOrder: "reversed", mostPartnerDevices: 6 },
    });
    await bench.until(isSettled(bench));
    expect(await rowsOf(bench, "flagged")).toHaveLength(2);
    const { ledger } = await bench.record();
    expect(Object.values(ledger.partnerUploads ?? {})).toEqual(new Array(9).fill(1));
    expect(partnerView(bench).jobs.map(({ state }) => state)).toContain("refused");
  },
);

test(
  "Partner Center takes no upload at all: a few calls, then it stops and says what to do, and goes on when it is done",
  unhurried,
  async () => {
    const bench = await uploading({ switches: { mostPartnerDevices: 0 } });
    await bench.until(() => partnerView(bench).isStopped);
    await bench.pass(10 * minutes);
    const { ledger } = await bench.record();
    expect(ledger.partnerUploads).toEqual({});
    expect(ledger.callsByRoute[uploadRoute]).toBeLessThanOrEqual(12);
    const [waiting] = (await rowsOf(bench, "flagged")).filter(({ reason }) => reason.code === "partner.allRefused");
    expect(say(waiting?.reason ?? { code: "partner.notSent", params: {} })).toMatch(/refuses every upload/);
    expect(waiting?.nextStep?.code).toBe("partner.chooseAgain");

    bench.practice.world.setSwitches({ mostPartnerDevices: 1000 });
    await chooseCustomer(bench);
    await bench.until(isSettled(bench));
    expect(partnerView(bench).isStopped).toBe(false);
    expect(Object.values((await bench.record()).ledger.partnerUploads ?? {})).toEqual(new Array(9).fill(1));
  },
);

describe("who may not upload", () => {
  test("a technician without a role there sees why, and nothing is written", unhurried, async () => {
    const bench = await runningScenario("reseller", 7, { partner: { agent: "none" } });
    await bench.plugStick(true);
    await bench.until(() => partnerView(bench).counts.flagged === 9);
    await signInToPartner(bench);
    expect(await bench.runtime().handlers["partner.customers"]({})).toMatchObject({
      ok: false,
      error: { code: "partner.forbidden" },
    });
    await bench.pass(30 * minutes);
    expect((await bench.record()).ledger.partnerUploads).toEqual({});
  });

  test("a sign-in without a second factor is told from any other", unhurried, async () => {
    const bench = await runningScenario("reseller", 7, { partner: { signsInWithMfa: false } });
    await signInToPartner(bench);
    expect(await bench.runtime().handlers["partner.customers"]({})).toMatchObject({
      ok: false,
      error: { code: "partner.mfaMissing" },
    });
  });

  test("nobody is signed in to Partner Center", unhurried, async () => {
    const bench = await runningScenario("reseller", 7);
    expect(await bench.runtime().handlers["partner.customers"]({})).toMatchObject({
      ok: false,
      error: { kind: "unauthorised" },
    });
    expect((await bench.record()).ledger.partnerUploads).toEqual({});
  });
});

test(
  "by Partner Center alone, devices are uploaded although Intune cannot be read, and flagged as not proven",
  unhurried,
  async () => {
    const bench = await uploading({
      path: "partnerCenter",
      faults: [fault("GET deviceManagement/windowsAutopilotDeviceIdentities", "unavailable", 1_000_000)],
    });
    await bench.until(() => partnerView(bench).jobs.some(({ state }) => state === "ended"));
    await bench.pass(40 * minutes);
    const flagged = await rowsOf(bench, "flagged");
    expect(flagged.filter(({ reason }) => reason.code === "partner.notProvable")).toHaveLength(7);
    expect(flagged.find(({ reason }) => reason.code === "partner.notProvable")?.nextStep).toEqual({
      code: "partner.readTenant",
      params: {},
    });
    await expectUploadedOnce(bench);
  },
);
