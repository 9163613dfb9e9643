import { expect, test } from "vitest";
import type { PartnerView } from "../../shared/domain/partner-center/partner-view.ts";
import type { ReconcileRow } from "../../shared/domain/partner-center/reconcile.ts";
import { orThrow } from "../support/or-throw.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";
import type { ScenarioBench } from "../support/scenario-bench.ts";

const minutes = 60_000;

async function rowsOf(bench: ScenarioBench, state: ReconcileRow["state"]): Promise<readonly ReconcileRow[]> {
  return orThrow(await bench.runtime().handlers["partner.rows"]({ state, offset: 0, limit: 200 })).rows;
}

function partnerView(bench: ScenarioBench): PartnerView {
  let view: PartnerView | undefined;
  bench.runtime().topics.watch("partner", (message) => {
    view = "snapshot" in message ? message.snapshot : message.patch;
  })();
  if (view === undefined) throw new Error("the topic has no snapshot");
  return view;
}

async function signInAndChoose(bench: ScenarioBench): Promise<void> {
  const { handlers } = bench.runtime();
  orThrow(await handlers["session.ask"]({ permission: "partnerCenter", way: "browser" }));
  const { customers } = orThrow(await handlers["partner.customers"]({}));
  const own = customers.find(({ isOfOrder }) => isOfOrder);
  const other = customers.find(({ isOfOrder }) => !isOfOrder);
  expect(await handlers["partner.chooseCustomer"]({ customerId: other?.customerId ?? "" })).toMatchObject({
    ok: false,
    error: { code: "partner.otherCustomer" },
  });
  orThrow(await handlers["partner.chooseCustomer"]({ customerId: own?.customerId ?? "" }));
}

test.each([7, 1, 2])(
  "a distributor's list is uploaded, followed to each result, proven in Intune and tagged (seed %i)",
  unhurried,
  async (seed) => {
    const bench = await runningScenario("reseller", seed);
    await bench.plugStick(true);
    await bench.until(() => partnerView(bench).counts.flagged === 9);
    expect((await rowsOf(bench, "flagged")).map(({ reason }) => reason.code)).toEqual(
      new Array(9).fill("partner.noCustomer"),
    );
    await bench.pass(5 * minutes);
    expect((await bench.record()).ledger.partnerUploads).toEqual({});

    await signInAndChoose(bench);
    await bench.until(() => partnerView(bench).counts.proven === 7 && partnerView(bench).counts.waiting === 0);
    const flagged = await rowsOf(bench, "flagged");
    expect(flagged.map(({ reason, nextStep }) => [reason.code, nextStep?.code])).toEqual(
      expect.arrayContaining([
        ["partner.foreignTenant", "next.releaseByOwner"],
        ["partner.refused", "partner.bringHash"],
      ]),
    );
    const view = partnerView(bench);
    expect(view.counts).toEqual({ proven: 7, waiting: 0, flagged: 2 });
    expect(view.jobs).toMatchObject([
      { state: "ended", rows: 9, done: 7, failed: 2, batchId: expect.stringMatching(/^AS-3007-[0-9a-f]{8}$/) },
    ]);
    expect((await rowsOf(bench, "proven")).map(({ identity }) => identity).toSorted()).toEqual([
      ...new Array(2).fill("hash"),
      ...new Array(3).fill("productKey"),
      ...new Array(2).fill("tuple"),
    ]);

    const { ledger } = await bench.record();
    expect(Object.values(ledger.partnerUploads ?? {})).toEqual(new Array(9).fill(1));
    expect(ledger.importsBySerial).toEqual({});
    expect(ledger.registered).toHaveLength(7);
    const tags = bench.practice.world.identities.all().map(({ groupTag }) => groupTag);
    expect(tags).toEqual(new Array(7).fill("AS-LODGES"));
    const secrets = JSON.stringify(bench.app().log.lines());
    expect(secrets).not.toMatch(/Bearer|T0F|@/);
    expect(bench.app().store.verify()).toMatchObject({ ok: true });
  },
);
