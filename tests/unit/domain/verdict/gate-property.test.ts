import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyBenchState } from "../../../../shared/domain/bench/bench-state.ts";
import { evolve } from "../../../../shared/domain/bench/evolve.ts";
import { judge } from "../../../../shared/domain/verdict/judge.ts";
import {
  configurationSeen,
  journalOf,
  orderIn,
  orderOpened,
  type Step,
  smoothLife,
  unitIn,
} from "../../../support/builders.ts";
import { at, espRecord } from "../../../support/records.ts";
import { unitSteps } from "../../../support/unit-steps.ts";
import { changeItem, changeStep, plannedChange } from "../assignment/change-steps.ts";
import { brokenConditions } from "./gate-oracle.ts";

const a = unitSteps("A");
/** First sight, hash, registration and the start mark of the first run are always there. */
const beginning: readonly Step[] = [orderOpened(), ...smoothLife("readyToStart"), a.started(10)];
const rest = smoothLife("ready").filter((step) => step.minute > 10);
const minute = fc.oneof(fc.integer({ min: 11, max: 140 }), fc.integer({ min: 1400, max: 1700 }));

const disturbance: fc.Arbitrary<Step> = fc.oneof(
  minute.map((time) => a.started(time)),
  minute.map((time) => a.failed(time)),
  minute.map((time) => a.succeeded(time)),
  minute.map((time) => a.resealed(time)),
  minute.map((time) => a.poweredOff(time)),
  minute.map((time) => a.labelled(time)),
  fc.tuple(minute, fc.constantFrom("A", "B")).map(([time, name]) => a.boxScanned(time, `RESEAL:CT-0042:SIM-${name}`)),
  minute.map((time) => a.reportAccepted(time)),
  fc
    .tuple(minute, fc.constantFrom("inProgress", "succeeded", "failed" as const))
    .map(([time, state]) => a.signalsSeen(time, state)),
  fc.tuple(minute, minute).map(([time, contact]) => a.managedSeen(time, { lastContactAt: at(contact) })),
  fc
    .tuple(minute, minute, fc.constantFrom("success", "failure", "inProgress", "disabled", "successOnRetry" as const))
    .map(([time, startedAt, deviceSetupStatus]) => a.eventSeen(time, { deviceSetupStatus, startedAt: at(startedAt) })),
  fc.tuple(minute, fc.constantFrom("TAG-A", "TAG-B")).map(([time, groupTag]) => a.registrationSeen(time, { groupTag })),
  fc.tuple(minute, fc.boolean()).map(([time, assigned]) => a.profileSeen(time, assigned)),
  fc
    .tuple(minute, fc.boolean())
    .map(([time, blocksDeviceUse]) => configurationSeen(time, [espRecord({ blocksDeviceUse })])),
  minute.map((time) => changeStep(time, { kind: "tenantChangeOpened", change: plannedChange([changeItem()]) })),
  minute.map((time) =>
    changeStep(time, { kind: "tenantChangeSeen", changeId: "change-1", findings: [{ step: 0, found: "after" }] }),
  ),
  minute.map((time) => a.reworkStarted(time)),
  minute.map((time) => a.reworkEnded(time)),
  minute.map((time) => a.routedToIt(time)),
  fc
    .tuple(
      minute,
      fc.constantFrom(
        ["successConfirmed", 52],
        ["resealConfirmed", 55],
        ["powerOffConfirmed", 57],
        ["boxScanned", 59],
      ) as fc.Arbitrary<readonly ["successConfirmed" | "boxScanned", number]>,
    )
    .map(([time, [kind, said]]) => a.withdrawn(time, kind, said)),
);

const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 25, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

/** A smooth life with a few rows missing, late or more, in the order in which they were seen. */
const lives = fc
  .record({
    config: mostly<boolean>(true, fc.constant(false)),
    kept: fc.array(mostly<boolean>(true, fc.constant(false)), { minLength: rest.length, maxLength: rest.length }),
    delays: fc.array(mostly(0, fc.integer({ min: -30, max: 60 })), {
      minLength: rest.length,
      maxLength: rest.length,
    }),
    more: fc.oneof(fc.constant([]), fc.array(disturbance, { maxLength: 4 })),
    now: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 66, max: 200 }) }, fc.integer({ min: 1400, max: 1800 })),
  })
  .map(({ config, kept, delays, more, now }) => {
    const lived = rest.flatMap((step, index) =>
      kept[index] === false ? [] : [{ ...step, minute: Math.max(11, step.minute + (delays[index] ?? 0)) }],
    );
    const later = [...lived, ...more]
      .filter((step) => step.minute <= now)
      .toSorted((left, right) => left.minute - right.minute);
    return { rows: journalOf([...(config ? [configurationSeen()] : []), ...beginning, ...later]), now };
  });

function verdictOf(rows: ReturnType<typeof journalOf>, now: number) {
  const bench = rows.reduce(evolve, emptyBenchState);
  return judge(unitIn(bench), orderIn(bench), bench.configuration, at(now));
}

it("is never ready unless all nine conditions hold", () => {
  let ready = 0;
  fc.assert(
    fc.property(lives, ({ rows, now }) => {
      const verdict = verdictOf(rows, now);
      if (verdict.kind !== "ready") return;
      ready += 1;
      expect(brokenConditions(rows, at(now))).toEqual([]);
    }),
    { numRuns: 4000 },
  );
  expect(ready).toBeGreaterThan(100);
});

it("always says what is missing or why it stops, and shows nine points", () => {
  fc.assert(
    fc.property(lives, ({ rows, now }) => {
      const verdict = verdictOf(rows, now);
      const states = verdict.points.map((point) => point.state);
      expect(states).toHaveLength(9);
      if (verdict.kind === "ready") expect(new Set(states)).toEqual(new Set(["shown"]));
      if (verdict.kind === "notYet") {
        expect(states).not.toContain("contradicted");
        expect(verdict.missing).toEqual(
          verdict.points.filter((point) => point.state === "missing").map((point) => point.name),
        );
        expect(verdict.missing.length).toBeGreaterThan(0);
      }
      if (states.includes("contradicted")) expect(verdict.kind).toBe("stop");
    }),
    { numRuns: 1000 },
  );
});

it.each([
  "tenantConfigurationSeen",
  "registrationSeen",
  "profileAssignmentSeen",
  "managedDeviceSeen",
  "successConfirmed",
  "resealConfirmed",
  "powerOffConfirmed",
  "labelPrinted",
  "boxScanned",
  "deploymentEventSeen",
])("without the last %s it is not ready any more", (kind) => {
  const whole = [configurationSeen(), ...beginning, ...rest];
  const position = whole.findLastIndex((step) => step.fact.kind === kind);
  expect(position).toBeGreaterThan(-1);
  expect(verdictOf(journalOf(whole), 66).kind).toBe("ready");
  expect(verdictOf(journalOf(whole.toSpliced(position, 1)), 66).kind).toBe("notYet");
});
