import { describe, expect, it } from "vitest";
import { checkUnitNetwork } from "../../../main/app/commands/check-network.ts";
import { readUnit } from "../../../main/app/queries/read-unit.ts";
import type { NetworkEndpoint } from "../../../shared/contract/bridge/network-endpoint.ts";
import { linkAddressOf } from "../../../shared/domain/link/link-address.ts";
import { networkEndpoints } from "../../../shared/domain/network/network-endpoints.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { unitId } from "../../../shared/kernel/brand.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { fakePorts } from "../../support/fake-ports.ts";
import { draftsOf, openRunningBench } from "../../support/loop-bench.ts";
import { unitSteps } from "../../support/unit-steps.ts";

const unresolved = ({ id, host, port }: NetworkEndpoint) => ({
  id,
  host,
  port,
  resolved: false,
  connected: null,
  issuer: null,
  trusted: null,
  httpStatus: null,
  redirectHost: null,
  error: "HostNotFound",
  elapsedMs: 12,
});

/** A bench with one unit at an address. */
async function benchWithUnit(address?: string) {
  const bench = await openRunningBench();
  await bench.bench.record(draftsOf(unitSteps("A").seen(0, address)));
  return bench;
}

describe("the network check from a unit's device", () => {
  it("asks the device for every endpoint, and keeps what came of it as the unit's", async () => {
    const { bench, store, clock, journal } = await benchWithUnit("192.0.2.7");
    const asked: string[] = [];
    const { bridge } = fakePorts(
      {},
      {
        checkNetwork: async (address, endpoints) => {
          asked.push(address, ...endpoints.map(({ id }) => id));
          const head = { address, observedAt: "2026-09-01T08:00:00Z", proxy: "", clockOffsetMs: 40 };
          return ok({ ...head, endpoints: endpoints.map(unresolved) });
        },
      },
    );
    const checked = await checkUnitNetwork({ bench, bridge, clock }, "A");
    expect(asked).toEqual(["192.0.2.7", ...networkEndpoints.map(({ id }) => id)]);
    expect(journal()).toContain("networkChecked");
    expect(journal()).not.toContain("benchNetworkChecked");
    if (!checked.ok) throw new Error(checked.error.code);
    const read = readUnit(bench.state(), store, unitId("A"), clock.now());
    if (!read.ok) throw new Error(read.error.code);
    const { network, mayTryNetwork } = read.value.unit.readiness;
    expect(network).toEqual({ from: "device", seenAt: clock.now(), checks: checked.value.checks });
    expect(mayTryNetwork).toBe(true);
    expect(checked.value.checks.find(({ check }) => check === "autopilot")).toMatchObject({ state: "fail" });
    expect(bench.state().network).toBeUndefined();
  });

  it("is refused where the bridge has no way to the device", async () => {
    for (const address of [undefined, linkAddressOf(unitId("A"))]) {
      const { bench, clock, journal } = await benchWithUnit(address);
      const { bridge } = fakePorts();
      const refused = { ok: false, error: { code: "unit.wrongState" } };
      expect(await checkUnitNetwork({ bench, bridge, clock }, "A")).toMatchObject(refused);
      expect(await checkUnitNetwork({ bench, bridge, clock }, "B")).toMatchObject({ error: { code: "unit.notFound" } });
      expect(journal()).not.toContain("networkChecked");
    }
  });

  it("that fails says so in words of the network, and leaves what was known", async () => {
    const { bench, clock, journal } = await benchWithUnit("192.0.2.7");
    const errors = ["bridge.collectFailed", "bridge.remotingOff", "bridge.timedOut"] as const;
    const told: string[] = [];
    for (const code of errors) {
      const { bridge } = fakePorts({}, { checkNetwork: async () => err(appError("unavailable", code)) });
      const answer = await checkUnitNetwork({ bench, bridge, clock }, "A");
      if (!answer.ok) told.push(answer.error.code, errorText(answer.error).title);
    }
    expect(told).toEqual([
      "bridge.networkFailed",
      "The network could not be tried from the device",
      "bridge.remotingOff",
      "PowerShell on the device lets nobody in",
      "bridge.timedOut",
      "The device did not answer in time",
    ]);
    expect(journal()).not.toContain("networkChecked");
  });
});
