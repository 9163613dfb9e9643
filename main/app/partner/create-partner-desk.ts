import type { CommandHandlers } from "../../../shared/contract/commands/index.ts";
import type { Command } from "../../../shared/domain/bench/decide/command.ts";
import { projectPartner, reconcileRows } from "../../../shared/domain/partner-center/partner-view.ts";
import type { PartnerCustomer } from "../../../shared/domain/partner-center/records.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { Bench } from "../bench/bench-loop.ts";
import { partnerOf } from "../effects/partner-lock.ts";
import type { Clock, Stop } from "../ports/clock.ts";
import type { PartnerCenter } from "../ports/partner-center.ts";
import { createWholeTopic, type Topic } from "../topics/topic.ts";

/** What the desk works with. */
export type PartnerDeskPorts = {
  readonly bench: Pick<Bench, "state" | "watch" | "tenantReadAt">;
  readonly clock: Clock;
  /** Bench milliseconds in a real one. */
  readonly speed: number;
  /** Absent where the order uploads nothing. */
  readonly partnerCenter?: PartnerCenter;
  readonly submit: (command: Command) => Promise<Result<void>>;
};

/** The commands about Partner Center. */
export type PartnerHandlers = Pick<CommandHandlers, "partner.customers" | "partner.chooseCustomer" | "partner.rows">;

/** Partner Center as the page sees it. */
export type PartnerDesk = {
  readonly handlers: PartnerHandlers;
  readonly topic: Topic<"partner">;
  readonly stop: Stop;
};

/** The view goes through all units: at most once in so long, in real time. */
const pauseMs = 1_000;
/** Time alone flags a device that Intune does not show. */
const lookAgainMs = 60_000;

/** Puts the order's way through Partner Center in front of the page. */
export function createPartnerDesk(ports: PartnerDeskPorts): PartnerDesk {
  const { bench, clock, speed } = ports;
  let customers: readonly PartnerCustomer[] = [];
  let cancel: Stop | undefined;
  let cancelLook: Stop = () => undefined;

  const readAt = () => bench.tenantReadAt("registrations");
  const view = () => projectPartner(bench.state(), readAt(), clock.now());
  const { topic, set } = createWholeTopic("partner", view());

  const refresh = (): void => {
    cancel = undefined;
    cancelLook();
    const next = view();
    set(next);
    if (next.path === "graph" || next.counts.waiting === 0) return;
    cancelLook = clock.setTimer(epochMs(clock.now() + lookAgainMs), refresh);
  };
  const stopWatching = bench.watch(() => {
    cancel ??= clock.setTimer(epochMs(clock.now() + pauseMs * speed), refresh);
  });

  /** The partner's customers as they are now. */
  const listCustomers = async (): Promise<Result<readonly PartnerCustomer[]>> => {
    const partner = partnerOf(ports, bench.state());
    if (!partner.ok) return partner;
    const listed = await partner.value.center.listCustomers(partner.value.lock.partner);
    if (listed.ok) customers = listed.value;
    return listed;
  };

  return {
    topic,
    handlers: {
      "partner.customers": async () => {
        const listed = await listCustomers();
        if (!listed.ok) return listed;
        const own = bench.state().order?.tenantId;
        return ok({
          customers: listed.value.map((customer) => ({ ...customer, isOfOrder: customer.customerId === own })),
        });
      },
      "partner.chooseCustomer": async ({ customerId }) => {
        if (!customers.some((known) => known.customerId === customerId)) {
          const listed = await listCustomers();
          if (!listed.ok) return listed;
        }
        const customer = customers.find((known) => known.customerId === customerId);
        if (customer === undefined) return err(appError("notFound", "partner.notFound", { operation: "customers" }));
        const chosen = await ports.submit({ kind: "choosePartnerCustomer", customer });
        return chosen.ok ? ok({}) : chosen;
      },
      "partner.rows": async ({ state, offset, limit }) => {
        const rows = reconcileRows(bench.state(), readAt(), clock.now()).filter((row) => row.state === state);
        return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
      },
    },
    stop: () => {
      stopWatching();
      cancel?.();
      cancelLook();
    },
  };
}
