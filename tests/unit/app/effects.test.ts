import { describe, expect, it } from "vitest";
import { createEffectRunner } from "../../../main/app/effects/run-effect.ts";
import type { DeviceSignals } from "../../../shared/contract/bridge/device-signals.ts";
import type { DeviceReading } from "../../../shared/contract/bridge/messages.ts";
import type { Effect } from "../../../shared/domain/bench/plan/effect.ts";
import { signalledEnd } from "../../../shared/domain/flow/signalled-end.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { benchWith, given, orderOpened } from "../../support/builders.ts";
import { fakePorts } from "../../support/fake-ports.ts";
import { at, espRecord, organization, profileRecord, registration } from "../../support/records.ts";
import { unitSteps } from "../../support/unit-steps.ts";
import { readSample } from "../domain/hardware-hash/read-sample.ts";

const a = unitSteps("A");
const b = unitSteps("B");
const hash = readSample("synthetic-full-valid.b64");
type BenchState = ReturnType<typeof given>;

async function run(effect: Effect, bench: BenchState, ports: ReturnType<typeof fakePorts>) {
  const outcome = await createEffectRunner(ports)(effect, () => bench, new AbortController().signal);
  const drafts = outcome.drafts.map((draft) => ("unitId" in draft ? `${draft.unitId} ${draft.kind}` : draft.kind));
  return { drafts, error: outcome.error?.code, outcome };
}

const reading = (changes: Partial<DeviceReading> = {}): DeviceReading => ({
  address: "bench-1",
  collectedAt: "2026-09-01T08:30:00Z",
  serialNumber: " SIM-A ",
  manufacturer: "Contoso",
  model: "Contoso Book 14",
  uuid: "",
  hardwareHash: hash,
  hashError: null,
  operatingSystem: { sku: 48, edition: "Professional", build: "26100", updateRevision: 1 },
  tpm: null,
  secureBoot: null,
  onAcPower: null,
  batteryPercent: null,
  networkAdapters: [],
  previouslyEnrolled: null,
  clockUtc: "2026-09-01T08:30:02Z",
  ...changes,
});

describe("collecting", () => {
  const effect: Effect = { kind: "collect", unitId: unitId("A"), address: "bench-1" };
  const seen = given(orderOpened(), a.seen(0, "bench-1"));
  const collect = (answer: DeviceReading, bench = seen) =>
    run(effect, bench, fakePorts({}, { collect: async () => ok(answer) }));

  it("keeps the hash text apart, its fields and the readiness in the journal", async () => {
    const ports = fakePorts({}, { collect: async () => ok(reading()) });
    const { drafts, outcome } = await run(effect, seen, ports);
    expect(drafts).toEqual(["A hardwareHashRead", "A readinessFactsRead"]);
    const [read, ready] = outcome.drafts;
    if (read?.kind !== "hardwareHashRead" || ready?.kind !== "readinessFactsRead")
      throw new Error("Other facts than expected");
    expect(ports.store.getHardwareHash(read.summary.digest)).toMatchObject({ ok: true });
    expect(JSON.stringify(outcome.drafts)).not.toContain(hash.slice(0, 40));
    expect([
      read.reportedSerial,
      ready.reading.facts.tpm.present,
      ready.reading.facts.supply.networkAdapters,
      ready.reading.clockOffsetMs,
    ]).toEqual(["SIM-A", null, [], 2000]);
  });

  it.each([
    ["no hash", reading({ hardwareHash: "", hashError: "noInstance" })],
    ["a damaged hash", reading({ hardwareHash: hash.slice(0, 300) })],
  ])("%s is a failure of the unit, not an error of the effect", async (_, answer) => {
    expect(await collect(answer)).toMatchObject({ drafts: ["A collectFailed"], error: undefined });
  });

  it("a device that cannot be reached is one, too", async () => {
    expect(await run(effect, seen, fakePorts())).toMatchObject({ drafts: ["A collectFailed"], error: undefined });
  });

  it("a store that cannot keep the hash is one, too: nothing is registered without it", async () => {
    const ports = fakePorts({}, { collect: async () => ok(reading()) });
    ports.store.failWrites(true);
    expect((await run(effect, seen, ports)).drafts).toEqual(["A collectFailed"]);
  });

  it("a device that a file had told of goes on as that unit", async () => {
    const first = await collect(reading());
    const [read] = first.outcome.drafts;
    if (read?.kind !== "hardwareHashRead") throw new Error("No hash was read");
    const known = given(orderOpened(), b.seen(), b.hashRead(1, read.summary), a.seen(2, "bench-1"), a.placed(2, 5));
    expect((await collect(reading(), known)).drafts).toEqual([
      "A unitMerged",
      "B unitSeen",
      "B unitPlaced",
      "B hardwareHashRead",
      "B readinessFactsRead",
    ]);
  });
});

