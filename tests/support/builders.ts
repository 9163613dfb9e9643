import { type BenchState, emptyBenchState } from "../../shared/domain/bench/bench-state.ts";
import { evolve } from "../../shared/domain/bench/evolve.ts";
import type { BenchFact } from "../../shared/domain/evidence/bench-facts.ts";
import type { Evidence, EvidenceSource } from "../../shared/domain/evidence/evidence.ts";
import type { UnitFact } from "../../shared/domain/evidence/unit-facts.ts";
import type { Order } from "../../shared/domain/order/order.ts";
import type { EspRecord } from "../../shared/domain/tenant/records.ts";
import type { FlowAttempt } from "../../shared/domain/unit/flow-attempt.ts";
import { currentAttempt, type Unit } from "../../shared/domain/unit/unit.ts";
import { evidenceId, orderId, unitId } from "../../shared/kernel/brand.ts";
import { mapGet } from "../../shared/kernel/persistent-map.ts";
import { at, espRecord, order, organization, profileRecord } from "./records.ts";
import { unitSteps } from "./unit-steps.ts";

/** One fact and the minute in which it happened and was seen; `unit` is absent for facts about the bench. */
export type Step = {
  readonly minute: number;
  readonly source: EvidenceSource;
  readonly actor?: string;
} & ({ readonly unit: string; readonly fact: UnitFact } | { readonly unit?: undefined; readonly fact: BenchFact });

/** The order was opened. */
export const orderOpened = (changes: Partial<Order> = {}): Step => ({
  minute: 0,
  source: "E-ADM",
  fact: { kind: "orderOpened", order: order(changes) },
});

/** The tenant was read: these ESP configurations, and the units whose devices are in the bench's group. */
export const configurationSeen = (
  minute = 0,
  espConfigurations: readonly EspRecord[] = [espRecord()],
  members: readonly string[] = ["A", "B"],
): Step => ({
  minute,
  source: "E-CFG",
  fact: {
    kind: "tenantConfigurationSeen",
    organization,
    profiles: [profileRecord()],
    espConfigurations,
    groups: [{ groupId: "group-bench", name: "Bench devices", deviceIds: members.map((name) => `entra-${name}`) }],
  },
});

/** The bench was started again. */
export const benchStarted = (minute: number): Step => ({
  minute,
  source: "E-RUN",
  fact: { kind: "benchStarted" },
});

/**
 * Journal rows of steps in the order given. A row's id tells unit, kind and minute (`A:startConfirmed:10`), with a
 * number behind it where that is not unique.
 */
export function journalOf(steps: readonly Step[]): readonly Evidence[] {
  const used = new Map<string, number>();
  return steps.map((step) => {
    const name = `${step.unit ?? "bench"}:${step.fact.kind}:${step.minute}`;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    const envelope = {
      id: evidenceId(times === 1 ? name : `${name}#${times}`),
      at: at(step.minute),
      seenAt: at(step.minute),
      source: step.source,
      actor: step.actor ?? "bench",
      orderId: orderId("order-1"),
    };
    return step.unit === undefined
      ? { ...envelope, ...step.fact }
      : { ...envelope, unitId: unitId(step.unit), ...step.fact };
  });
}

/** The bench after these steps. */
export function given(...steps: readonly Step[]): BenchState {
  return andThen(emptyBenchState, ...steps);
}

/** The bench after some more steps. */
export function andThen(state: BenchState, ...steps: readonly Step[]): BenchState {
  return journalOf(steps).reduce(evolve, state);
}

/** The unit `name` of a bench. Throws when it is not there. */
export function unitIn(state: BenchState, name = "A"): Unit {
  const unit = mapGet(state.units, name);
  if (unit === undefined) throw new Error(`There is no unit ${name}`);
  return unit;
}

/** The last run of the unit `name`. Throws when it was never started. */
export function runIn(state: BenchState, name = "A"): FlowAttempt {
  const run = currentAttempt(unitIn(state, name));
  if (run === undefined) throw new Error(`Unit ${name} was never started`);
  return run;
}

/** The order of a built bench. */
export function orderIn(state: BenchState): Order {
  if (state.order === undefined) throw new Error("No order is open");
  return state.order;
}

/** How a unit's life goes when nothing happens that should not, up to the last step of that name. */
export const lifeStages = [
  "seen",
  "checked",
  "registering",
  "registered",
  "readyToStart",
  "running",
  "sealed",
  "ready",
] as const;
export type LifeUpTo = (typeof lifeStages)[number];

/** The steps of a smooth life of the unit `name`, whose bridge address is `address`, up to a stage. */
export function smoothLife(upTo: LifeUpTo, name = "A", address?: string): readonly Step[] {
  const a = unitSteps(name);
  const parts: Readonly<Record<LifeUpTo, readonly Step[]>> = {
    seen: [a.seen(0, address)],
    checked: [a.hashRead(1), a.readinessRead(1), a.registrationAbsent(2)],
    registering: [a.importSent(3), a.importAccepted(4), a.importSeen(6)],
    registered: [a.registrationSeen(8)],
    readyToStart: [a.profileSeen(9), a.groupsSeen(9)],
    running: [a.started(10), a.managedSeen(15), a.signalsSeen(20, "inProgress")],
    sealed: [a.signalsSeen(50, "succeeded"), a.succeeded(52), a.resealed(55), a.poweredOff(57)],
    ready: [
      a.labelled(58),
      a.boxScanned(59),
      a.managedSeen(62),
      a.registrationSeen(63),
      a.profileSeen(63),
      a.eventSeen(65),
    ],
  };
  return lifeStages.slice(0, lifeStages.indexOf(upTo) + 1).flatMap((stage) => parts[stage]);
}

/** An open order whose tenant was read, and one unit after a smooth life up to a stage. */
export function benchWith(upTo: LifeUpTo, ...more: readonly Step[]): BenchState {
  return given(orderOpened(), configurationSeen(), ...smoothLife(upTo), ...more);
}
