import { expect, it } from "vitest";
import type { BenchChange } from "../../../main/app/bench/bench-loop.ts";
import { createPartnerDesk } from "../../../main/app/partner/create-partner-desk.ts";
import type { PartnerCenter } from "../../../main/app/ports/partner-center.ts";
import type { BenchState } from "../../../shared/domain/bench/bench-state.ts";
import type { Command } from "../../../shared/domain/bench/decide/command.ts";
import type { PartnerView } from "../../../shared/domain/partner-center/partner-view.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { andThen, given, orderOpened } from "../../support/builders.ts";
import { customerChosen, partnerOrder, sendable } from "../../support/partner-steps.ts";
import { at, order } from "../../support/records.ts";
import { createVirtualClock } from "../../support/virtual-clock.ts";

const own = { customerId: order().tenantId, name: "Contoso", domain: "contoso.example" };
const other = { customerId: "99999999-2222-4333-8444-555555555555", name: "Other", domain: "other.example" };
const offline = async () => err(appError("unavailable", "partner.offline"));

function openDesk(first: BenchState, listCustomers: PartnerCenter["listCustomers"] = async () => ok([other, own])) {
  const clock = createVirtualClock(at(3));
  const commands: Command[] = [];
  const listeners = new Set<(change: BenchChange) => void>();
  let state = first;
  let asked = 0;
  const center = {
    createBatch: offline,
    addToBatch: offline,
    listBatches: offline,
    listDevices: offline,
    readJob: offline,
    listCustomers: (partner: Parameters<typeof listCustomers>[0]) => {
      asked += 1;
      return listCustomers(partner);
    },
  };
  const desk = createPartnerDesk({
    bench: {
      state: () => state,
      watch: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      tenantReadAt: () => at(3),
    },
    clock,
    speed: 1,
    partnerCenter: center,
    submit: async (command) => {
      commands.push(command);
      return ok(undefined);
    },
  });
  const seen: PartnerView[] = [];
  desk.topic.watch((message) => seen.push("snapshot" in message ? message.snapshot : message.patch));
  const change = (next: BenchState): void => {
    state = next;
    for (const listener of listeners) listener({ state, touched: new Set() });
  };
  return { desk, clock, commands, seen, change, asked: () => asked };
}

const bench = given(partnerOrder(), ...sendable("A"));

it("marks the order's own customer among all", async () => {
  const { desk } = openDesk(bench);
  expect(await desk.handlers["partner.customers"]({})).toEqual({
    ok: true,
    value: {
      customers: [
        { ...other, isOfOrder: false },
        { ...own, isOfOrder: true },
      ],
    },
  });
});

it("hands over the customer as Partner Center names it, listing anew only one it has not listed", async () => {
  const { desk, commands, asked } = openDesk(bench);
  expect(await desk.handlers["partner.chooseCustomer"]({ customerId: own.customerId })).toEqual({
    ok: true,
    value: {},
  });
  await desk.handlers["partner.chooseCustomer"]({ customerId: own.customerId });
  expect([commands[0], asked()]).toEqual([{ kind: "choosePartnerCustomer", customer: own }, 1]);
  const unknown = await desk.handlers["partner.chooseCustomer"]({ customerId: "none" });
  expect(unknown).toMatchObject({ ok: false, error: { code: "partner.notFound" } });
  expect(commands).toHaveLength(2);
});

it("asks nobody in an order that names no partner", async () => {
  const { desk, asked } = openDesk(given(orderOpened({ path: "both" })));
  expect(await desk.handlers["partner.customers"]({})).toMatchObject({
    ok: false,
    error: { code: "partner.notNamed" },
  });
  expect(asked()).toBe(0);
});

it("tells what changed once a second, however often the bench changes", async () => {
  const { clock, seen, change } = openDesk(bench);
  expect(seen).toMatchObject([{ counts: { flagged: 1 } }]);
  const chosen = andThen(bench, customerChosen(3));
  for (let times = 0; times < 50; times += 1) change(chosen);
  await clock.advance(999);
  expect(seen).toHaveLength(1);
  await clock.advance(1);
  expect(seen).toHaveLength(2);
  expect(seen[1]).toMatchObject({ customer: { name: "Contoso" }, counts: { waiting: 1, flagged: 0 } });
});

it("pages the devices of one state", async () => {
  const many = given(
    partnerOrder(),
    customerChosen(),
    ...Array.from({ length: 7 }, (_, index) => sendable(`U${index}`)).flat(),
  );
  const { desk } = openDesk(many);
  const page = await desk.handlers["partner.rows"]({ state: "waiting", offset: 5, limit: 5 });
  expect(page.ok && [page.value.rows.length, page.value.total]).toEqual([2, 7]);
});

it("tells nothing any more once it is stopped", async () => {
  const { desk, clock, seen, change } = openDesk(bench);
  change(andThen(bench, customerChosen(3)));
  desk.stop();
  await clock.advance(120_000);
  expect(seen).toHaveLength(1);
});