describe("reading signals", () => {
  const effect: Effect = { kind: "readSignals", unitId: unitId("A"), address: "bench-1" };
  const answer = (deviceSetup: string | null): DeviceSignals => ({
    address: "bench-1",
    observedAt: "2026-09-01T08:30:00Z",
    devicePreparation: null,
    deviceSetup,
    accountSetup: null,
    profileName: null,
    assignedTenantId: null,
    restarts: 0,
  });
  const setup = JSON.stringify({ AppsSubcategory: { subcategoryState: "inProgress" } });
  const read = (bench: BenchState, deviceSetup: string | null = setup) =>
    run(effect, bench, fakePorts({}, { readSignals: async () => ok(answer(deviceSetup)) }));

  it("tells what is new, and every five minutes what is not", async () => {
    const first = await read(benchWith("readyToStart", a.started()));
    expect(first.drafts).toEqual(["A flowSignalsSeen"]);
    const [seen] = first.outcome.drafts;
    if (seen?.kind !== "flowSignalsSeen") throw new Error("No signals were seen");
    const known = (minute: number) => benchWith("readyToStart", a.started(), a.signalsSeen(minute, seen.signals));
    expect([(await read(known(26))).drafts, (await read(known(25))).drafts]).toEqual([[], ["A flowSignalsSeen"]]);
    const reworked = benchWith(
      "readyToStart",
      a.started(),
      a.signalsSeen(12, seen.signals),
      a.reworkStarted(13),
      a.reworkEnded(14),
    );
    expect((await read(reworked)).drafts).toEqual([]);
  });

  it("believes a failure once it has held for half a minute, and asks only for newer events", async () => {
    const failing = JSON.stringify({
      AppsSubcategory: { subcategoryState: "failed", subcategoryStatusText: "(0x87d1041c)" },
    });
    const asked: (number | null)[] = [];
    const marks = [{ channel: "Microsoft-Windows-Shell-Core/Operational", recordId: 41 }];
    const readAgain = (bench: BenchState) =>
      run(
        effect,
        bench,
        fakePorts(
          {},
          {
            readSignals: async (_address, _signal, events) => {
              asked.push(events?.find(({ channel }) => channel === marks[0]?.channel)?.after ?? null);
              return ok({ ...answer(failing), marks });
            },
          },
        ),
      );
    const [first] = (await readAgain(benchWith("readyToStart", a.started()))).outcome.drafts;
    if (first?.kind !== "flowSignalsSeen") throw new Error("No signals were seen");
    expect([first.signals.ending?.settled, signalledEnd(first.signals).kind]).toEqual([false, "running"]);
    const earlier = { ...first.signals, ending: { kind: "failed", since: at(29), settled: false } } as const;
    const [second] = (await readAgain(benchWith("readyToStart", a.started(), a.signalsSeen(29, earlier)))).outcome
      .drafts;
    if (second?.kind !== "flowSignalsSeen") throw new Error("Settling is news");
    expect(signalledEnd(second.signals)).toMatchObject({ kind: "failed", errorCode: "0x87D1041C" });
    expect(asked).toEqual([null, 41]);
  });

  it("an empty registry, damaged JSON and a silent device are no evidence", async () => {
    const bench = benchWith("running");
    expect([(await read(bench, null)).drafts, (await read(bench, '{"half')).drafts]).toEqual([[], []]);
    const unreachable = fakePorts(
      {},
      { readSignals: async () => err(appError("unavailable", "bridge.deviceUnreachable")) },
    );
    expect(await run(effect, bench, unreachable)).toMatchObject({ drafts: [], error: undefined });
  });

  it("a missing bridge is an error that slows the readings down", async () => {
    expect(await run(effect, benchWith("running"), fakePorts())).toMatchObject({
      drafts: [],
      error: "bridge.unavailable",
    });
  });
});

describe("reading the tenant", () => {
  const reading_ = {
    organization: async () => ok(organization),
    listProfiles: async () => ok([profileRecord()]),
    listEspConfigurations: async () =>
      ok([espRecord(), espRecord({ espId: "two", groupIds: ["group-bench", "group-gone"] })]),
  };
  const group = { groupId: "group-bench", name: "Bench devices", membershipRule: "", deviceIds: ["ENTRA-A"] };

  it("reads each group of an ESP once; one that was deleted reaches nobody", async () => {
    const asked: string[] = [];
    const ports = fakePorts({
      ...reading_,
      readGroup: async (_, id) => {
        asked.push(id);
        return id === "group-gone" ? err(appError("notFound", "graph.notFound")) : ok(group);
      },
    });
    const { drafts, outcome } = await run(
      { kind: "readTenant", read: "configuration" },
      benchWith("readyToStart"),
      ports,
    );
    expect(asked).toEqual(["group-bench", "group-gone"]);
    expect(drafts[0]).toBe("tenantConfigurationSeen");
    expect(outcome.drafts[0]).toMatchObject({ groups: [{ groupId: "group-bench", deviceIds: ["ENTRA-A"] }] });
  });

  it("half a configuration is none", async () => {
    const { drafts, error } = await run(
      { kind: "readTenant", read: "configuration" },
      benchWith("readyToStart"),
      fakePorts(reading_),
    );
    expect([drafts, error]).toEqual([[], "graph.offline"]);
  });

  it("a list is matched with the bench as it is when the answer has come", async () => {
    let bench = given(orderOpened());
    const ports = fakePorts({
      listRegistrations: async () => {
        bench = given(orderOpened(), a.seen(), a.hashRead());
        return ok([registration()]);
      },
    });
    const outcome = await createEffectRunner(ports)(
      { kind: "readTenant", read: "registrations" },
      () => bench,
      new AbortController().signal,
    );
    expect(outcome.drafts).toMatchObject([{ kind: "registrationSeen", unitId: "A" }]);
  });

  it.each([
    "imports",
    "registrations",
    "managedDevices",
    "deploymentEvents",
    "directoryDevices",
    "assignedDevices",
  ] as const)("a tenant that cannot be reached is an error of reading %s, and no evidence", async (read) => {
    expect(await run({ kind: "readTenant", read }, benchWith("running"), fakePorts())).toMatchObject({
      drafts: [],
      error: "graph.offline",
    });
  });

  it("nothing is asked without an order", async () => {
    expect((await run({ kind: "readTenant", read: "imports" }, given(), fakePorts())).drafts).toEqual([]);
  });
});
