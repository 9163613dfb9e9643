import { expect, test } from "vitest";
import { orThrow } from "../support/or-throw.ts";
import { chooseCustomer, partnerView, rowsOf, signInToPartner } from "../support/partner-scenario.ts";
import { runningScenario, unhurried } from "../support/running-scenario.ts";

const minutes = 60_000;

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

    await signInToPartner(bench);
    const { handlers } = bench.runtime();
    const { customers } = orThrow(await handlers["partner.customers"]({}));
    const other = customers.find(({ isOfOrder }) => !isOfOrder);
    expect(await handlers["partner.chooseCustomer"]({ customerId: other?.customerId ?? "" })).toMatchObject({
      ok: false,
      error: { code: "partner.otherCustomer" },
    });
    await chooseCustomer(bench);
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
